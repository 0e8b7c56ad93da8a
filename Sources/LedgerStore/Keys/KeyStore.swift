package import Crypto
package import LedgerDomain
internal import Synchronization
internal import TransparencyLog

/// The keys of a ledger, outside the LMDB environment, each file wrapped by the operator's key.
///
/// An owner's key is on disk, file and directory synced, before the first journal record that was sealed with it.
/// Destroying its file makes everything sealed with it unreadable for ever.
package final class KeyStore: Sendable {
    /// Version of an owner's first key; a new one comes with each erasure of something of theirs.
    package static let firstVersion: UInt32 = 1

    /// What is not as it is of an owner of whom nothing was ever erased.
    private struct Versions {
        /// Under which is sealed from now on.
        var present = firstVersion
        /// This one and all before open nothing, whatever files there are.
        var destroyed: UInt32 = 0
    }

    private let versions = Mutex<[UInt32: Versions]>([:])

    private let layout: Layout
    private let origin: String
    private let wrapping: SymmetricKey
    private let owners = Mutex<[UInt64: SymmetricKey]>([:])
    private let cacheLimit: Int

    init(layout: Layout, origin: String, operatorKey: SymmetricKey, cacheLimit: Int) {
        self.layout = layout
        self.origin = origin
        self.wrapping = operatorKey
        self.cacheLimit = cacheLimit
    }

    /// Reads the operator's key: 32 bytes.
    package static func operatorKey(at path: String) throws(StoreError) -> SymmetricKey {
        let bytes = try FileSystem.read(path)
        guard bytes.count == 32 else { throw .damaged(what: path, position: nil, reason: "a key has 32 bytes") }
        return SymmetricKey(data: bytes)
    }

    static func makeOperatorKey(at path: String) throws(StoreError) -> SymmetricKey {
        let bytes = Randomness.bytes(32)
        try FileSystem.replace(path, with: bytes)
        return SymmetricKey(data: bytes)
    }

    /// The key of `owner`'s sealed members; nil for the ledger's own. Nil if it was destroyed or never made.
    package func key(of owner: MemberID?, version: UInt32) throws(StoreError) -> SymmetricKey? {
        let number = owner?.number ?? 0
        let cacheKey = UInt64(number) << 32 | UInt64(version)
        if let destroyed = versions.withLock({ $0[number]?.destroyed }), version <= destroyed { return nil }
        if let key = owners.withLock({ $0[cacheKey] }) { return key }
        let path = path(of: owner, version: version)
        guard FileSystem.exists(path) else { return nil }
        let key = SymmetricKey(data: try unwrap(path))
        remember(key, cacheKey)
        return key
    }

    /// The present key of `owner`, or that of a version, made and durable if there was none.
    func sealingKey(
        of owner: MemberID?, version: UInt32? = nil
    ) throws(StoreError) -> (key: SymmetricKey, version: UInt32) {
        let version = version ?? presentVersion(of: owner)
        if let key = try key(of: owner, version: version) { return (key, version) }
        let bytes = Randomness.bytes(32)
        try wrap(bytes, to: path(of: owner, version: version))
        let key = SymmetricKey(data: bytes)
        remember(key, UInt64(owner?.number ?? 0) << 32 | UInt64(version))
        return (key, version)
    }

    /// Under which version is sealed now.
    func presentVersion(of owner: MemberID?) -> UInt32 {
        versions.withLock { $0[owner?.number ?? 0]?.present } ?? Self.firstVersion
    }

    /// Learns from the files which owners have a later key than the first: whatever else is lost, nothing more is sealed
    /// under a key that an erasure left behind.
    ///
    /// - Complexity: O(owners).
    func findVersions() {
        for name in FileSystem.names(in: layout.owners) {
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let owner = MemberID(text: parts[0]), let version = UInt32(parts[1]),
                version > Self.firstVersion
            else { continue }
            versions.withLock { (versions) in
                var own = versions[owner.number] ?? Versions()
                own.present = max(own.present, version)
                versions[owner.number] = own
            }
        }
    }

    /// From now on `owner`'s members are sealed under the version after this one.
    ///
    /// - Parameter opensNothing: what is under it counts as unreadable at once, before its file is gone.
    func retire(_ owner: MemberID, through version: UInt32, opensNothing: Bool) {
        versions.withLock { (versions) in
            var own = versions[owner.number] ?? Versions()
            own.present = max(own.present, version + 1)
            if opensNothing { own.destroyed = max(own.destroyed, version) }
            versions[owner.number] = own
        }
        if opensNothing { forget(owner, through: version) }
    }

    /// Removes the files of these versions, and syncs their directory: on return nothing here opens what was under them.
    ///
    /// What a disk keeps of an unlinked file is out of reach; it is wrapped by the operator's key.
    func destroy(_ owner: MemberID, through version: UInt32) throws(StoreError) {
        retire(owner, through: version, opensNothing: true)
        for version in Self.firstVersion...version {
            try FileSystem.remove(path(of: owner, version: version))
            // Left by a crash between a key's writing and its renaming.
            try FileSystem.remove(path(of: owner, version: version) + ".new")
        }
        try FileSystem.syncDirectory(layout.owners)
    }

    private func forget(_ owner: MemberID, through version: UInt32) {
        owners.withLock { (owners) in
            for version in Self.firstVersion...version { owners[UInt64(owner.number) << 32 | UInt64(version)] = nil }
        }
    }

    /// Whether a file is there of one of these versions.
    func hasKey(of owner: MemberID, through version: UInt32) -> Bool {
        (Self.firstVersion...version).contains { FileSystem.exists(path(of: owner, version: $0)) }
    }

    /// What signs the heads of an epoch.
    func signer(of origin: EpochOrigin) throws -> Signer {
        try Signer(name: origin.origin, privateKey: secret(named: Self.signingKey(of: origin.epoch)))
    }

    static func signingKey(of epoch: UInt32) -> String { "signing-\(epoch).key" }

    func secret(named name: String) throws(StoreError) -> [UInt8] { try unwrap(layout.keys + "/" + name) }

    func hasSecret(named name: String) -> Bool { FileSystem.exists(layout.keys + "/" + name) }

    /// Never in the place of another: what that one signed could not be told from what this one signs.
    func makeSecret(named name: String, _ bytes: [UInt8]) throws(StoreError) {
        guard !hasSecret(named: name) else {
            throw .cannotWrite(path: layout.keys + "/" + name, reason: "there is such a key already")
        }
        try wrap(bytes, to: layout.keys + "/" + name)
    }

    private func path(of owner: MemberID?, version: UInt32) -> String {
        layout.owners + "/\(owner?.description ?? "ledger").\(version)"
    }

    private func remember(_ key: SymmetricKey, _ cacheKey: UInt64) {
        owners.withLock { (owners) in
            if owners.count >= cacheLimit { owners.removeAll(keepingCapacity: true) }
            owners[cacheKey] = key
        }
    }

    private func wrap(_ secret: [UInt8], to path: String) throws(StoreError) {
        do {
            let box = try AES.GCM.seal(secret, using: wrapping, authenticating: associatedData(path))
            try FileSystem.replace(path, with: Array(box.combined!))
        } catch let error as StoreError {
            throw error
        } catch {
            throw .cannotWrite(path: path, reason: "\(error)")
        }
    }

    private func unwrap(_ path: String) throws(StoreError) -> [UInt8] {
        let bytes = try FileSystem.read(path)
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return Array(try AES.GCM.open(box, using: wrapping, authenticating: associatedData(path)))
        } catch {
            throw .wrongOperatorKey(path: path)
        }
    }

    /// Binds a wrapped key to its ledger and its name, so that files cannot be swapped.
    private func associatedData(_ path: String) -> [UInt8] {
        Array((origin + "\n" + path.dropFirst(layout.keys.count)).utf8)
    }
}
