internal import CLMDB

extension Environment {
    /// Writes a copy of the last commit to `descriptor`, without free pages, from its present position. Does not sync it.
    ///
    /// Waits for nobody and keeps nobody waiting but for the reuse of pages: unlike ``copy(to:)`` it never asks for the
    /// writer's lock, which another process may hold for as long as it lives.
    package func copyCompact(to descriptor: Int32) throws(LMDBError) {
        try unsafe LMDBError.check(mdb_env_copyfd2(handle, descriptor, UInt32(MDB_CP_COMPACT)), path: directory)
    }
}
