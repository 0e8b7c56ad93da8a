import LMDB
import Testing

@Suite struct `Every error` {
    @Test(arguments: [
        LMDBError.mapFull, .diskFull, .readersFull, .databasesFull, .transactionTooLarge,
        .corrupted(code: -30_796, text: "x"), .notAnEnvironment(path: "/p"), .versionMismatch,
        .notPermitted(path: "/p"), .directoryMissing(path: "/p"), .databaseMissing(name: "n"),
        .alreadyOpen(path: "/p"), .ioFailed(code: 5, text: "x"), .keyExists, .keyOrder, .keySize(bytes: 0),
        .undecodable(text: "x"), .transactionSpoiled, .mustReopen(code: -30_795, text: "x"), .outOfMemory,
    ])
    func `says what happened in a line, and what to do in a sentence`(error: LMDBError) {
        #expect(!error.description.isEmpty && !error.description.contains("\n"))
        #expect(error.remedy.hasSuffix("."))
    }
}
