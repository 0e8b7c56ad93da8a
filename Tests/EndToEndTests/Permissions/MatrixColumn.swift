/// Who asks: everybody stands to dana, or to what is dana's, in another way.
enum MatrixColumn: String, CaseIterable {
    case member = "dana"
    case manager = "cara"
    case managersManager = "gia"
    case colleague = "omar"
    case unrelated = "zoe"
    case hr = "hr"
    case auditor = "abe"
    case integration = "crm"
    case otherIntegration = "erp"
    case departed = "finn"
    /// An account that is nobody's.
    case nobody = "nobody"
    /// Who runs the daemon, and is nobody's account either.
    case operates = "operator"

    /// Whom the request is made for; nil for an account that is nobody's.
    var person: String? {
        switch self {
        case .nobody, .operates: nil
        default: rawValue
        }
    }

    var title: String {
        switch self {
        case .member: "member"
        case .manager: "manager"
        case .managersManager: "manager's manager"
        case .colleague: "colleague"
        case .unrelated: "somebody else"
        case .hr: "hr"
        case .auditor: "auditor"
        case .integration: "integration in scope"
        case .otherIntegration: "integration out of scope"
        case .departed: "departed"
        case .nobody: "no member"
        case .operates: "operator"
        }
    }
}

/// What came of asking.
enum MatrixCell: Hashable {
    /// Done, or answered with what was asked for.
    case yes
    /// Answered, without what was asked for.
    case nothing
    /// Seen, and not theirs to do.
    case no
    /// As if it were not there.
    case hidden
    /// Theirs to ask, and refused by rules of the domain.
    case refused(rules: [String])

    var word: String {
        switch self {
        case .yes: "**yes**"
        case .nothing: "nothing"
        case .no: "no"
        case .hidden: "hidden"
        case .refused(let rules): rules.map { "`\($0)`" }.joined(separator: " ")
        }
    }

    /// Refused neither for who asks nor for what they may know of.
    var isAllowed: Bool {
        switch self {
        case .yes, .refused: true
        case .nothing, .no, .hidden: false
        }
    }
}
