import Testing

/// The two programs as their users have them: `ledgerd` over a directory and a socket, `ledger` and plain lines in front
/// of it. One after the other, because each has a daemon and a disk to wait for.
@Suite(.serialized) struct `End to end` {}
