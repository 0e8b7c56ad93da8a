#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A system call that failed on a path: what was tried, on what, and the system's own words.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    /// "open", "write", …
    package var call: String
    package var path: String
    package var number: Int32

    /// Takes the present `errno`.
    init(_ call: String, _ path: String) {
        number = errno
        self.call = call
        self.path = path
    }

    package var reason: String { String(cString: strerror(number)) }
    package var description: String { "cannot \(call) \(path): \(reason)" }
}
