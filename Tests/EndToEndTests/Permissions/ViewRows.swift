import CanonicalJSON

extension MatrixRows {
    static let views: [MatrixRow] = [
        MatrixRow("next.get", "of oneself") { _ in
            [:]
        } shows: {
            $0["count"] != nil
        },
        MatrixRow("next.get", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["count"] != nil
        },
        MatrixRow("next.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["items"] != nil
        },
        MatrixRow("timeline.get", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["entries"]?.elements.isEmpty == false
        },
        MatrixRow("timeline.get", "of dana's agreement, with its words") { _ in
            ["agreement": "A3", "limit": 1_000]
        } shows: {
            $0["entries"]?.has("text", "I win deals") == true
        },
        MatrixRow("timeline.get", "of oneself and dana") { _ in
            ["with": "dana"]
        } shows: {
            $0["entries"]?.elements.isEmpty == false
        },
        MatrixRow("lineOfSight.get", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["lines"]?.has("outcome", "Win deals that stay") == true
        },
        MatrixRow("looked.list", "of oneself") { _ in
            [:]
        } shows: {
            $0["rows"] != nil
        },
        MatrixRow("looked.list", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["rows"]?.elements.isEmpty == false
        },
        MatrixRow("agenda.get", "of oneself") { _ in
            ["with": "rhea"]
        } shows: {
            $0["with"] != nil
        },
        MatrixRow("mirror.get", "of oneself") { _ in
            [:]
        } shows: {
            $0["evenness"] != nil
        },
        MatrixRow("mirror.get", "of dana") { _ in
            ["person": "dana"]
        } shows: {
            $0["promises"] != nil
        },
        MatrixRow("mirror.get", "of dana, person by person") { _ in
            ["person": "dana"]
        } shows: {
            $0["evenness"] != nil
        },
    ]
}
