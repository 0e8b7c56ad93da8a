internal import Glibc
internal import LedgerService
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Who is at the other end, as the kernel says it. No secret crosses the socket.
///
/// - SeeAlso: unix(7), SO_PEERCRED
enum PeerIdentity {
    private struct Credentials {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    private struct Unknown: Error {}

    /// - Returns: the account, and the process that connected.
    static func caller(of channel: any Channel) throws -> (Peer, pid: Int) {
        guard let provider = channel as? any SocketOptionProvider else { throw Unknown() }
        let option = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        let credentials: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(level: .socket, name: option)
        var found: Credentials?
        credentials.assumeIsolated().whenSuccess { found = $0 }
        guard let found else { throw Unknown() }
        return (Peer(uid: found.uid, username: username(of: found.uid)), Int(found.pid))
    }

    private static let names = Mutex<[UInt32: (name: String?, at: Int)]>([:])

    /// By the system's table of users, asked again after a minute.
    static func username(of uid: UInt32) -> String? {
        let now = time(nil)
        if let known = names.withLock({ $0[uid] }), now - known.at < 60 { return known.name }
        var record = passwd()
        var result: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        let code = getpwuid_r(uid, &record, &buffer, buffer.count, &result)
        let name = code == 0 && result != nil ? String(cString: record.pw_name) : nil
        names.withLock { (names) in
            if names.count >= 4_096 { names.removeAll() }
            names[uid] = (name, now)
        }
        return name
    }
}
