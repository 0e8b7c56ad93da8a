import Foundation
import Testing

/// `verify.py`, judged by bundles that a third program made: neither of them shares a line with this package.
@Suite struct `A bundle's own verifier` {
    @Test func `is understood by Python 3.9 and warns of nothing`() throws {
        let parse = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 9))"
        let parsed = try EvidenceScript.python(["-c", parse, EvidenceScript.verifier])
        #expect(parsed.status == 0, "\(parsed.output)")
        let help = try EvidenceScript.python(["-I", EvidenceScript.verifier, "--help"])
        #expect(help.status == 0, "\(help.output)")
    }

    @Test func `fits public vectors of all that it does itself`() throws {
        let ran = try EvidenceScript.run("vectors.py")
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test(arguments: ["1"]) func `catches every change of a byte`(seed: String) throws {
        let ran = try EvidenceScript.run("single_bytes.py", seed)
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test func `says by its status what it found, and runs nothing that lies beside it`() throws {
        let ran = try EvidenceScript.run("statuses.py")
        #expect(ran.status == 0, "\(ran.output)")
    }

    @Test(arguments: ["1"]) func `lets no damage pass`(seed: String) throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "evidence-\(UUID())")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let ran = try EvidenceScript.run("damaged.py", place.path, seed, "2000")
        #expect(ran.status == 0, "\(ran.output)")
    }
}
