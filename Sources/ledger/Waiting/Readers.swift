import LedgerRPC

/// The people of an answer, as they are called to whoever reads it: oneself is "you".
struct Readers {
    private(set) var people: People
    let me: String?

    func name(of id: String) -> String { id == me ? "you" : people.name(of: id) }
}
