import LedgerDomain

extension RandomHistory {
    mutating func aboutExports() -> Idea {
        if chance(2), let id = pick(ledger.exports.keys.sorted().suffix(6)), let export = ledger.exports[id] {
            if chance(3) { return (.export(.deliver(id, digest: export.made.listing)), export.by) }
            return (.export(.see(id)), pick(export.made.concerned) ?? anybody)
        }
        let patterns: [ExportPattern] = [.everything, .owner(anybody), .name("/note"), .type("feedback.*")]
        let (scope, actor) = anyScope
        let draft = ExportDraft(
            scope: scope, purpose: chance(4) ? nil : words, recipient: chance(3) ? words : nil,
            disclose: chance(2) ? [] : [pick(patterns)!], withhold: chance(2) ? [] : [pick(patterns)!])
        return (.export(.make(draft)), actor)
    }

    private var anyScope: (ExportScope, MemberID) {
        mutating get {
            if chance(3), let id = pick(ledger.agreements.keys.sorted()), let agreement = ledger.agreements[id] {
                return (.agreement(id), pick([agreement.member, agreement.manager, otto])!)
            }
            let person = anybody
            return chance(3) ? (.all, pick([hana, otto])!) : (.person(person), pick([person, hana])!)
        }
    }
}
