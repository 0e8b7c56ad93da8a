import LMDB
import Testing

@Suite struct `A database` {
    let directory = TemporaryDirectory()

    @Test func `gives back what was put, of every codec`() throws {
        let environment = try directory.environment()
        let byNumber = try environment.openDatabase("a", key: UInt32.self, value: UInt64.self, create: true)
        let byBytes = try environment.openDatabase("b", key: [UInt8].self, value: [UInt8].self, create: true)
        let set = try environment.openDatabase("c", key: StreamPosition.self, value: EmptyValue.self, create: true)
        try environment.write { transaction throws in
            try byNumber.put(7, .max - 1, in: &transaction)
            try byBytes.put([0, 255], [], in: &transaction)
            try byBytes.put([1], [1, 2, 3], in: &transaction)
            try set.put(StreamPosition(3, 4), EmptyValue(), in: &transaction)
        }
        try environment.read { transaction throws in
            #expect(try byNumber.get(7, in: transaction) == .max - 1)
            #expect(try byNumber.get(8, in: transaction) == nil)
            #expect(try byBytes.get([0, 255], in: transaction) == [])
            #expect(try byBytes.get([1], in: transaction) == [1, 2, 3])
            #expect(try set.first(in: transaction)?.key == StreamPosition(3, 4))
            #expect(try set.contains(StreamPosition(3, 4), in: transaction))
            #expect(try !set.contains(StreamPosition(4, 3), in: transaction))
        }
    }

    @Test func `overwrites, inserts only what is new, deletes, counts and empties`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction throws in
            #expect(try numbers.put(1, [1], in: &transaction))
            #expect(try numbers.put(1, [2, 2], in: &transaction))
            #expect(try !numbers.put(1, [3], .insertOnly, in: &transaction))
            #expect(try numbers.get(1, in: transaction) == [2, 2])
            #expect(try numbers.put(2, [4], .insertOnly, in: &transaction))
            #expect(try numbers.count(in: transaction) == 2)
            #expect(try numbers.delete(1, in: &transaction))
            #expect(try !numbers.delete(1, in: &transaction))
            #expect(try numbers.count(in: transaction) == 1)
            try numbers.removeAll(in: &transaction)
            #expect(try numbers.first(in: transaction) == nil)
            #expect(try numbers.last(in: transaction) == nil)
        }
    }

    @Test func `keeps values larger than a page`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        var generator = SeededGenerator(seed: 20_261)
        let sizes = [2021, 2022, 2023, 4096, 65_536, 1 << 20]
        let values = sizes.map { size in (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        try environment.write { transaction throws in
            for (index, value) in values.enumerated() { try numbers.put(UInt64(index), value, in: &transaction) }
        }
        try environment.read { transaction throws in
            for (index, value) in values.enumerated() {
                #expect(try numbers.get(UInt64(index), in: transaction) == value, "\(sizes[index]) bytes")
            }
            #expect(try numbers.statistics(in: transaction).overflowPages > 250)
        }
    }

    @Test func `lends stored bytes without decoding them, and passes on the error of whoever borrows`() throws {
        struct Refused: Error, Equatable {}
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction in _ = try numbers.put(5, [9, 8, 7], in: &transaction) }
        try environment.read { transaction throws in
            #expect(try numbers.withValue(5, in: transaction) { $0.byte(at: 1) } == 8)
            #expect(try numbers.withValue(6, in: transaction) { $0.byteCount } == nil)
            #expect(throws: Refused()) {
                try numbers.withValue(5, in: transaction) { _ in throw Refused() }
            }
        }
    }

    @Test func `refuses to append out of order, and goes on`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction throws in
            try numbers.append(10, [1], in: &transaction)
            #expect(throws: LMDBError.keyOrder) { try numbers.append(10, [2], in: &transaction) }
            #expect(throws: LMDBError.keyOrder) { try numbers.append(9, [2], in: &transaction) }
            try numbers.append(11, [3], in: &transaction)
        }
        try environment.read { transaction throws in
            #expect(try numbers.get(10, in: transaction) == [1])
            #expect(try numbers.get(9, in: transaction) == nil)
            #expect(try numbers.count(in: transaction) == 2)
        }
    }

    @Test func `lets a value be written in place`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers()
        try environment.write { transaction throws in
            try numbers.reserve(1, byteCount: 12, in: &transaction) { output in
                output.append(bigEndian: UInt64(0x0102_0304_0506_0708))
                output.append(bigEndian: UInt32(9))
            }
            try numbers.appendReserving(2, byteCount: 5000, in: &transaction) {
                $0.append(repeating: 6, count: 5000, as: UInt8.self)
            }
            #expect(throws: LMDBError.keyOrder) {
                try numbers.appendReserving(2, byteCount: 1, in: &transaction) { $0.append(1) }
            }
            try numbers.reserve(1, byteCount: 1, in: &transaction) { $0.append(77) }
        }
        try environment.read { transaction throws in
            #expect(try numbers.get(1, in: transaction) == [77])
            #expect(try numbers.get(2, in: transaction) == [UInt8](repeating: 6, count: 5000))
        }
    }

    @Test func `traps when a reserved value is not filled`() async {
        await #expect(processExitsWith: .signal(trap)) { [path = directory.path as String] in
            let environment = try Environment(at: path)
            let numbers = try environment.numbers()
            try environment.write { transaction throws in
                try numbers.reserve(1, byteCount: 2, in: &transaction) { $0.append(1) }
            }
        }
    }

    @Test(arguments: [0, 512, 4096]) func `refuses a key of a length that LMDB has not`(bytes: Int) throws {
        let environment = try directory.environment()
        let database = try environment.openDatabase("a", key: [UInt8].self, value: EmptyValue.self, create: true)
        #expect(throws: LMDBError.keySize(bytes: bytes)) {
            try environment.write { transaction throws in
                _ = try database.put([UInt8](repeating: 1, count: bytes), EmptyValue(), in: &transaction)
            }
        }
    }

    @Test func `takes a key of 511 bytes`() throws {
        let environment = try directory.environment()
        let database = try environment.openDatabase("a", key: [UInt8].self, value: EmptyValue.self, create: true)
        let key = [UInt8](repeating: 1, count: 511)
        try environment.write { transaction in _ = try database.put(key, EmptyValue(), in: &transaction) }
        #expect(try environment.read { transaction in try database.contains(key, in: transaction) })
    }

    @Test func `names bytes that its codec does not know`() throws {
        let environment = try directory.environment()
        let numbers = try environment.numbers("same")
        try environment.write { transaction in _ = try numbers.put(1, [1, 2, 3], in: &transaction) }
        let misread = try environment.openDatabase("same", key: UInt32.self, value: UInt64.self, create: false)
        let expected = LMDBError.undecodable(text: "8 bytes where 4 belong")
        #expect(throws: expected) { try environment.read { transaction in _ = try misread.first(in: transaction) } }
    }

    @Test func `of another environment traps`() async {
        let other = TemporaryDirectory()
        await #expect(processExitsWith: .signal(trap)) {
            [path = directory.path as String, otherPath = other.path as String] in
            let (one, other) = (try Environment(at: path), try Environment(at: otherPath))
            let numbers = try one.numbers()
            try other.read { transaction in _ = try numbers.get(1, in: transaction) }
        }
    }
}
