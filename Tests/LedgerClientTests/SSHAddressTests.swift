import LedgerClient
import Testing

@Suite struct `An address` {
    @Test(
        arguments: [
            ("ssh://office", nil, "office", nil, nil, "ssh office", "ledger stdio"),
            (
                "ssh://dana@office.example:2222", "dana", "office.example", 2222, nil,
                "ssh -p 2222 dana@office.example", "ledger stdio"
            ),
            (
                "ssh://dana@example.com@office/", "dana@example.com", "office", nil, nil, "ssh dana@example.com@office",
                "ledger stdio"
            ),
            (
                "ssh://[fe80::1%eth0]:22/run/other/ledger.sock", nil, "fe80::1%eth0", 22, "/run/other/ledger.sock",
                "ssh -p 22 fe80::1%eth0", "ledger stdio --socket /run/other/ledger.sock"
            ),
        ] as [(String, String?, String, UInt16?, String?, String, String)])
    func `by ssh is read as it is written`(
        text: String, user: String?, host: String, port: UInt16?, socket: String?, typed: String, command: String
    ) throws {
        let address = try SSHAddress(text)
        #expect(address.user == user && address.host == host && address.port == port && address.socket == socket)
        #expect(address.typed == typed && address.farCommand == command)
        #expect(try LedgerAddress(text) == .ssh(address))
        #expect(try SSHAddress("\(address)") == address)
    }

    @Test(arguments: [
        "ssh://", "ssh:///run/s", "ssh://@host", "ssh://-oProxyCommand=touch", "ssh://-x@host", "ssh://a:b@host",
        "ssh://host:", "ssh://host:0", "ssh://host:65536", "ssh://host:+22", "ssh://[::1", "ssh://[::1]x",
        "ssh://ho st", "ssh://host/a;b", "ssh://host/$(id)", "ssh://host/a?b", "ssh://host/`a`", "ssh://höst",
        "ssh://host/a\nb", "http://host", "SSH://host", "unix:///run/s", "ssh://\(String(repeating: "h", count: 160))",
    ])
    func `that could be an option, a command or a mistake is refused`(text: String) {
        #expect(throws: ClientError.self) { _ = try LedgerAddress(text) }
    }

    @Test func `that was said comes before the environment's, and that before the usual places`() throws {
        let environment = ["LEDGER_SOCKET": "ssh://office", "XDG_RUNTIME_DIR": "/run/user/7"]
        #expect(
            try LedgerAddress.candidates(said: "/s", environment: environment) == [.socket(path: "/s")])
        #expect(
            try LedgerAddress.candidates(said: nil, environment: environment) == [.ssh(try SSHAddress("ssh://office"))])
        let usual = ["XDG_RUNTIME_DIR": "/run/user/7", "LEDGER_SOCKET": ""]
        #expect(
            try LedgerAddress.candidates(said: nil, environment: usual)
                == [.socket(path: "/run/ledgerd/ledger.sock"), .socket(path: "/run/user/7/ledgerd/ledger.sock")])
    }
}
