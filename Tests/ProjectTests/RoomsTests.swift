import Testing

@Suite struct `Rooms` {
    let manifest: Manifest

    init() throws { manifest = Manifest(try Repository.text("Package.swift")) }

    /// Modules of the system that a target may import beside what it declares.
    private static let system: [String: Set<String>] = [
        "ledger": ["Glibc"], "ledgerd": ["Glibc"], "ledger-bench": ["Glibc", "Synchronization"],
        "LedgerClient": ["Glibc", "Musl"], "LedgerRPC": ["Glibc", "Musl"], "TransparencyLog": ["Glibc", "Musl"],
        "LedgerServer": ["Glibc", "Synchronization"], "LedgerService": ["Glibc", "Synchronization", "Foundation"],
        "LedgerProjections": ["Synchronization"], "LedgerStore": ["Glibc", "Synchronization"],
        "LedgerAudit": ["Glibc"], "StandardStreams": ["Glibc"], "OpenMetrics": ["Synchronization"],
        "LMDB": ["Glibc", "Synchronization"],
    ]

    @Test func `are the same in Package swift and in the table of ARCHITECTURE`() throws {
        let rows = table(under: "## Rooms", in: try Repository.text("Docs/ARCHITECTURE.md"))
        #expect(rows.map { $0[0] } == manifest.targets.map(\.name))
        for (row, target) in zip(rows, manifest.targets) {
            #expect(names(row[1]) == target.ours, "\(target.name)")
            #expect(names(row[2]) == Set(target.products.map(\.package)), "\(target.name)")
        }
    }

    @Test func `import what they declare, and declare what they import`() throws {
        for target in manifest.targets {
            let declared = target.ours.union(target.products.map(\.name))
            let allowed = declared.union(Self.system[target.name] ?? [])
            var imported: Set<String> = []
            for file in try Repository.swiftFiles(under: "Sources/\(target.name)") {
                #expect(file.imports.subtracting(allowed) == [], "\(file.path)")
                imported.formUnion(file.imports)
            }
            #expect(declared.subtracting(imported) == [], "\(target.name) imports it nowhere")
        }
    }

    @Test func `of the domain and of JSON import nothing`() throws {
        for name in ["LedgerDomain", "CanonicalJSON"] {
            let target = try #require(manifest.targets.first { $0.name == name })
            #expect(target.ours.isEmpty && target.products.isEmpty && Self.system[name] == nil)
        }
    }

    @Test func `take packages that are all used, each with its line in the decision`() throws {
        let used = Set(manifest.targets.flatMap(\.products).map(\.package))
        #expect(used == manifest.packages)
        let page = try Repository.text("Docs/Decisions/0001-dependencies.md")
        let lines = Set(table(under: "# 0001 Dependencies, one line each", in: page).map { $0[0] })
        #expect(manifest.packages.subtracting(lines) == [])
        #expect(lines.filter { !$0.hasPrefix("LMDB") }.subtracting(manifest.packages) == [])
    }
}
