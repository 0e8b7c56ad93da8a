import Glibc

/// The first three descriptors, which a program may be started without.
package enum StandardStreams {
    /// Occupies those that are closed, so that no file or socket that is opened later gets their numbers: what is meant for
    /// a person would be written into the log, or sent to the ledger as a request.
    ///
    /// What was closed still cannot be used: reading from it and writing to it fail as before. The first thing that a program
    /// does.
    package static func occupy() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }
}
