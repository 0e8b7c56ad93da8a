import LMDB
import Testing

@Suite struct `Key order` {
    let directory = TemporaryDirectory()

    @Test(arguments: [1, 2, 3, 20_261_123] as [UInt64])
    func `of composite keys is their logical order, in both directions and from anywhere`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let environment = try directory.environment()
        let set = try environment.openDatabase("set", key: StreamPosition.self, value: UInt64.self, create: true)
        var keys: Set<StreamPosition> = []
        for _ in 0..<400 {
            // Shifted by up to 63 bits, so that every byte is sometimes the one that decides.
            let stream = generator.next() >> (generator.next() % 64)
            keys.insert(StreamPosition(stream, UInt32(truncatingIfNeeded: generator.next() >> (generator.next() % 64))))
        }
        let sorted = keys.sorted()
        try environment.write { transaction throws in
            for key in keys { try set.put(key, key.stream, in: &transaction) }
        }
        try environment.read { transaction throws in
            #expect(try set.walk(in: transaction) == sorted)
            #expect(try set.walk(reverse: true, in: transaction) == sorted.reversed())
            for _ in 0..<50 {
                let (a, b) = (
                    StreamPosition(generator.next() >> (generator.next() % 64), 5),
                    keys.randomElement(using: &generator)!
                )
                let (low, high) = (min(a, b), max(a, b))
                let between = sorted.filter { low <= $0 && $0 <= high }
                #expect(try set.walk(from: low, through: high, in: transaction) == between)
                #expect(try set.walk(from: high, through: low, reverse: true, in: transaction) == between.reversed())
                #expect(try set.firstAtOrAfter(a, in: transaction)?.key == sorted.first { $0 >= a })
                #expect(try set.lastBefore(a, in: transaction)?.key == sorted.last { $0 < a })
                #expect(try set.firstAtOrAfter(b, in: transaction)?.key == b)
                #expect(try set.lastBefore(b, in: transaction)?.key == sorted.last { $0 < b })
            }
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `groups keys by prefix, also one that ends in the highest byte`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let environment = try directory.environment()
        let set = try environment.openDatabase("set", key: [UInt8].self, value: EmptyValue.self, create: true)
        let alphabet: [UInt8] = [0, 1, 254, 255]
        func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
            (0..<Int.random(in: lengths, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
        }
        let keys = Set((0..<200).map { _ in word(1...5) })
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        let prefixes = (0..<100).map { _ in word(1...4) } + [[255], [255, 255], [255, 255, 255, 255, 255, 255]]
        try environment.write { transaction throws in
            for key in keys { try set.put(key, EmptyValue(), in: &transaction) }
        }
        try environment.read { transaction throws in
            for prefix in prefixes {
                let group = sorted.filter { $0.starts(with: prefix) }
                #expect(try set.walk(prefix: prefix, in: transaction) == group, "\(prefix)")
                #expect(try set.walk(prefix: prefix, reverse: true, in: transaction) == group.reversed(), "\(prefix)")
                #expect(try set.last(withPrefix: prefix, in: transaction)?.key == group.last, "\(prefix)")
            }
        }
    }

    @Test func `lets a part of a composite key be the prefix`() throws {
        let environment = try directory.environment()
        let set = try environment.openDatabase("set", key: StreamPosition.self, value: UInt64.self, create: true)
        try environment.write { transaction throws in
            for stream in 1...3 as ClosedRange<UInt64> {
                for revision in 0..<4 as Range<UInt32> {
                    try set.put(StreamPosition(stream, revision), 0, in: &transaction)
                }
            }
        }
        try environment.read { transaction throws in
            #expect(try set.last(withPrefix: 2 as UInt64, in: transaction)?.key == StreamPosition(2, 3))
            #expect(try set.last(withPrefix: 4 as UInt64, in: transaction) == nil)
            var seen: [UInt32] = []
            try set.forEach(prefix: 2 as UInt64, reverse: true, in: transaction) { key, _ in
                seen.append(key.revision)
                return key.revision > 1
            }
            #expect(seen == [3, 2, 1])
        }
    }

    @Test func `has nothing to show in an empty database`() throws {
        let environment = try directory.environment()
        let set = try environment.openDatabase("set", key: UInt64.self, value: EmptyValue.self, create: true)
        try environment.read { transaction throws in
            #expect(try set.walk(in: transaction).isEmpty)
            #expect(try set.walk(from: 4, reverse: true, in: transaction).isEmpty)
            #expect(try set.firstAtOrAfter(0, in: transaction) == nil)
            #expect(try set.lastBefore(.max, in: transaction) == nil)
        }
    }

    @Test func `ends a walk at the error of whoever walks`() throws {
        struct Refused: Error, Equatable {}
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction throws in
            for key in 0..<9 as Range<UInt64> { try numbers.append(key, [1], in: &transaction) }
        }
        var visited = 0
        #expect(throws: Refused()) {
            try environment.read { transaction throws in
                try numbers.forEach(in: transaction) { key, _ in
                    visited += 1
                    if key == 3 { throw Refused() }
                    return true
                }
            }
        }
        #expect(visited == 4)
    }
}

extension Database {
    func walk(
        from start: Key? = nil, through end: Key? = nil, reverse: Bool = false,
        in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> [Key] {
        var keys: [Key] = []
        try forEach(from: start, through: end, reverse: reverse, in: transaction) { key, _ in
            keys.append(key)
            return true
        }
        return keys
    }

    func walk(
        prefix: some KeyCodec, reverse: Bool = false, in transaction: borrowing some Transaction & ~Copyable
    ) throws(LMDBError) -> [Key] {
        var keys: [Key] = []
        try forEach(prefix: prefix, reverse: reverse, in: transaction) { key, _ in
            keys.append(key)
            return true
        }
        return keys
    }
}
