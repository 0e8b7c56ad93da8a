import Glibc

/// A file system of a few megabytes in memory, mounted while this lives. Needs root.
final class SmallDisk: Sendable {
    /// The mount point; its contents go with the mount.
    let place = TemporaryDirectory()

    struct Failed: Error { let code: Int32 }

    init(megabytes: Int) throws {
        guard mount("tmpfs", place.path, "tmpfs", 0, "size=\(megabytes)m,mode=0700") == 0 else {
            throw Failed(code: errno)
        }
    }

    func makeReadOnly() throws {
        guard mount("tmpfs", place.path, "tmpfs", UInt(MS_REMOUNT) | UInt(MS_RDONLY), nil) == 0 else {
            throw Failed(code: errno)
        }
    }

    deinit { umount2(place.path, Int32(MNT_DETACH)) }
}
