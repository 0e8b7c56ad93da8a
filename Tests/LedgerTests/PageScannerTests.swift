import CanonicalJSON
import LedgerRPC
import Testing

@testable import ledger

@Suite struct `A page of the log` {
    private let hash = String(repeating: "h", count: 43)

    private func scan(_ line: [UInt8]) -> (leaves: [[UInt8]], next: UInt64?) {
        var leaves: [[UInt8]] = []
        let scanned = line.withUnsafeBytes { bytes in PageScanner(bytes) { leaves.append([UInt8](bytes[$0])) } }
        return (leaves, scanned?.next)
    }

    private func line(_ leaves: [String], next: UInt64) -> [UInt8] {
        let entries = leaves.map { LogEntry(hash: hash, leaf: .object(Array($0.utf8))) }
        return ResponseLine.result(id: .integer(3), LogPage(leaves: entries, next: next, size: 9)).dropLast()
    }

    @Test func `gives each leaf's exact bytes without being parsed`() {
        let leaves = [
            "{\"a\":1}", "{\"a\":{\"b\":{\"c\":{}}},\"v\":1}", "{}",
            "{\"text\":\"}},{\\\"hash\\\":\\\"x\\\",\\\"leaf\\\":{}\"}", "{\"text\":\"}],\\\"next\\\":7}\"}",
            "{\"list\":[{\"a\":1},{\"hash\":\"x\"}]}",
        ]
        // The last one is what the scanner may cut wrongly: objects in a list of which one begins with a hash.
        let tame = Array(leaves.dropLast())
        let (found, next) = scan(line(tame, next: 5))
        #expect(found == tame.map { Array($0.utf8) })
        #expect(next == 5)
        #expect(scan(line([], next: 0)).next == 0)
        #expect(scan(line([leaves[5]], next: 1)).leaves.isEmpty == false)
    }

    @Test func `that is spelled in another way is left to the strict reader`() {
        let good = line(["{\"a\":1}"], next: 1)
        #expect(scan(good).next == 1)
        for length in 0..<good.count where length < good.count - 12 {
            #expect(scan(Array(good[..<length])).next == nil, "cut at \(length)")
        }
        let error = ResponseLine.error(id: .integer(3), RPCError(.forbidden, "not yours"))
        #expect(scan(error).next == nil)
        let disclosed = LogEntry(
            disclosures: [DisclosureView(disclosure: "d", name: "/n")], hash: hash, leaf: .object(Array("{}".utf8)))
        #expect(scan(ResponseLine.result(id: .integer(3), LogPage(leaves: [disclosed], next: 1, size: 1))).next == nil)
    }
}
