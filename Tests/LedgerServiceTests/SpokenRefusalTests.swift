import LedgerDomain
import LedgerService
import Testing

@Suite struct `The words of a refusal` {
    private static func spoken(_ words: String) -> String {
        withPeople(named: { ["U4": "dana", "U17": "ünal"][$0.description] }, in: words)
    }

    @Test(arguments: [
        ("only U4 and their manager may do this", "only dana and their manager may do this"),
        ("the handle d is U4's", "the handle d is dana's"), ("U4", "dana"),
        ("U4, not U17, manages", "dana, not ünal, manages"),
        ("ledger member show U17", "ledger member show ünal"),
    ])
    func `say people by their handles`(words: String, spoken: String) {
        #expect(Self.spoken(words) == spoken)
    }

    @Test(arguments: [
        "there is no U99", "\"U4\" cannot be a handle", "the account \"U4\" is free", "U", "USD", "XU4", "U4x", "U-4",
        "U04", "ÜU4", "it is 2017-11-10", "",
    ])
    func `leave everything else as it is`(words: String) {
        #expect(Self.spoken(words) == words)
    }
}
