package import LedgerStore
package import Logging

extension LedgerService {
    /// Copies a ledger, whether a daemon serves it or not.
    ///
    /// - Parameters: as ``LedgerBackup/make(of:to:keysTo:operatorKey:now:settle:)``.
    package static func backUp(
        _ layout: Layout, to directory: String, keysTo: String?, operatorKey: String?, logger: Logger
    ) throws -> LedgerBackup.Made {
        do {
            return try LedgerBackup.make(
                of: layout, to: directory, keysTo: keysTo, operatorKey: operatorKey, now: WallClock.now()
            ) {
                // Opened as a daemon opens it, so that what the journal has goes into what projections keep as well.
                try LedgerService(
                    opening: layout, limits: StoreLimits(), operatorKey: operatorKey, daemonUID: 0,
                    timeAtStart: .unwatched, logger: logger, batchEnded: {}, failed: { _ in }
                ).stop()
            }
        } catch {
            throw StoreError(wrapping: error)
        }
    }
}

extension LedgerService {
    /// Makes a ledger again from copies.
    package static func restore(_ restore: LedgerRestore, to layout: Layout) throws -> LedgerRestore.Made {
        do { return try restore.make(layout, limits: StoreLimits()) } catch { throw StoreError(wrapping: error) }
    }
}
