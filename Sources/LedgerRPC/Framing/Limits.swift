/// Every bound of the socket protocol, with its unit and its reason. Both ends use these and `server.discover` tells
/// them, so that other clients need not guess.
package enum Limits {
    /// Bytes of a request line without its end. A thousand values of an import take about 150 KiB.
    package static let lineBytes = 1 << 20
    /// Bytes of an answer. What is longer is paged: it comes with `next`.
    package static let answerBytes = 4 << 20
    /// Open arrays and objects around the innermost value. Terms, the deepest request, need six.
    package static let depth = 64
    /// Values in one request line: a thousand measurements of five members each, thrice over.
    package static let requestValues = 1 << 14
    /// Values in one answer: 4 096 leaves with all their members.
    package static let answerValues = 1 << 19
    /// Requests of one connection that are not answered yet; reading pauses there, nothing is refused.
    package static let inFlightPerConnection = 1024
    /// Connections at a time. One costs its buffers: up to one line in, one answer out.
    package static let connections = 4096
    /// Rows of a list when the request does not say.
    package static let listRowsDefault = 100
    /// Rows of a list at most: a read snapshot should live for milliseconds.
    package static let listRows = 1000
    /// Leaves of one `log.read`: at half a kilobyte each they fill half of an answer.
    package static let logRows = 4096
    /// Events of one `evidence.read` unless said: with proofs and disclosures they fill a third of an answer.
    package static let evidenceRows = 1024
    /// Values of one `measurement.recordMany`, which is one atomic batch.
    package static let recordMany = 1000
    /// People of one `measurement.cover`: it is one event, and a leaf is small.
    package static let coverMembers = 500
    /// Bytes of one leaf.
    package static let leafBytes = 16 << 10
    /// Bytes of one sealed value.
    package static let sealedBytes = 64 << 10
    /// Bytes of a request's id when it is a string: it is kept until the answer is sent.
    package static let requestIDBytes = 128
    /// Bytes of a method's name; the longest in use has 22.
    package static let methodBytes = 64
    /// Bytes of a page cursor, which is the server's own short text.
    package static let cursorBytes = 256
    /// Milliseconds that a request may set for itself: an hour.
    package static let deadlineMilliseconds = 3_600_000
    /// Events that a subscription may be sent before its client says more, at most: some 40 MiB on their way.
    package static let credit = 1 << 16
    /// Subscriptions of one connection.
    package static let subscriptionsPerConnection = 32
    /// Subscriptions at a time. One costs its filter and, if its client does not read, one page.
    package static let subscriptions = 4096
    /// Names in each list of a filter.
    package static let filterNames = 100
    /// Names in a whole filter: it is kept as long as its subscription.
    package static let filterNamesTogether = 128
    /// Bytes of one name in a filter; the longest type has 31.
    package static let filterNameBytes = 100
    /// Bytes of a consumer's name.
    package static let consumerNameBytes = 64
    /// Consumers of one member.
    package static let consumersPerMember = 64
    /// Consumers of all: `admin.consumers` shows them in one answer.
    package static let consumers = 4096
    /// The one protocol version that there is.
    package static let protocolVersion = 1
}
