/// What `Package.swift` says of targets, read as text: the package manager cannot be asked while it runs the tests.
struct Manifest {
    struct Product: Hashable {
        let name: String
        let package: String
    }

    struct Target {
        let name: String
        /// Targets of this package that it may import.
        var ours: Set<String> = []
        var products: Set<Product> = []
    }

    /// Those that are no tests, in the order in which they are written.
    let targets: [Target]
    /// Names of the packages that it depends on.
    let packages: Set<String>

    init(_ text: String) {
        // `let crypto: Target.Dependency = .product(…)` gives `crypto` its products.
        var named: [Substring: Set<Product>] = [:]
        for constant in text.matches(of: /let (\w+): \[?Target\.Dependency\]? =([^=]*?)\n(?=let|\n|\/\/)/) {
            named[constant.output.1] = Self.products(in: constant.output.2)
        }
        var targets: [Target] = []
        for opening in text.matches(of: /\.(?:target|executableTarget|systemLibrary)\(/) {
            let call = Self.bracketed(text[opening.range.lowerBound...], "(", ")")
            guard let name = call.firstMatch(of: /name: "([^"]+)"/) else { continue }
            var target = Target(name: String(name.output.1))
            if let start = call.firstRange(of: "dependencies:") {
                // Until the next argument's label, so that `[…] + nio` is whole.
                let rest = call[start.upperBound...]
                let list =
                    rest.firstMatch(of: /,\s*(?:path|exclude|resources|swiftSettings|linkerSettings):/)
                    .map { rest[..<$0.range.lowerBound] } ?? rest
                target.products = Self.products(in: list)
                let others = list.replacing(/\.product\([^)]*\)/, with: "")
                target.ours = Set(others.matches(of: /"([^"]+)"/).map { String($0.output.1) })
                for word in others.replacing(/"[^"]*"/, with: "").matches(of: /\w+/) {
                    target.products.formUnion(named[word.output] ?? [])
                }
            }
            targets.append(target)
        }
        self.targets = targets
        packages = Set(text.matches(of: /\.package\(url: "[^"]*\/([^"\/]+)"/).map { String($0.output.1) })
    }

    private static func products(in text: Substring) -> Set<Product> {
        Set(
            text.matches(of: /\.product\(name: "([^"]+)", package: "([^"]+)"\)/).map {
                Product(name: String($0.output.1), package: String($0.output.2))
            })
    }

    /// From the first opening bracket to the one that closes it.
    private static func bracketed(_ text: Substring, _ opening: Character, _ closing: Character) -> Substring {
        var depth = 0
        for index in text.indices {
            if text[index] == opening { depth += 1 }
            if text[index] == closing {
                depth -= 1
                if depth == 0 { return text[...index] }
            }
        }
        return text
    }
}
