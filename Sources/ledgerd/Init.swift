internal import ArgumentParser
internal import Glibc
internal import LedgerDomain
internal import LedgerService
internal import LedgerStore

/// `ledgerd init`
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a ledger, and its first HR.")

    @Option(help: "Where the ledger will lie; the directory must not exist, or be empty.")
    var directory: String

    @Option(help: "The organisation's name. Its letters and digits become part of every signed head.")
    var name: String

    @Option(help: "The zone in which days are said, such as Europe/Berlin.")
    var zone: String = "UTC"

    @Option(help: "User name of the first HR on this machine.")
    var hr: String

    @Option(help: "What the first HR is called in the ledger; their user name unless said.")
    var hrHandle: String?

    @Option(help: "The first HR's name; their handle unless said.")
    var hrName: String?

    @Option(help: "A simulated ledger whose clock starts on this day and moves only when told.")
    var simulated: String?

    @Option(help: "File with the operator's key (32 bytes); one is made in the ledger's directory unless said.")
    var operatorKey: String?

    @Option(help: "Bytes of the journal: 8 MiB to 4 GiB, in whole MiB.")
    var journalBytes: Int = 64 << 20

    func validate() throws {
        guard (8 << 20...4 << 30).contains(journalBytes), journalBytes % (1 << 20) == 0 else {
            throw ValidationError("--journal-bytes is a multiple of 1048576, from 8388608 to 4294967296")
        }
        guard (1...64).contains(name.utf8.count), !originName.isEmpty else {
            throw ValidationError("--name is 1 to 64 bytes, with at least one letter or digit of ASCII")
        }
    }

    /// The name as it stands in every head, where neither spaces nor plus signs may: `Acme Hardware` gives
    /// `acme-hardware`.
    private var originName: String {
        let words = name.lowercased().utf8.split { (byte) in
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            return !isLetter && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    func run() throws {
        let rules = ZoneDatabase.rules
        var from: Instant?
        if let simulated {
            guard let day = Day(text: simulated) else {
                throw ValidationError("--simulated is a day such as 2017-09-25")
            }
            from = rules.startOfDay(day, zone)
        }
        let zoneIsKnown = rules.day(WallClock.now(), zone) != nil
        let handle = hrHandle ?? hr
        let opening = openLedger(
            name: name, zone: zone, zoneIsKnown: zoneIsKnown, simulatedFrom: from, handle: handle,
            hrName: hrName ?? handle, username: hr)
        guard case .accepted(let accepted) = opening else {
            if case .refused(let refusal) = opening { throw Complaint(refusal) }
            return
        }
        var limits = StoreLimits()
        limits.journalBytes = journalBytes
        let made: (origin: String, verifierKey: String)
        do {
            made = try Store.create(
                NewLedger(events: accepted.events, name: originName, isSimulated: from != nil),
                at: Layout(directory: directory), limits: limits, operatorKey: operatorKey,
                now: from ?? WallClock.now())
        } catch let error as StoreError {
            throw Complaint(error)
        }
        print("origin        \(made.origin)")
        print("verifier key  \(made.verifierKey)")
        print("keep the verifier key where the ledger's keeper cannot change it: it is what receipts are checked with")
    }
}

/// What is printed before the program ends with ``ExitStatus/cannotOpen``.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ error: StoreError) { description = error.description }

    init(_ refusal: Refusal) {
        description = ([refusal.summary] + refusal.rules.map { "because: \($0.because) (\($0.rule))" })
            .joined(separator: "\n  ")
    }
}
