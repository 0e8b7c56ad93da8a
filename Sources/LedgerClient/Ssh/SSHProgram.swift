/// The program that leads to another machine.
package struct SSHProgram: Sendable, Hashable {
    /// A program with its arguments, as a shell reads them; ssh's come after those. Nil for `ssh`.
    package let override: String?

    /// - Parameter environment: `LEDGER_SSH` may say another, with options: `ssh -F ~/.ssh/work`.
    package init(environment: [String: String] = [:]) {
        override = environment["LEDGER_SSH"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func words(to address: SSHAddress) -> [String] {
        guard let override else { return ["ssh"] + address.arguments }
        // The arguments are handed over as they are; only what the user set is read by the shell, which then is gone.
        return ["/bin/sh", "-c", "exec \(override) \"$@\"", "ssh"] + address.arguments
    }
}
