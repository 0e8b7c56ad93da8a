// swift-tools-version: 6.2
import PackageDescription

// A program outside of the ledger's own package, with nothing but its library.
let package = Package(
    name: "follow-swift",
    dependencies: [.package(name: "ledger", path: "../..")],
    targets: [
        .executableTarget(name: "follow", dependencies: [.product(name: "LedgerClient", package: "ledger")])
    ])
