// swift-tools-version: 6.2
import PackageDescription

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]

// A person or a script waits for each start of the command line. Linked with everything in it, the C library too, it is
// there in two thirds of the time; it stays position-independent. Not without --disable-local-rpath, with which it would
// not start: so the Makefile says both. See Docs/Decisions/0021.
let whole: [LinkerSetting] =
    Context.environment["LEDGER_LINKED_WHOLE"] == "1"
    ? [
        .unsafeFlags(
            [
                "-static-executable", "-Xclang-linker", "-static-pie", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker",
                "pack-relative-relocs",
            ], .when(platforms: [.linux], configuration: .release))
    ] : []

// Targets stand in the order in which a command flows through them; each may import what it names and nothing else.
// The table in Docs/ARCHITECTURE.md says the same, and a test holds the two together.
let package = Package(
    name: "ledger",
    products: [
        .executable(name: "ledger", targets: ["ledger"]),
        .executable(name: "ledgerd", targets: ["ledgerd"]),
        .executable(name: "ledger-bench", targets: ["ledger-bench"]),
        .library(name: "LedgerClient", targets: ["LedgerClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .executableTarget(
            name: "ledger",
            dependencies: [
                "LedgerClient", "LedgerRPC", "LedgerAudit", "CanonicalJSON", "TransparencyLog", "StandardStreams",
                arguments,
                .product(name: "Yams", package: "Yams"),
            ], linkerSettings: whole),
        .target(name: "LedgerClient", dependencies: ["LedgerRPC", "CanonicalJSON", "TransparencyLog"]),
        .target(name: "LedgerRPC", dependencies: ["CanonicalJSON"]),
        .target(
            name: "LedgerServer",
            dependencies: [
                "LedgerRPC", "LedgerService", "LedgerProjections", "LedgerStore", "LedgerDomain", "LedgerFormat",
                "LMDB", "CanonicalJSON", "TransparencyLog", logging, metrics,
            ] + nio),
        .target(
            name: "LedgerService",
            dependencies: [
                "LedgerDomain", "LedgerFormat", "LedgerStore", "LedgerProjections", "LMDB", "CanonicalJSON",
                "TransparencyLog", logging,
            ]),
        .target(
            name: "LedgerProjections",
            dependencies: ["LMDB", "LedgerDomain", "LedgerFormat", "LedgerStore", "Statistics"]),
        .target(
            name: "LedgerStore",
            dependencies: [
                "LMDB", "LedgerDomain", "LedgerFormat", "TransparencyLog", "CanonicalJSON", crypto, metrics,
            ]),
        .target(
            name: "LedgerFormat", dependencies: ["LedgerDomain", "CanonicalJSON", "TransparencyLog", crypto]),
        .target(
            name: "LedgerAudit",
            dependencies: ["LedgerFormat", "LedgerDomain", "TransparencyLog", "CanonicalJSON", crypto],
            resources: [
                .embedInCode("Resources/verify.py"), .embedInCode("Resources/VERIFY.txt"),
                .embedInCode("Resources/report.css"), .embedInCode("Resources/report.js"),
            ]),
        .target(name: "LedgerDomain"),
        .target(name: "CanonicalJSON"),
        .target(name: "StandardStreams"),
        .target(name: "Statistics"),
        .target(name: "TransparencyLog", dependencies: [crypto]),
        .target(name: "OpenMetrics", dependencies: [metrics]),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: [.strictMemorySafety()]),
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .executableTarget(
            name: "ledgerd",
            dependencies: [
                "LedgerServer", "LedgerService", "LedgerStore", "LedgerDomain", "TransparencyLog", "OpenMetrics",
                "StandardStreams", arguments, logging, metrics,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "ledger-bench", dependencies: ["CanonicalJSON", arguments]),

        // Reads this file, the pages and the sources.
        .testTarget(name: "ProjectTests"),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB"]),
        .testTarget(name: "CanonicalJSONTests", dependencies: ["CanonicalJSON"], exclude: ["Fixtures"]),
        .testTarget(name: "TransparencyLogTests", dependencies: ["TransparencyLog", crypto], exclude: ["Fixtures"]),
        .testTarget(name: "OpenMetricsTests", dependencies: ["OpenMetrics", metrics]),
        .testTarget(name: "LedgerDomainTests", dependencies: ["LedgerDomain"]),
        .testTarget(
            name: "LedgerFormatTests",
            dependencies: ["LedgerFormat", "LedgerDomain", "CanonicalJSON", "TransparencyLog"], exclude: ["Fixtures"]),
        .testTarget(
            name: "LedgerStoreTests",
            dependencies: [
                "LedgerStore", "LMDB", "LedgerDomain", "LedgerFormat", "TransparencyLog", "CanonicalJSON",
                "OpenMetrics", crypto,
            ]),
        .testTarget(
            name: "LedgerServiceTests",
            dependencies: [
                "LedgerService", "LedgerStore", "LedgerProjections", "LedgerDomain", "LedgerFormat", "LMDB", logging,
            ]),
        .testTarget(
            name: "LedgerServerTests",
            dependencies: [
                "LedgerServer", "LedgerService", "LedgerProjections", "LedgerStore", "LedgerDomain", "LedgerFormat",
                "LedgerRPC", "LMDB", "CanonicalJSON", logging,
            ]),
        .testTarget(
            name: "LedgerAuditTests",
            dependencies: ["LedgerAudit", "LedgerFormat", "TransparencyLog", "CanonicalJSON", crypto]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
        .testTarget(name: "LedgerRPCTests", dependencies: ["LedgerRPC", "CanonicalJSON"]),
        .testTarget(
            name: "LedgerClientTests", dependencies: ["LedgerClient", "LedgerRPC", "CanonicalJSON", "TransparencyLog"]),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["ledger", "LedgerClient", "LedgerRPC", "CanonicalJSON", "TransparencyLog"],
            exclude: ["Fixtures"]),
        .testTarget(name: "ledger-benchTests", dependencies: ["ledger-bench", "CanonicalJSON"]),
        // Runs the two programs, which are built beside it.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "ledger", "ledgerd", "LedgerRPC", "LedgerClient", "LedgerDomain", "LedgerProjections", "CanonicalJSON",
                "TransparencyLog",
            ]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .swiftLanguageMode(.v6),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
}
