import Glibc
import LMDB
import LedgerDomain
import LedgerFormat
@testable import LedgerStore
import Testing

@Suite struct `Room to write` {
    private func waitForRoom(_ expected: Bool, _ store: Store) -> Bool {
        for _ in 0..<200 {
            if store.hasRoom == expected { return true }
            usleep(20_000)
        }
        return false
    }

    @Test func `is there until the quota is used, and what was acknowledged stays`() throws {
        let ledger = try TestLedger.agreed()
        try ledger.store.commit()
        let used = try ledger.store.environment.statistics()
        try ledger.close()
        var limits = StoreLimits.small
        limits.quotaBytes = used.pagesUsed * used.pageBytes + 200_000
        try ledger.open(limits: limits)
        var written = 0
        while ledger.store.hasRoom, written < 2_000 {
            for _ in 0..<20 {
                try ledger.act(.agreement(.discuss(a1, text: String(repeating: "x", count: 2_000))), by: dana)
                written += 1
            }
            try ledger.store.commit()
        }
        #expect(written > 20 && written < 2_000)
        #expect(!ledger.store.hasRoom)
        let size = ledger.store.size
        try ledger.close()
        #expect(Files.read(ledger.layout.data + "/data.mdb").count < limits.quotaBytes! + 400_000)
        try ledger.open(limits: limits)
        #expect(!ledger.store.hasRoom && ledger.store.size == size)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.hasRoom)
    }

    @Test func `is not there when the map is nearly full`() throws {
        var limits = StoreLimits.small
        limits.mapBytes = 4 << 20
        limits.reserveBytes = 1 << 20
        let ledger = try TestLedger(limits: limits)
        #expect(ledger.store.hasRoom)
        try ledger.close()
        limits.reserveBytes = 4 << 20
        try ledger.open(limits: limits)
        #expect(!ledger.store.hasRoom)
    }

    @Test(.enabled(if: getuid() == 0, "mounts a file system"))
    func `goes with the free disk, and comes back by itself`() throws {
        let disk = try SmallDisk(megabytes: 12)
        var limits = StoreLimits.small
        limits.reserveBytes = 4 << 20
        let ledger = try TestLedger(limits: limits, in: disk.place)
        #expect(ledger.store.hasRoom)
        Files.write([UInt8](repeating: 1, count: 8 << 20), to: disk.place.path + "/junk")
        #expect(waitForRoom(false, ledger.store))
        Files.remove(disk.place.path + "/junk")
        #expect(waitForRoom(true, ledger.store))
        try ledger.close()
    }

    @Test(.enabled(if: getuid() == 0, "mounts a file system"))
    func `ends before the disk does, so that every acknowledged event is committed`() throws {
        let disk = try SmallDisk(megabytes: 8)
        var limits = StoreLimits.small
        limits.reserveBytes = 3 << 20
        let ledger = try TestLedger(limits: limits, in: disk.place)
        let text = String(repeating: "x", count: 8_000)
        let event = NewEvent(
            .agreement(.discussed(SaidText(text: .said(text)))), in: .agreement(a1), subjects: [dana])
        var written = 0
        while ledger.store.hasRoom, written < 5_000 {
            try ledger.append([event])
            try ledger.store.flushBatch()
            written += 1
            if ledger.store.mustCommit { try ledger.store.commit() }
        }
        #expect(written > 50 && written < 5_000)
        try ledger.close()
        try ledger.open()
        #expect(ledger.store.size == UInt64(3 + written))
    }

    @Test func `is made ahead of use in whole steps`() throws {
        var limits = StoreLimits.small
        limits.growBytes = 1 << 20
        let ledger = try TestLedger(limits: limits)
        try ledger.append([
            NewEvent(.agreement(.discussed(SaidText(text: .said("so")))), in: .agreement(a1), subjects: [])
        ])
        try ledger.store.flushBatch()
        try ledger.store.commit()
        ledger.store.room.settle()
        let length = Files.read(ledger.layout.data + "/data.mdb").count
        let statistics = try ledger.store.environment.statistics()
        #expect(length % (1 << 20) == 0 && length >= statistics.pagesUsed * statistics.pageBytes + (1 << 19))
        // Whoever closes waits for a step that is being written.
        for index in 0..<8 {
            try ledger.close()
            try ledger.open()
            try ledger.append([
                NewEvent(
                    .agreement(
                        .discussed(SaidText(text: .said(String(repeating: "\(index)", count: 60_000))))),
                    in: .agreement(a1), subjects: [])
            ])
            try ledger.store.flushBatch()
            try ledger.store.commit()
        }
    }
}
