internal import Crypto

/// Holds what lies in a bundle against its manifest: names, then what is missing, what is too much, and the bytes.
struct FilesCheck {
    private let source: any BundleSource
    private let manifest: BundleManifest

    init(_ source: any BundleSource, _ manifest: BundleManifest) {
        self.source = source
        self.manifest = manifest
    }

    /// - Parameter progress: called with the bytes of each piece.
    func run(_ progress: (Int64) -> Void) throws(Stop) {
        let listed = Set(manifest.files.map(\.path))
        for file in manifest.files where !BundlePath.mayBeListed(file.path) {
            throw found(file.path, "no file of this name belongs into a bundle")
        }
        let required = BundlePath.required(isAll: manifest.isAll)
        for path in BundlePath.required(isAll: false) where required.contains(path) != listed.contains(path) {
            throw found(
                path, listed.contains(path) ? "for scope all there is none" : "the manifest does not list it")
        }
        for file in manifest.files {
            let isHere: Bool
            do throws(ReadFailure) { isHere = try source.hasFile(file.path) } catch { throw Stop(error, file.path) }
            guard isHere else { throw found(file.path, "it is listed, and no plain file of this name is here") }
        }
        let stranger: String?
        do throws(ReadFailure) {
            stranger = try source.firstStranger(listed: listed)
        } catch {
            throw Stop(error, BundlePath.manifest)
        }
        if let stranger { throw found(stranger, "it is here, and the manifest does not list it") }
        var piece = [UInt8](repeating: 0, count: AuditLimits.pieceBytes)
        for file in manifest.files { try check(file, &piece, progress) }
    }

    private func check(
        _ file: BundleManifest.File, _ piece: inout [UInt8], _ progress: (Int64) -> Void
    ) throws(Stop) {
        var hash = SHA256()
        var bytes: Int64 = 0
        do throws(ReadFailure) {
            let content = try source.open(file.path)
            while true {
                let count = try filling(&piece, from: content)
                if count == 0 { break }
                bytes += Int64(count)
                guard bytes <= file.bytes else { throw .damaged("it has more than the \(file.bytes) bytes listed") }
                piece.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                progress(Int64(count))
            }
        } catch {
            throw Stop(error, file.path)
        }
        guard bytes == file.bytes else {
            throw found(file.path, "it has \(bytes) bytes, and the manifest says \(file.bytes)")
        }
        guard hexadecimal(hash.finalize()) == file.sha256 else {
            throw found(file.path, "its bytes are not those whose SHA-256 the manifest has")
        }
        if let name = BundlePath.attachmentHash(of: file.path), name != file.sha256[...] {
            throw found(file.path, "it is not named by its SHA-256")
        }
    }

    private func found(_ path: String, _ because: String) -> Stop { .finding(Finding(.files, path, because)) }
}
