import CanonicalJSON
import LedgerRPC
import Testing

@Suite struct `Every object of the wire` {
    private static let types: [any WireObject.Type] = [
        AgendaView.self, AgreementDetail.self, AgreementList.self, CheckResult.self, CommandResult.self,
        CommitmentList.self, LineOfSightAnswer.self, MirrorView.self, NextAnswer.self, NextList.self, Timeline.self,
        FeedbackDetail.self, FeedbackList.self, ConsumerList.self, ConsumerPosition.self, LogFilter.self,
        Subscribed.self,
        SubscribeParameters.self,
        ExportDetail.self, ExportList.self, ExportPreview.self,
        Consistency.self, Discovery.self, GoalTree.self, LogHead.self, LogPage.self, Lookup.self, MeasurementList.self,
        MemberDetail.self, MemberList.self, MetricList.self, MetricsText.self, PromiseDetail.self, PromiseList.self,
        RPCError.self, ReceiptText.self,
        RequestMeta.self, ServerStatus.self, Stopping.self,
    ]

    /// What the reading code makes of its own shapes' examples, every optional member among them.
    private func example<T: WireObject>(_ type: T.Type) -> T? {
        var example: T?
        _ = ObjectReader.describe { (reader) throws(ShapeError) in example = try T(from: reader) }
        return example
    }

    private func check<T: WireObject>(_ type: T.Type) throws {
        // A page's example has a leaf of no document, and cannot be written.
        guard type != LogPage.self else { return }
        let bytes = try #require(example(type)).canonicalBytes
        let read = try T(JSONDocument(parsing: bytes).root)
        #expect(read.canonicalBytes == bytes, "\(type)")
        #expect(try JSONDocument(parsing: bytes).canonical() == bytes)
    }

    @Test func `is written canonically and read back the same`() throws {
        for type in Self.types { try check(type) }
    }

    private func checkMembers<T: WireObject>(_ type: T.Type) throws {
        guard type != LogPage.self else { return }
        let written = try JSONDocument(parsing: #require(example(type)).canonicalBytes).root.members.map(\.key)
        guard case .object(let properties)? = type.schema["properties"],
            case .array(let required)? = type.schema["required"]
        else {
            Issue.record("\(type) has no schema of an object")
            return
        }
        #expect(Set(written).isSubset(of: properties.map(\.0)), "\(type)")
        #expect(Set(required.map(\.description)).isSubset(of: written.map { "\"\($0)\"" }), "\(type)")
    }

    @Test func `writes what its schema requires, and nothing that it does not name`() throws {
        for type in Self.types { try checkMembers(type) }
    }

    @Test func `lets members be that a later version may add`() throws {
        let value = try JSONDocument(parsing: Array("{\"later\":[1],\"stopping\":true}".utf8)).root
        #expect(try Stopping(value).stopping)
    }

    @Test func `leaves a leaf's bytes as they are`() throws {
        let leaf = Array("{\"v\":1,\"a\":\"\\u0041\"}".utf8)
        let page = LogPage(leaves: [LogEntry(hash: "h", leaf: .object(leaf))], next: 1, size: 9)
        let line = ResponseLine.result(id: .integer(1), page)
        guard case .result(let value) = try Response(line: line.dropLast()).outcome else { return }
        let read = try LogPage(value)
        #expect(read.leaves.first?.leafBytes == leaf)
        #expect(read.next == 1)
        let text = LogEntry(hash: "h", leaf: .text(String(decoding: leaf, as: UTF8.self)))
        #expect(try LogEntry(JSONDocument(parsing: text.canonicalBytes).root).leafBytes == leaf)
    }
}
