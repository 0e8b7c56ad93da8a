internal import Glibc
internal import LedgerService
package import LedgerStore
package import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The far end of the socket.
package final class LedgerServer: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let mailboxes: [ObjectIdentifier: Mailbox]
    /// Of each event loop, from ``listen()`` on.
    private let replayers: ReplayerSet
    private let counter = ConnectionCounter()
    private let logger: Logger
    private let path: String
    private let channel = Mutex<(any Channel)?>(nil)
    private let service: LedgerService
    private let exposition: @Sendable () -> String
    private let requestStop: @Sendable () -> Void

    /// Opens the ledger; nothing is served before ``listen()``.
    ///
    /// - Parameters:
    ///   - path: of the socket; its directory must exist and belong to this user.
    ///   - loops: event loops; one thread each.
    ///   - acceptsTime: the operator vouches for the machine's time, which is recorded.
    ///   - exposition: what this process has counted, as OpenMetrics text.
    ///   - requestStop: called when an operator asks the daemon to stop.
    ///   - failed: the store can no longer be trusted; must end the process.
    package init(
        _ layout: Layout, limits: StoreLimits, operatorKey: String?, path: String, loops: Int,
        acceptsTime: Bool = false, logger: Logger, exposition: @escaping @Sendable () -> String,
        requestStop: @escaping @Sendable () -> Void,
        failed: @escaping @Sendable (StoreError) -> Void
    ) throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
        let sequencer = Mutex<Sequencer?>(nil)
        var mailboxes: [ObjectIdentifier: Mailbox] = [:]
        for loop in group.makeIterator() {
            mailboxes[ObjectIdentifier(loop)] = Mailbox(loop: loop) { works in
                sequencer.withLock({ $0 })?.submit(works) ?? false
            }
        }
        let all = Array(mailboxes.values)
        let replayers = ReplayerSet()
        service = try LedgerService(
            opening: layout, limits: limits, operatorKey: operatorKey, daemonUID: geteuid(),
            timeAtStart: acceptsTime ? .accepted : .judged, logger: logger,
            batchEnded: { for mailbox in all { mailbox.deliver() } }, committed: { replayers.wake() }, failed: failed)
        let started = service.sequencer
        sequencer.withLock { $0 = started }
        self.group = group
        self.mailboxes = mailboxes
        self.replayers = replayers
        self.path = path
        self.logger = logger
        self.exposition = exposition
        self.requestStop = requestStop
    }

    /// Listens on the socket, readable and writable by its owner and group.
    ///
    /// - Throws: ``StoreError`` naming the path when it cannot be bound. A socket left by a daemon that is gone is
    ///   replaced; one that is answered is not.
    ///
    /// Nothing runs any more then: the ledger is closed as it was opened.
    package func listen() async throws {
        do {
            try SocketPath.prepare(path)
            try await bind()
        } catch {
            service.stop()
            try? await group.shutdownGracefully()
            throw error is StoreError ? error : StoreError.cannotWrite(path: path, reason: "\(error)")
        }
    }

    private func bind() async throws {
        let dispatcher = Dispatcher(service, counter: counter, exposition: exposition, stop: requestStop)
        let mailboxes = mailboxes
        let replayers = replayers
        replayers.make(for: group, service: service, counts: dispatcher.replay)
        let counter = counter
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1_024, initial: 16_384, maximum: 65_536)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let mailbox = mailboxes[ObjectIdentifier(channel.eventLoop)],
                        let replayer = replayers[channel.eventLoop]
                    else {
                        preconditionFailure("a connection runs on a loop of the group")
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        Connection(dispatcher, mailbox: mailbox, replayer: replayer, counter: counter))
                }
            }
        let mask = umask(0o117)
        defer { umask(mask) }
        let bound = try await bootstrap.bind(unixDomainSocketPath: path).get()
        channel.withLock { $0 = bound }
        logger.notice(
            "ready", metadata: ["socket": "\(path)", "events": "\(service.store.acknowledgedSize)"])
    }

    /// Takes no more connections, finishes what was sent, commits, and lets go of the directory.
    package func stop() async {
        let bound = channel.withLock { $0 }
        try? await bound?.close().get()
        unlink(path)
        await replayers.stop()
        service.stop()
        try? await group.shutdownGracefully()
        logger.notice("stopped", metadata: ["events": "\(service.store.committedSize)"])
    }
}

/// The place of the socket before it is bound.
enum SocketPath {
    static func prepare(_ path: String) throws(StoreError) {
        guard path.utf8.count < 108 else {
            throw .cannotWrite(path: path, reason: "a socket's path has at most 107 bytes; choose a shorter one")
        }
        let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard directory.isEmpty || access(directory, F_OK) == 0 else {
            throw .cannotWrite(
                path: path,
                reason: "there is no directory \(directory) for the socket; make it, or say another place with --socket"
            )
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .cannotWrite(path: path, reason: "it exists and is no socket; choose another path")
        }
        if isAnswered(path) {
            throw .cannotWrite(path: path, reason: "another daemon answers there; choose another path")
        }
        guard unlink(path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private static func isAnswered(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
