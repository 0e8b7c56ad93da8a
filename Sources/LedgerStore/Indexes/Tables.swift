package import LMDB
package import TransparencyLog

/// The maps of the environment. Every one but the log, the vault, the command ids and the consumers can be made anew from those.
package struct Tables: Sendable {
    /// seq → the leaf's exact bytes.
    package let log: Database<UInt64, [UInt8]>
    /// Storage index → hash of a completed subtree, level 0 included.
    package let tree: Database<UInt64, StoredHash>
    /// (stream, rev) → seq.
    package let streams: Database<StreamPosition, UInt64>
    /// (person, ordinal) → seq.
    package let people: Database<NumberPair, UInt64>
    /// (seq, owner) → sealed row.
    package let vault: Database<VaultPosition, [UInt8]>
    /// Command id → what became of it.
    let commands: Database<WideKey, CommandEntry>
    /// Row key of a source → seq.
    let rows: Database<RowKey, UInt64>
    /// Keyed digest of a handle or user name → person.
    let names: Database<WideKey, UInt32>
    package let relations: Database<Relation, EmptyValue>
    let due: Database<DueKey, EmptyValue>
    /// (owner, name) → where a named consumer stands. No event tells: it changes by side changes of the journal.
    package let consumers: Database<ConsumerKey, Consumer>
    /// What was erased, by the event that it was in, its owner, and the event that decided it.
    let erased: Database<ErasedKey, EmptyValue>
    /// Erasures that are decided and not carried out: the event that decided → the version of the key that goes.
    let erasing: Database<UInt64, UInt32>
    /// Origin and format, once; the number of the last side change.
    let meta: Database<[UInt8], [UInt8]>

    init(_ environment: Environment, create: Bool) throws(LMDBError) {
        log = try environment.openDatabase("log", key: UInt64.self, value: [UInt8].self, create: create)
        tree = try environment.openDatabase("tree", key: UInt64.self, value: StoredHash.self, create: create)
        streams = try environment.openDatabase("streams", key: StreamPosition.self, value: UInt64.self, create: create)
        people = try environment.openDatabase("people", key: NumberPair.self, value: UInt64.self, create: create)
        vault = try environment.openDatabase("vault", key: VaultPosition.self, value: [UInt8].self, create: create)
        commands = try environment.openDatabase("commands", key: WideKey.self, value: CommandEntry.self, create: create)
        rows = try environment.openDatabase("rows", key: RowKey.self, value: UInt64.self, create: create)
        names = try environment.openDatabase("names", key: WideKey.self, value: UInt32.self, create: create)
        relations = try environment.openDatabase(
            "relations", key: Relation.self, value: EmptyValue.self, create: create)
        due = try environment.openDatabase("due", key: DueKey.self, value: EmptyValue.self, create: create)
        // Made where they are missing: a ledger of an earlier version has none.
        let add = !environment.options.readOnly
        erased = try environment.openDatabase("erased", key: ErasedKey.self, value: EmptyValue.self, create: add)
        erasing = try environment.openDatabase("erasing", key: UInt64.self, value: UInt32.self, create: add)
        consumers = try environment.openDatabase(
            "consumers", key: ConsumerKey.self, value: Consumer.self, create: add)
        meta = try environment.openDatabase("meta", key: [UInt8].self, value: [UInt8].self, create: create)
    }
}

/// 32 bytes of the tree.
package struct StoredHash: ValueCodec, Hashable {
    package let hash: Hash256

    package init(_ hash: Hash256) { self.hash = hash }

    package var encodedByteCount: Int { 32 }
    package func encode(into output: inout OutputRawSpan) { hash.withBytes { output.append($0) } }
    package init(decoding bytes: RawSpan) throws(LMDBError) {
        guard let hash = Hash256(bytes) else { throw .undecodable(text: "an index value of another shape") }
        self.hash = hash
    }
}
