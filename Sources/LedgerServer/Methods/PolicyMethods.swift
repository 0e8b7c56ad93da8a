internal import CanonicalJSON
internal import LedgerDomain
internal import LedgerFormat

extension CommandMethods {
    static let policies: [CommandMethod] = [
        CommandMethod("policy.publish", "Publishes other windows and cadences, from a day on that gives notice.") {
            (reader, _) throws(ShapeError) in
            let from = try reader.value("from", .day, about: "the first day on which it holds")
            let days = try reader.object("settings", about: "what changes, in days; everything else stays") {
                (settings) throws(ShapeError) in
                var days: [PolicyField: UInt32] = [:]
                for field in PolicyField.allCases {
                    days[field] = try settings.optional(field.name, anyDays, about: "\(field.meaning)")
                }
                try settings.finish(unknown: .refuse)
                return days
            }
            return .policy(.publish(from: from, days: days))
        }
    ]

    /// Wider than any policy may be: what one may say is the domain's to refuse, by name.
    private static let anyDays = Shape<UInt32>.integer(0...UInt32.max, example: 14)
}
