internal import LedgerRPC
internal import LedgerService
internal import NIOCore

/// One client: cuts lines, bounds what it may have in flight, and writes answers.
///
/// Everything of it happens on its event loop. Lines are taken only while answers go out: a client that does not read
/// stops being read, and costs no more than what one read brought.
final class Connection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer

    let mailbox: Mailbox
    let replayer: Replayer
    private(set) var caller = Peer(uid: UInt32.max, username: nil)
    /// Process at the other end; 0 if the kernel does not say.
    private(set) var pid = 0
    /// Those that live, by their numbers.
    var subscriptions: [UInt64: Subscription] = [:]
    var lastSubscription: UInt64 = 0
    /// Subscriptions asked for and not answered yet.
    var subscribing = 0
    /// Requests that wait to be decided, and how each is taken back.
    private var waiting: [RequestID: Cancellation] = [:]
    private let dispatcher: Dispatcher
    private let counter: ConnectionCounter
    private var context: ChannelHandlerContext?
    private var splitter = LineSplitter(bound: Limits.lineBytes)
    private var lines: [LineSplitter.Piece] = []
    private var nextLine = 0
    private var inFlight = 0
    /// Bytes that requests in flight hold, or that their answers will have.
    private var heldBytes = 0
    private var wantsRead = false
    private var inputClosed = false
    private var wroteSinceFlush = false
    private var isHandling = false

    init(_ dispatcher: Dispatcher, mailbox: Mailbox, replayer: Replayer, counter: ConnectionCounter) {
        self.dispatcher = dispatcher
        self.mailbox = mailbox
        self.replayer = replayer
        self.counter = counter
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        guard counter.enter() else {
            let error = RPCError(
                .unavailable, "\(Limits.connections) connections are open already", hint: "try again in a moment",
                retryAfterMs: 1_000)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: ResponseLine.error(id: nil, error))), promise: nil)
            context.close(promise: nil)
            return
        }
        entered = true
        do {
            (caller, pid) = try PeerIdentity.caller(of: context.channel)
        } catch {
            context.close(promise: nil)
        }
        context.fireChannelActive()
    }

    private var entered = false

    func channelInactive(context: ChannelHandlerContext) {
        if entered { counter.leave() }
        lines = []
        waiting = [:]
        endSilently()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        buffer.withUnsafeReadableBytes { (bytes) in splitter.feed(bytes) { lines.append($0) } }
    }

    func channelReadComplete(context: ChannelHandlerContext) { takeLines() }

    func read(context: ChannelHandlerContext) {
        if lines.count > nextLine { wantsRead = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            takeLines()
            resumeSubscriptions()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            inputClosed = true
            resumeSubscriptions()
            closeIfDone()
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Handles lines while the client takes its answers and has not too much in flight.
    private func takeLines() {
        guard let context, !isHandling else { return }
        isHandling = true
        while nextLine < lines.count, hasRoom, context.channel.isWritable {
            let piece = lines[nextLine]
            nextLine += 1
            inFlight += 1
            switch piece {
            case .line(let line) where line.isEmpty: inFlight -= 1
            case .line(let line): dispatcher.handle(line, from: self)
            case .tooLong:
                let error = RPCError(
                    .lineTooLong, "the line has more than \(Limits.lineBytes) bytes and was skipped",
                    hint: "send it in parts, such as measurement.recordMany with fewer values")
                answer(ResponseLine.error(id: nil, error))
            }
        }
        isHandling = false
        flush()
        guard nextLine == lines.count else { return }
        lines.removeAll(keepingCapacity: true)
        nextLine = 0
        if wantsRead {
            wantsRead = false
            context.read()
        }
        closeIfDone()
    }

    /// Whether a request before this one may still have to be decided.
    var isWaiting: Bool { heldBytes > 0 }

    private var hasRoom: Bool { inFlight < Limits.inFlightPerConnection && heldBytes < Limits.answerBytes }

    /// Counts a request as answered without a word, as notifications are.
    func ignore() { inFlight -= 1 }

    /// Says how much a request that is not answered at once will hold until then: no more lines are taken while that is
    /// as much as one answer may have. Only on the loop.
    ///
    /// - Parameter cancellation: by which it can be taken back until then.
    func hold(_ bytes: Int, _ id: RequestID? = nil, _ cancellation: Cancellation? = nil) {
        heldBytes += bytes
        if let id, let cancellation { waiting[id] = cancellation }
    }

    /// Takes back a request that waits; nothing happens if it is decided or unknown.
    func takeBack(_ id: RequestID) { waiting[id]?.cancel() }

    /// Writes one answer; it leaves with the next flush. Only on the loop.
    ///
    /// - Parameters:
    ///   - held: what the request was said to hold.
    ///   - id: of a request that could be taken back.
    func answer(_ bytes: [UInt8], releasing held: Int = 0, to id: RequestID? = nil) {
        inFlight -= 1
        heldBytes -= held
        if let id { waiting[id] = nil }
        push(bytes)
    }

    /// Writes lines that answer nothing; they leave with the next flush. Only on the loop.
    func push(_ bytes: [UInt8]) {
        if !bytes.isEmpty { push(buffer(bytes)) }
    }

    /// Bytes as they are sent.
    func buffer(_ bytes: [UInt8]) -> ByteBuffer { context?.channel.allocator.buffer(bytes: bytes) ?? ByteBuffer() }

    /// The same, of bytes that others may be sent too.
    func push(_ lines: ByteBuffer) {
        guard lines.readableBytes > 0, let context else { return }
        context.write(wrapOutboundOut(lines), promise: nil)
        wroteSinceFlush = true
    }

    func flush() {
        guard wroteSinceFlush, let context else { return }
        wroteSinceFlush = false
        context.flush()
        if nextLine < lines.count { takeLines() }
        closeIfDone()
    }

    /// Whether news may be written: there is somebody, and they read.
    var takesNews: Bool { context.map { $0.channel.isActive && $0.channel.isWritable } ?? false }

    /// Whether there is a client at the other end at all.
    var isOpen: Bool { context?.channel.isActive ?? false }

    /// Whether the client closed its sending half.
    var saysNoMore: Bool { inputClosed }

    /// A client that will say no more is left once it has all its answers, and its subscriptions have ended.
    func closeIfDone() {
        guard inputClosed, inFlight == 0, nextLine == lines.count, subscriptions.isEmpty, let context else { return }
        context.close(promise: nil)
    }
}
