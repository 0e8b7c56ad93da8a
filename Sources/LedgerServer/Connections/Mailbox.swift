internal import LedgerRPC
internal import LedgerStore
internal import NIOCore
internal import Synchronization

/// What goes to and from the connections of one event loop, a batch at a time.
///
/// Works of all connections that were readable in one turn of the loop are handed over together, so that they share a
/// flush; answers of a batch come back with one wake-up.
final class Mailbox: Sendable {
    let loop: any EventLoop
    private struct Answer {
        let connection: Connection
        let bytes: [UInt8]
        let held: Int
        let id: RequestID?
        let then: (@Sendable () -> Void)?
    }

    private let answers = Mutex<[Answer]>([])
    private let works = Mutex<[(work: any SequencedWork, refuse: @Sendable () -> Void)]>([])
    private let submit: @Sendable ([any SequencedWork]) -> Bool

    init(loop: any EventLoop, submit: @escaping @Sendable ([any SequencedWork]) -> Bool) {
        self.loop = loop
        self.submit = submit
    }

    /// Adds a work at the end of this turn of the loop. Only on the loop.
    ///
    /// - Parameter refuse: called when the queue had no room for it.
    func send(_ work: any SequencedWork, refuse: @escaping @Sendable () -> Void) {
        let isFirst = works.withLock { (works) in
            works.append((work, refuse))
            return works.count == 1
        }
        if isFirst { loop.execute { self.sendAll() } }
    }

    private func sendAll() {
        let sent = works.withLock { (works) in
            defer { works.removeAll(keepingCapacity: true) }
            return works
        }
        if !submit(sent.map(\.work)) {
            for (_, refuse) in sent { refuse() }
            deliver()
        }
    }

    /// Keeps an answer until the batch ends. From any thread.
    ///
    /// - Parameters:
    ///   - held: what its request was said to hold on the connection.
    ///   - id: of a request that could be taken back.
    ///   - then: what begins with the answer, on the loop.
    func keep(
        _ bytes: [UInt8], for connection: Connection, releasing held: Int, to id: RequestID? = nil,
        then: (@Sendable () -> Void)? = nil
    ) {
        answers.withLock {
            $0.append(Answer(connection: connection, bytes: bytes, held: held, id: id, then: then))
        }
    }

    /// Sends what was kept. From any thread.
    func deliver() {
        guard answers.withLock({ !$0.isEmpty }) else { return }
        if loop.inEventLoop { deliverHere() } else { loop.execute { self.deliverHere() } }
    }

    private func deliverHere() {
        let kept = answers.withLock { (answers) in
            defer { answers = [] }
            return answers
        }
        for answer in kept {
            answer.connection.answer(answer.bytes, releasing: answer.held, to: answer.id)
            answer.then?()
        }
        for answer in kept { answer.connection.flush() }
    }
}
