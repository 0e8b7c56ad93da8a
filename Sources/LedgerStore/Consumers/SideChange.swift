internal import LMDB
internal import LedgerDomain

/// Something durable that is no event and stands in no leaf. It is written ahead as events are, in their order.
///
/// The log's size does not tell whether the database has one; its number does. They count from 1 in the order in which
/// they were decided, and the database keeps the last one's number.
struct SideChange: Sendable, Equatable {
    let number: UInt64
    let change: ConsumerChange
}

/// What becomes of a consumer.
enum ConsumerChange: Sendable, Equatable {
    case created(ConsumerKey, Consumer)
    case moved(ConsumerKey, to: UInt64)
    case deleted(ConsumerKey)

    fileprivate var key: ConsumerKey {
        switch self {
        case .created(let key, _), .moved(let key, to: _), .deleted(let key): key
        }
    }
}

extension SideChange {
    private enum Kind: UInt8 {
        case created = 1
        case moved = 2
        case deleted = 3
    }

    func append(to out: inout [UInt8]) {
        out.append(word: number)
        let kind: Kind =
            switch change {
            case .created: .created
            case .moved: .moved
            case .deleted: .deleted
            }
        out.append(kind.rawValue)
        let key = change.key
        out.append(half: key.owner.number)
        out.append(UInt8(key.name.utf8.count))
        out += key.name.utf8
        switch change {
        case .created(_, let consumer):
            out.append(word: consumer.position)
            out.append(half: UInt32(consumer.filter.count))
            out += consumer.filter
        case .moved(_, to: let position): out.append(word: position)
        case .deleted: break
        }
    }

    init?(_ reader: inout PayloadReader) {
        guard let number = reader.word(), let kind = reader.byte().flatMap(Kind.init(rawValue:)),
            let owner = reader.half(), owner > 0, let length = reader.byte(), length > 0,
            let name = reader.take(Int(length))
        else { return nil }
        let key = ConsumerKey(owner: MemberID(owner), name: String(decoding: name, as: UTF8.self))
        self.number = number
        switch kind {
        case .created:
            guard let position = reader.word(), let size = reader.half(), let filter = reader.take(Int(size)) else {
                return nil
            }
            change = .created(key, Consumer(position: position, filter: Array(filter)))
        case .moved:
            guard let position = reader.word() else { return nil }
            change = .moved(key, to: position)
        case .deleted: change = .deleted(key)
        }
    }
}
