/// The data of an event in which somebody says something, and nothing else.
package struct SaidText: Hashable, Sendable {
    package var text: PersonalText
    package init(text: PersonalText) { self.text = text }
}

/// The data of an event that has a reason, and nothing else.
package struct SaidReason: Hashable, Sendable {
    package var reason: PersonalText
    package init(reason: PersonalText) { self.reason = reason }
}

/// The data of an event that has a reason only if somebody gave one.
package struct PerhapsReason: Hashable, Sendable {
    package var reason: PersonalText?
    package init(reason: PersonalText?) { self.reason = reason }
}

/// What somebody says about an earlier event.
package struct SaidAbout: Hashable, Sendable {
    /// The position of that event.
    package var of: UInt64
    package var text: PersonalText
    package init(of: UInt64, text: PersonalText) {
        self.of = of
        self.text = text
    }
}
