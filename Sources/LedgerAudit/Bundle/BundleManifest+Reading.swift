internal import CanonicalJSON
internal import LedgerDomain
internal import TransparencyLog

extension BundleManifest {
    /// Reads a manifest; everything about it that can be said without the other files has been checked then.
    ///
    /// - Parameter bytes: at most ``AuditLimits/manifestBytes``.
    /// - Throws: the first thing that is not as Docs/Format.md says.
    /// - Complexity: O(bytes).
    init(parsing bytes: [UInt8]) throws(LeafLine.Unfit) {
        guard bytes.last == UInt8(ascii: "\n") else { throw LeafLine.Unfit("it does not end with a line feed") }
        let values = 3 * (AuditLimits.complete + 1) + 4 * (AuditLimits.files + 1) + 32
        let root = try canonicalLine(
            Array(bytes.dropLast()), limits: JSONLimits(bytes: AuditLimits.manifestBytes, values: values)
        ).root
        guard root.kind == .object, root.count == (root["recipient"] == nil ? 11 : 12) else {
            throw LeafLine.Unfit("it has not exactly the members of a manifest")
        }
        guard root["format"]?.stringEquals("ledger-evidence/1") == true else {
            throw LeafLine.Unfit("its format is not \(Self.format)")
        }
        func text(_ key: StaticString) throws(LeafLine.Unfit) -> String {
            guard let text = root[key]?.string, text.utf8.count <= AuditLimits.textBytes else {
                throw LeafLine.Unfit("its \(key) is no text of at most \(AuditLimits.textBytes) bytes")
            }
            return text
        }
        func number(_ value: JSONValue?, _ key: StaticString) throws(LeafLine.Unfit) -> UInt64 {
            guard let number = value?.integer, number >= 0 else {
                throw LeafLine.Unfit("its \(key) is no number from 0 on")
            }
            return UInt64(number)
        }
        guard let head = root["head"], head.kind == .object, head.count == 2, let rootText = head["root"]?.string,
            let headRoot = Hash256(base64url: rootText)
        else { throw LeafLine.Unfit("its head is not root and size") }
        self.headRoot = headRoot
        headSize = try number(head["size"], "head.size")
        complete = try Self.complete(root["complete"])
        files = try Self.files(root["files"])
        events = try number(root["events"], "events")
        export = try number(root["export"], "export")
        madeAt = try text("madeAt")
        origin = try text("origin")
        purpose = try text("purpose")
        recipient = root["recipient"] == nil ? nil : try text("recipient")
        requester = try text("requester")
        scope = try text("scope")
        guard Self.isScope(scope) else { throw LeafLine.Unfit("its scope is none") }
        guard export < headSize else { throw LeafLine.Unfit("its export is not under its head") }
        guard events <= headSize else { throw LeafLine.Unfit("it has more events than its head") }
        guard !isAll || events == headSize else {
            throw LeafLine.Unfit("its scope is all, and it has not as many events as its head")
        }
    }

    private static func complete(_ list: JSONValue?) throws(LeafLine.Unfit) -> [Complete] {
        guard let list, list.kind == .array, list.count <= AuditLimits.complete else {
            throw LeafLine.Unfit("its complete is no list of at most \(AuditLimits.complete)")
        }
        var complete: [Complete] = []
        complete.reserveCapacity(list.count)
        for each in list.elements {
            guard each.kind == .object, each.count == 2, let count = each["count"]?.integer, count >= 0,
                let of = each["of"]?.string, of.utf8.count <= AuditLimits.textBytes, isWhole(of)
            else { throw LeafLine.Unfit("an entry of its complete is not count and of") }
            if let last = complete.last, !last.of.utf8.lexicographicallyPrecedes(of.utf8) {
                throw LeafLine.Unfit("its complete does not ascend at \(of)")
            }
            complete.append(Complete(of: of, count: UInt64(count)))
        }
        return complete
    }

    private static func files(_ list: JSONValue?) throws(LeafLine.Unfit) -> [File] {
        guard let list, list.kind == .array, list.count <= AuditLimits.files else {
            throw LeafLine.Unfit("its files are no list of at most \(AuditLimits.files)")
        }
        var files: [File] = []
        var all: Int64 = 0
        for each in list.elements {
            guard each.kind == .object, each.count == 3, let bytes = each["bytes"]?.integer, bytes >= 0,
                let path = each["path"]?.string, path.utf8.count <= AuditLimits.textBytes,
                let hash = each["sha256"]?.string, BundlePath.isHexadecimalHash(hash)
            else { throw LeafLine.Unfit("an entry of its files is not bytes, path and sha256") }
            if let last = files.last, !last.path.utf8.lexicographicallyPrecedes(path.utf8) {
                throw LeafLine.Unfit("its files do not ascend at \(path)")
            }
            // Each is below 2^53 and there are few: no sum overflows.
            all += bytes
            files.append(File(path: path, bytes: bytes, sha256: hash))
        }
        guard all <= AuditLimits.allBytes else { throw LeafLine.Unfit("its files have more than 2^40 bytes") }
        return files
    }

    private static func isScope(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("all", 1): return true
        case ("person", 2), ("agreement", 2): return isNumber(parts[1])
        default: return false
        }
    }

    /// `all`, a person, or a stream: small letters, then up to two times `/` and a number.
    private static func isWhole(_ text: String) -> Bool {
        if MemberID(text: text) != nil { return true }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isWord = parts[0].utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        return isWord && !parts[0].isEmpty && parts.count <= 3 && parts.dropFirst().allSatisfy(isNumber)
    }

    /// 1 to 4 294 967 295 without a leading zero, as in the numbers of people.
    private static func isNumber(_ digits: Substring) -> Bool { MemberID(text: "U\(digits)") != nil }
}
