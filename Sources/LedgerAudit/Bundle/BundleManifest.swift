internal import CanonicalJSON
internal import Crypto
package import TransparencyLog

/// What a bundle is, and what lies in it: `manifest.json`.
///
/// - SeeAlso: Docs/Format.md, "The manifest".
package struct BundleManifest: Sendable, Equatable {
    static let format = "ledger-evidence/1"

    /// One file of the bundle.
    package struct File: Sendable, Equatable {
        package var path: String
        package var bytes: Int64
        /// 64 hexadecimal digits in small letters.
        package var sha256: String
    }

    /// Something that is here whole.
    package struct Complete: Sendable, Equatable {
        /// A stream such as `agreement/12`, a person such as `U17`, or `all`.
        package var of: String
        /// How many events of it came before the export.
        package var count: UInt64

        package init(of: String, count: UInt64) {
            self.of = of
            self.count = count
        }
    }

    package var complete: [Complete]
    /// Number of leaves.
    package var events: UInt64
    /// Position of the `export.made` event.
    package var export: UInt64
    /// Ascending by path, the manifest itself not among them.
    package var files: [File]
    package var headRoot: Hash256
    package var headSize: UInt64
    /// As the export's leaf has it.
    package var madeAt: String
    package var origin: String
    package var purpose: String
    package var recipient: String?
    /// `U3`
    package var requester: String
    /// `all`, `person/17` or `agreement/12`.
    package var scope: String

    var isAll: Bool { scope == "all" }

    /// What its scope itself is in `complete`: `all`, `U17` or `agreement/12`.
    var own: String { scope.replacing("person/", with: "U") }

    /// Canonical, with a line feed behind it.
    ///
    /// - Complexity: O(bytes).
    package var bytes: [UInt8] {
        var writer = CanonicalWriter(reservingCapacity: 4_096)
        writer.object { (manifest) in
            manifest.array("complete") { Self.write(complete, to: &$0) }
            manifest.integer("events", Int64(events))
            manifest.integer("export", Int64(export))
            manifest.array("files") { (array) in
                for file in files {
                    array.object { (object) in
                        object.integer("bytes", file.bytes)
                        object.string("path", file.path)
                        object.string("sha256", file.sha256)
                    }
                }
            }
            manifest.string("format", Self.format)
            manifest.object("head") { (head) in
                head.string("root", headRoot.base64url)
                head.integer("size", Int64(headSize))
            }
            manifest.string("madeAt", madeAt)
            manifest.string("origin", origin)
            manifest.string("purpose", purpose)
            if let recipient { manifest.string("recipient", recipient) }
            manifest.string("requester", requester)
            manifest.string("scope", scope)
        }
        writer.newline()
        return writer.bytes
    }

    private static func write(_ complete: [Complete], to array: inout ArrayWriter) {
        for each in complete {
            array.object { (object) in
                object.integer("count", Int64(each.count))
                object.string("of", each.of)
            }
        }
    }

    /// SHA-256 of the list's canonical bytes, base64url: what `export.made` has as its `listing`.
    ///
    /// - Parameter complete: in ascending order of `of` (bytes).
    /// - Complexity: O(list).
    package static func listing(of complete: [Complete]) -> String {
        var writer = CanonicalWriter(reservingCapacity: 1_024)
        writer.array { write(complete, to: &$0) }
        return Base64.url.encode(Array(SHA256.hash(data: writer.bytes)))
    }
}
