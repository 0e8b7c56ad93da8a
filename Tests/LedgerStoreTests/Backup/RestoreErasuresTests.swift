import LedgerDomain
@testable import LedgerStore
import Testing

@Suite struct `A ledger whose file of erasures` {
    @Test func `does not name what the log erased is neither opened nor copied until it does`() throws {
        let ledger = try TestLedger.old()
        let erasing = try ledger.eraseWords()
        try ledger.carryOut()
        let made = try ledger.backUp()
        try ledger.close()
        let whole = Files.read(ledger.layout.erasures)
        let lost = StoreError.erasuresLost(path: ledger.layout.erasures, event: erasing[0].seq)
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
