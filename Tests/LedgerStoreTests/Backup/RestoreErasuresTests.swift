import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `A restore with erasures` {
    @Test func `of events that the log lost goes on in a new epoch alone, whatever head is shown`() throws {
        let ledger = try TestLedger.old()
        let shown = try ledger.signedHead()
        let made = try ledger.backUp()
        let erasing = try ledger.eraseWords()
        try ledger.carryOut()
        let remembered = ledger.place.path + "/remembered.note"
        Files.copy(made.log + "/head.note", to: remembered)
        let lost = StoreError.eventsLost(
            path: ledger.layout.erasures, event: erasing[0].seq, logSize: made.size)
        for head in [shown.path, remembered] {
            #expect(throws: lost) { try ledger.restore(made, to: "restored", heads: [head]) }
        }
        #expect(lost.description.contains("--new-epoch") && lost.description.contains("nothing was written"))
        #expect(!Files.exists(ledger.place.path + "/restored") && !Files.exists(ledger.place.path + "/restored.new"))
        let (restored, _) = try ledger.restore(made, to: "restored", heads: [shown.path], newEpoch: true)
        #expect(restored.epoch == 2 && restored.erasedAgain == 1)
    }

    @Test func `takes no copy's own head for the last one`() throws {
        let ledger = try TestLedger.agreed()
        let made = try ledger.backUp()
        #expect(throws: StoreError.lastHeadUnknown) {
            try ledger.restore(made, to: "restored", heads: [made.log + "/head.note"])
        }
    }

    @Test func `is refused where their file is cut off or has a line that is none`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.carryOut()
        let made = try ledger.backUp()
        let whole = Files.read(ledger.layout.erasures)
        let given = ledger.place.path + "/given.jsonl"
        for (bytes, word) in [
            (whole + Array(#"{"event":99,"#.utf8), "cut off"), (Array(whole.dropLast(9)), "cut off"),
            (whole + [10], "line 2"), (whole + Array("{}\n".utf8), "line 2"),
        ] {
            Files.write(bytes, to: given)
            #expect {
                try ledger.restore(made, to: "restored", erasures: given, newEpoch: true)
            } throws: {
                if case .erasuresMissing(given, let reason)? = $0 as? StoreError {
                    reason.contains(word)
                } else {
                    false
                }
            }
        }
        Files.write(whole, to: given)
        _ = try ledger.restore(made, to: "restored", erasures: given, newEpoch: true)
    }

    @Test(arguments: [false, true]) func `holds the file in each copy against its manifest`(ofKeys: Bool) throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.carryOut()
        let made = try ledger.backUp()
        let copy = ofKeys ? made.keys! : made.log
        Files.write([], to: copy + "/erasures.jsonl")
        #expect(throws: StoreError.noBackup(directory: copy, reason: "erasures.jsonl is not what was copied")) {
            try ledger.restore(made, to: "restored", newEpoch: true)
        }
        Files.remove(copy + "/erasures.jsonl")
        #expect {
            try ledger.restore(made, to: "restored", newEpoch: true)
        } throws: {
            "\($0)".contains("erasures.jsonl in it cannot be read") && "\($0)".contains("choose another copy")
        }
    }
}

@Suite struct `A ledger whose file of erasures` {
    @Test func `does not name what the log erased is neither opened nor copied until it does`() throws {
        let ledger = try TestLedger.old()
        let erasing = try ledger.eraseWords()
        try ledger.carryOut()
        let made = try ledger.backUp()
        try ledger.close()
        let whole = Files.read(ledger.layout.erasures)
        let line = String(decoding: whole.dropLast(), as: UTF8.self)
        let lost = StoreError.erasuresLost(path: ledger.layout.erasures, event: erasing[0].seq, line: line)
        for gone in [true, false] {
            if gone { Files.remove(ledger.layout.erasures) } else { Files.write([], to: ledger.layout.erasures) }
            #expect(throws: lost) { try ledger.open() }
            #expect(throws: lost) { try ledger.backUp(at: ledger.wall.advanced(days: 1)) }
            #expect(Files.exists(ledger.layout.erasures) == !gone)
        }
        #expect(lost.description.contains("erasures.jsonl in either copy"))
        Files.copy(made.log + "/erasures.jsonl", to: ledger.layout.erasures)
        #expect(Files.read(ledger.layout.erasures) == whole)
        try ledger.open()
    }

    @Test func `is lost for good is written anew from what each refusal says`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.carryOut()
        try ledger.erasePerson()
        try ledger.carryOut()
        let whole = Files.read(ledger.layout.erasures)
        try ledger.close()
        Files.remove(ledger.layout.erasures)
        for _ in 1...2 {
            do {
                try ledger.open()
                Issue.record("it opens with \(Files.read(ledger.layout.erasures).count) bytes")
            } catch StoreError.erasuresLost(_, _, let line) {
                Files.write(Files.read(ledger.layout.erasures) + Array(line.utf8) + [10], to: ledger.layout.erasures)
            }
        }
        #expect(Files.read(ledger.layout.erasures) == whole)
        try ledger.open()
    }

    @Test func `loses lines while it is open carries out no erasure until they are back`() throws {
        let ledger = try TestLedger.old()
        let erasing = try ledger.eraseWords()
        try ledger.carryOut()
        let whole = Files.read(ledger.layout.erasures)
        Files.remove(ledger.layout.erasures)
        let confirmed = try #require(ledger.leaves().first { $0.leaf.header.type == "agreement.confirmed" }).seq
        try ledger.act(.custody(.erase(member: nil, seq: confirmed, members: ["/inOwnWords"], .ordered)), by: hana)
        try ledger.store.commit()
        let line = String(decoding: whole.dropLast(), as: UTF8.self)
        #expect(
            throws: StoreError.erasuresLost(path: ledger.layout.erasures, event: erasing[0].seq, line: line)
        ) {
            try ledger.store.eraseOn()
        }
        #expect(Files.read(ledger.layout.erasures).isEmpty)
        Files.write(whole, to: ledger.layout.erasures)
        try ledger.carryOut()
        #expect(try ErasuresFile(path: ledger.layout.erasures).read().map(\.key) == [1, 2])
        #expect(try !ledger.texts().contains(TestLedger.stays))
    }

    @Test func `is lost does not make it seal under a key that was left behind`() throws {
        let ledger = try TestLedger.old()
        try ledger.eraseWords()
        try ledger.carryOut()
        let origin = ledger.store.reading.vault.origin
        let keys = KeyStore(
            layout: ledger.layout, origin: origin, operatorKey: try KeyStore.operatorKey(at: ledger.layout.operatorKey),
            cacheLimit: 4)
        keys.findVersions()
        #expect(keys.presentVersion(of: dana) == 2 && keys.presentVersion(of: gero) == 1)
    }
}
