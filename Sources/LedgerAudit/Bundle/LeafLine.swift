internal import CanonicalJSON
internal import TransparencyLog

/// What checking needs of a leaf, read strictly from its exact bytes. Members that this version does not know are left
/// alone: a leaf may be younger than its reader.
struct LeafLine {
    let document: JSONDocument
    let seq: UInt64
    let rev: UInt64
    /// 27 bytes; sorts as time does.
    let at: ArraySlice<UInt8>
    let actor: String
    let stream: String
    let type: String
    let subjects: JSONValue
    let data: JSONValue
    let sealed: JSONValue

    /// Why a line is no leaf: a clause.
    struct Unfit: Error {
        let because: String
        init(_ because: String) { self.because = because }
    }

    /// - Parameter line: without its line feed, at most ``AuditLimits/lineBytes``.
    /// - Complexity: O(bytes).
    init(_ line: [UInt8]) throws(Unfit) {
        let document = try canonicalLine(line)
        let root = document.root
        guard root.kind == .object else { throw Unfit("it is no object") }
        guard root["v"]?.integer == 1 else { throw Unfit("its version is not 1") }
        guard let seq = root["seq"]?.integer, let rev = root["rev"]?.integer, seq >= 0, rev >= 0 else {
            throw Unfit("it has no seq or no rev, or one that is negative")
        }
        guard let actor = root["actor"]?.string, root["salt"]?.kind == .string, let stream = root["stream"]?.string,
            let type = root["type"]?.string
        else { throw Unfit("one of actor, salt, stream and type is no text") }
        guard let at = root["at"], at.kind == .string, Self.isInstant(at.bytes.dropFirst().dropLast()) else {
            throw Unfit("its time (at) is not spelled as 2026-11-23T18:02:16.123456Z")
        }
        guard let subjects = root["subjects"], subjects.kind == .array,
            subjects.elements.allSatisfy({ $0.kind == .string })
        else { throw Unfit("its subjects are no list of texts") }
        guard let data = root["data"], data.kind == .object else { throw Unfit("its data is no object") }
        guard let sealed = root["sealed"], sealed.kind == .object, sealed.members.allSatisfy({ isHash($0.value) })
        else {
            throw Unfit("what it seals is no object of hashes")
        }
        self.document = document
        self.seq = UInt64(seq)
        self.rev = UInt64(rev)
        self.at = at.bytes.dropFirst().dropLast()
        self.actor = actor
        self.stream = stream
        self.type = type
        self.subjects = subjects
        self.data = data
        self.sealed = sealed
    }

    /// `2026-11-23T18:02:16.123456Z`, each digit any digit.
    private static func isInstant(_ text: ArraySlice<UInt8>) -> Bool {
        text.count == form.count
            && zip(text, form).allSatisfy { (byte, form) in
                form == UInt8(ascii: "0") ? UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte : byte == form
            }
    }

    private static let form = Array("0000-00-00T00:00:00.000000Z".utf8)
}

/// 43 characters that are base64url of 32 bytes.
func isHash(_ value: JSONValue) -> Bool {
    guard value.kind == .string else { return false }
    return Hash256(base64url: value.bytes.dropFirst().dropLast()) != nil
}

/// Reads a line that must be its own RFC 8785 form.
///
/// - Complexity: O(bytes).
func canonicalLine(_ line: [UInt8], limits: JSONLimits = JSONLimits(values: 1 << 20)) throws(LeafLine.Unfit)
    -> JSONDocument
{
    let document: JSONDocument
    do throws(JSONError) {
        document = try JSONDocument(parsing: line, limits: limits)
    } catch {
        throw LeafLine.Unfit("it is no JSON of ours: \(error)")
    }
    guard document.canonical() == line else { throw LeafLine.Unfit("it is not in its canonical form (RFC 8785)") }
    return document
}
