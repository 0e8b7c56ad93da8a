internal import LedgerDomain

/// Where copies of this ledger's keys were put: an erasure destroys keys there too, as far as it reaches.
///
/// One directory a line. Copies that were carried elsewhere are out of reach: they end when they are thirty days old.
struct KeyBackups {
    /// Directories that are remembered.
    static let limit = 256

    let path: String

    init(_ layout: Layout) { path = layout.keyBackups }

    func directories() throws(StoreError) -> [String] {
        guard FileSystem.exists(path) else { return [] }
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    func add(_ directory: String) throws(StoreError) {
        var known = try directories()
        if known.contains(directory) { return }
        known.append(directory)
        let text = known.suffix(Self.limit).joined(separator: "\n") + "\n"
        try FileSystem.replace(path, with: Array(text.utf8))
    }

    /// Removes an owner's keys, up to a version, from every copy of this ledger's keys that is there, and syncs.
    func destroy(_ owner: MemberID, through version: UInt32, origin: String) throws(StoreError) {
        for directory in try directories() {
            for name in FileSystem.names(in: directory) where name.hasPrefix("keys-") {
                let place = directory + "/" + name
                guard FileSystem.isDirectory(place + "/owners"),
                    let manifest = try? BackupManifest(reading: place, .keys),
                    EpochOrigin(manifest.origin).first == EpochOrigin(origin).first
                else { continue }
                for version in KeyStore.firstVersion...version {
                    try FileSystem.remove(place + "/owners/\(owner).\(version)")
                }
                try FileSystem.syncDirectory(place + "/owners")
            }
        }
    }
}
