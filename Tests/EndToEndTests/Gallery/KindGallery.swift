import LedgerRPC

extension Gallery {
    /// What no script causes. An entry that gets a script leaves this list, and nothing joins it unsaid.
    static let withoutScript: Set<GalleryEntry.Subject> = [
        .rule("simulated-only"), .rule("same-replay"), .rule("late-is-late"), .kind(.unavailable), .kind(.storageFull),
        .kind(.unknown), .kind(.erased), .kind(.cancelled), .kind(.deadline), .kind(.internalError),
    ]

    static let kinds: [GalleryEntry] = [
        .script(
            .kind(.rejected), "Rules of the domain: every failing one is named.",
            run: "ledger agreement confirm A7 --own-words 'I win deals' --as dana",
            says: """
                ledger: error: A7 cannot be confirmed
                  because: A7 expired when its window began (still-open; events N)
                  because: the window began on 2017-10-01 (not-backwards; events N)
                  because: the terms promise no support, and you did not say that none is needed (complete-terms; \
                events N)
                  hint: ledger agreement show A7
                """),
        .line(
            .kind(.conflict), "Something came in between: what the request was decided upon is no longer what stands.",
            send: """
                {"id":1,"jsonrpc":"2.0","method":"agreement.discuss","params":{"agreement":"A1","meta":{"as":"dana",\
                "expectedRevision":7},"text":"Shall we?"}}
                """,
            says: """
                {"error":{"code":2,"data":{"actual":1,"hint":"read it again, then \
                decide","kind":"conflict","outcome":"not_applied","retry":"afterReading"},"message":"something came \
                in between: 7 events were to be there, now it is 1"},"id":1,"jsonrpc":"2.0"}
                """),
        .script(
            .kind(.forbidden), "It can be seen, and is somebody else's to do.",
            run: "ledger agreement decline A1 'She does not want it' --yes --as cara", status: 3,
            says: """
                ledger: error: A1 was not declined
                  because: only dana does this for themself (own-act)
                  hint: ledger agreement show A1
                """),
        .script(
            .kind(.forbidden), "The account is nobody's.", run: "ledger member list", status: 3,
            says: """
                ledger: error: no member is bound to your account (root)
                  hint: ask hr to register you: ledger member add HANDLE --name NAME --username root
                """),
        .script(
            .kind(.notFound), "It is not there, or is other people's: nothing tells the two apart.",
            run: "ledger agreement show A1 --as zoe", status: 3,
            says: """
                ledger: error: there is no A1
                  hint: ledger agreement list
                """),
        .script(
            .kind(.notFound), "Somebody is to be acted for who is not there.", run: "ledger member list --as nobody",
            status: 3,
            says: """
                ledger: error: nobody is called nobody
                  hint: ledger member list
                """),
        .script(
            .kind(.notFound), "A person's record is not for the reader.", run: "ledger commitments dana --as omar",
            status: 3,
            says: """
                ledger: error: there is no record of that person that you may see
                  hint: ledger whoami
                """),
        .script(
            .kind(.notFound), "What was measured of a person is not for the reader.",
            run: "ledger measurement list closed_won dana --as omar", status: 3,
            says: """
                ledger: error: there are no measurements of that person that you may see
                  hint: ledger whoami
                """),
        .line(
            .kind(.idConflict), "A command's id is used again, with another body.",
            after: """
                {"id":1,"jsonrpc":"2.0","method":"agreement.discuss","params":{"agreement":"A1","meta":{"as":"dana",\
                "commandId":"01931e6b-2a4f-7c3d-9e1f-0123456789ab"},"text":"Shall we?"}}
                """,
            send: """
                {"id":2,"jsonrpc":"2.0","method":"agreement.discuss","params":{"agreement":"A1","meta":{"as":"dana",\
                "commandId":"01931e6b-2a4f-7c3d-9e1f-0123456789ab"},"text":"Or not?"}}
                """,
            says: """
                {"error":{"code":5,"data":{"hint":"give the new command an id of its \
                own","kind":"id_conflict","outcome":"not_applied","retry":"no"},"message":"this command id was used \
                for another command"},"id":2,"jsonrpc":"2.0"}
                """),
        .script(
            .kind(.invalid), "A person is named who is not there.", run: "ledger member show nobody --as dana",
            status: 2,
            says: """
                ledger: error: nobody is called nobody
                  hint: ledger member list
                """),
        .script(
            .kind(.invalid), "A metric is named that is not there.",
            run: "ledger measurement record revenue dana 5 --as-of 2017-10-10 --as crm", status: 2,
            says: """
                ledger: error: no metric is called revenue
                  hint: ledger metric list
                """),
        .script(
            .kind(.invalid), "Somebody says more than fits.",
            run: "ledger agreement discuss A1 \"$(head -c 17000 /dev/zero | tr '\\0' x)\" --as dana", status: 2,
            says: """
                ledger: error: a text of 17000 bytes will not do as text
                  because: text must be a text of 1 to 16384 bytes
                """),
        .script(
            .kind(.invalid), "A handle has letters that handles cannot have.",
            run: "ledger member add 'Ann Lee' --name 'Ann Lee' --as hr", status: 2,
            says: """
                ledger: error: "Ann Lee" will not do as handle
                  because: handle must be a handle such as dana: a small letter, then up to 31 of a-z, 0-9, '.', \
                '_' and '-'
                """),
        .line(
            .kind(.invalid), "A parameter is missing, or not of its shape: the error points at it.",
            send: #"{"id":1,"jsonrpc":"2.0","method":"log.read","params":{"from":"the start","meta":{"as":"dana"}}}"#,
            says: """
                {"error":{"code":6,"data":{"at":"/from","expected":"the position of an event, from \
                0","kind":"invalid","outcome":"not_applied","retry":"no"},"message":"/from: expected the position \
                of an event, from 0, found \\"the start\\""},"id":1,"jsonrpc":"2.0"}
                """),
        .none(
            .kind(.unavailable),
            "The daemon is stopping, has too many connections, or does not believe the machine's clock.",
            because: "it takes four thousand connections, or a moment of stopping.",
            heldBy: "Tests/EndToEndTests/Stopping/StopTests.swift"),
        .none(
            .kind(.storageFull), "The disk or the quota is full; reading goes on.",
            because: "it takes a full disk.", heldBy: "Tests/EndToEndTests/Directory/FullDiskTests.swift"),
        .none(
            .kind(.unknown),
            "A commit failed half-way; the daemon restarts, and sending the same command id again settles it.",
            because: "it takes a disk that fails in the middle of a write.",
            heldBy: "Tests/LedgerStoreTests/Sequencer/SequencerTests.swift"),
        .none(
            .kind(.erased), "A value was erased, with the ground.", because: "nothing is erased by this version.",
            heldBy: "Tests/LedgerTests/ComplaintTests.swift"),
        .none(
            .kind(.cancelled), "A request was taken back before it was done.",
            because: "it takes a request that waits, and a `$/cancel` right behind it.",
            heldBy: "Tests/EndToEndTests/Replay/CancelTests.swift"),
        .none(
            .kind(.deadline), "A command waited for longer than its `deadlineMs`.",
            because: "it takes a daemon with more to do than fits into a millisecond.",
            heldBy: "Tests/LedgerTests/ComplaintTests.swift"),
        .line(
            .kind(.lineTooLong), "A line of more than a mebibyte is skipped; the connection goes on.",
            send: #"{"id":1,"jsonrpc":"2.0","method":""# + String(repeating: "x", count: 1 << 20) + #""}"#,
            says: """
                {"error":{"code":13,"data":{"hint":"send it in parts, such as measurement.recordMany with fewer \
                values","kind":"line_too_long","outcome":"not_applied","retry":"no"},"message":"the line has more \
                than 1048576 bytes and was skipped"},"id":null,"jsonrpc":"2.0"}
                """),
        .line(
            .kind(.parseError), "A line is not JSON.", send: #"{"id":1,"#,
            says: """
                {"error":{"code":-32700,"data":{"kind":"parse_error","offset":8,"outcome":"not_applied","retry":"no"\
                },"message":"not a JSON request: the document ends too early, at byte 8"},"id":null,"jsonrpc":"2.0"}
                """),
        .line(
            .kind(.invalidRequest), "A line is JSON and no request.",
            send: #"[{"id":1,"jsonrpc":"2.0","method":"server.status"}]"#,
            says: """
                {"error":{"code":-32600,"data":{"kind":"invalid_request","outcome":"not_applied","retry":"no"},"mess\
                age":"the line is a batch: send one request a line"},"id":null,"jsonrpc":"2.0"}
                """),
        .line(
            .kind(.methodNotFound), "There is no such method; there is none to edit or delete.",
            send: #"{"id":1,"jsonrpc":"2.0","method":"event.edit","params":{"seq":1}}"#,
            says: """
                {"error":{"code":-32601,"data":{"hint":"server.discover lists \
                them","kind":"method_not_found","outcome":"not_applied","retry":"no"},"message":"there is no method \
                event.edit"},"id":1,"jsonrpc":"2.0"}
                """),
        .none(
            .kind(.internalError), "The server's own fault; what became of a command is told by sending its id again.",
            because: "a way to cause it would be a defect to be mended.",
            heldBy: "Tests/EndToEndTests/Schemas/RPCSchemaTests.swift"),
    ]
}
