import CanonicalJSON
import Foundation
import LedgerDomain
import LedgerFormat
import Testing

/// Code and schemas are compared through somebody else's implementation: Python's jsonschema, which
/// `python3 -m pip install jsonschema` installs.
@Suite struct `Schemas of events` {
    @Test func `take what is written, and refuse every change of it that the code refuses`() throws {
        var lines: [UInt8] = []
        var (taken, refused) = (0, 0)
        for seed: UInt64 in 1...4 {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                for leaf in Self.leaves(of: WrittenEvent(event)) {
                    if leaf.isValid { taken += 1 } else { refused += 1 }
                    lines += leaf.line.canonicalBytes
                    lines.append(UInt8(ascii: "\n"))
                }
            }
        }
        #expect(taken > 400 && refused > 4_000, "\(taken) valid and \(refused) invalid leaves are too few")
        let judgement = try Self.judge(lines)
        #expect(judgement.status == 0, "\(judgement.output)")
    }

    @Test func `take whole leaves as they are built`() throws {
        var lines: [UInt8] = []
        var random = SeededRandom(seed: 5)
        for seed: UInt64 in 1...20 {
            var maker = EventMaker(seed: seed)
            for event in maker.oneOfEach() {
                let written = WrittenEvent(event)
                let hasCause = maker.bool()
                let header = LeafHeader(
                    actor: maker.bool() ? .clock : .member(maker.member()), at: maker.instant(),
                    basis: hasCause ? [maker.seq()] : [], cause: hasCause ? maker.seq() : nil,
                    command: CommandID(milliseconds: seed, random: (random.next(), random.next())), part: (0, 1),
                    rev: maker.seq(), seq: maker.seq(), stream: written.stream,
                    subjects: [MemberID(17), MemberID(3)], type: written.type, via: hasCause ? .operator : nil)
                let leaf = try BuiltLeaf(event, header: header, ordinals: [0, 9], owners: WrittenEvent.owners) {
                    Salt(words: (random.next(), random.next()))
                }
                let line: JSONTree = [
                    "schema": .string("Schemas/events/\(written.type).json"),
                    "instance": JSONTree(try JSONDocument(parsing: leaf.bytes).root), "valid": true,
                ]
                lines += line.canonicalBytes + [UInt8(ascii: "\n")]
            }
        }
        let judgement = try Self.judge(lines)
        #expect(judgement.status == 0, "\(judgement.output)")
    }

    private struct JudgedLeaf {
        let line: JSONTree
        let isValid: Bool

        init(_ written: WrittenEvent, _ data: JSONTree, _ sealed: [String], change: String) {
            let opened = OpenedMembers(sealed.map { ($0, nil) })
            let isValid =
                (try? JSONDocument(parsing: data.canonicalBytes)).map { document in
                    (try? Catalogue.decode(
                        type: written.type, data: document.root, sealedOpened: opened, unknown: .refuse)) != nil
                } ?? false
            self.isValid = isValid
            line = [
                "schema": .string("Schemas/events/\(written.type).json"),
                "instance": written.leaf(data: data, sealed: sealed),
                "valid": .bool(isValid), "change": .string(change),
            ]
        }
    }

    private static func leaves(of written: WrittenEvent) -> [JudgedLeaf] {
        guard let document = try? JSONDocument(parsing: written.data) else { return [] }
        let data = JSONTree(document.root)
        let sealed = written.sealed.map(\.pointer)
        var leaves = [JudgedLeaf(written, data, sealed, change: "none")]
        for mutation in data.mutations() where !isBetweenMembers(mutation.change) {
            leaves.append(JudgedLeaf(written, mutation.tree, sealed, change: "/data" + mutation.change))
        }
        leaves.append(JudgedLeaf(written, data, sealed + ["/stranger"], change: "a stranger sealed"))
        for rule in written.row.sealed where sealed.contains(rule.pointer) && !isBetweenMembers(rule.pointer) {
            leaves.append(
                JudgedLeaf(written, data, sealed.filter { $0 != rule.pointer }, change: "\(rule.pointer) not sealed"))
        }
        return leaves
    }

    /// What a schema of one leaf cannot say: which text is sealed for a contribution depends on whether it names a
    /// goal, and how many texts are sealed depends on how many promises, steps and reserved points there are.
    private static func isBetweenMembers(_ change: String) -> Bool {
        change.hasPrefix("/terms/contribution")
    }

    private static func judge(_ lines: [UInt8]) throws -> (status: Int32, output: String) {
        let input = FileManager.default.temporaryDirectory.appending(path: "leaves-\(UUID()).jsonl")
        try Data(lines).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", RepositoryFiles.root.appending(path: "Tests/Schemas/validate.py").path,
            RepositoryFiles.root.path,
        ]
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}

extension WrittenEvent {
    fileprivate var stream: StreamName {
        switch row.streamKind {
        case .ledger: .ledger
        case .person: .person(MemberID(17))
        case .goal: .goal(GoalID(3))
        case .metric: .metric(MetricID(5))
        case .agreement: .agreement(AgreementID(12))
        case .measurement: .measurement(MetricID(5), MemberID(17))
        case .promise: .promise(PromiseID(9))
        case .checkpoint: .checkpoint(CheckpointID(40))
        case .agenda: .agenda(MemberID(3), MemberID(17))
        case .looked: .looked(MemberID(17))
        case .feedback: .feedback(FeedbackID(7))
        case .strategy: .strategy(StrategyID(4))
        case .export: .export(ExportID(4))
        }
    }

    /// A whole leaf around this data, with the members of record.md.
    fileprivate func leaf(data: JSONTree, sealed: [String]) -> JSONTree {
        let digest = JSONTree.string(String(repeating: "A", count: 43))
        return [
            "actor": "U3", "at": "2026-11-23T18:02:16.123456Z", "basis": [1, 2], "cause": 7,
            "cmd": "0193c0de-0000-7000-8000-000000000000", "data": data, "part": [0, 1], "rev": 4,
            "salt": "AAAAAAAAAAAAAAAAAAAAAA",
            "sealed": .object((sealed + ["ordinal/U17"]).map { ($0, digest) }), "seq": 123,
            "stream": .string(stream.description),
            "subjects": ["U17", "U3"], "type": .string(type), "v": 1,
        ]
    }
}
