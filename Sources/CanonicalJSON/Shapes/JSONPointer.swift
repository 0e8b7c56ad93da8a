/// Where a reader stands. The pointer is spelled only when an error needs it.
enum JSONPointer {
    case root(String)
    case member(of: ObjectReader, StaticString)
    case element(of: ObjectReader, StaticString, Int)

    /// The RFC 6901 form.
    var spelled: String {
        switch self {
        case .root(let pointer): pointer
        case .member(let parent, let key): parent.path.appending(key)
        case .element(let parent, let key, let position): "\(parent.path.appending(key))/\(position)"
        }
    }

    func appending(_ key: StaticString) -> String { appending("\(key)") }

    /// `spelled` and one token more, escaped as RFC 6901 §3 says.
    func appending(_ token: String) -> String {
        var pointer = spelled + "/"
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": pointer += "~0"
            case "/": pointer += "~1"
            default: pointer.unicodeScalars.append(scalar)
            }
        }
        return pointer
    }
}
