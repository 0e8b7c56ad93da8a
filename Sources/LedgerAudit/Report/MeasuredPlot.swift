internal import LedgerDomain

/// A plot of one metric in the window: what came together in each milestone's span, and its target.
extension ReportPage {
    /// From days and values to places in the drawing.
    private struct Frame {
        let from: Day
        let days: Int
        let most: Double

        static let (width, height, left, bottom, top) = (720.0, 300.0, 16.0, 44.0, 30.0)

        func x(_ day: Day, end: Bool = false) -> Double {
            let gone = Double(from.distance(to: day)) + (end ? 1 : 0)
            return Self.left + (Self.width - 2 * Self.left) * gone / Double(days)
        }

        func y(_ value: Double) -> Double {
            Self.height - Self.bottom - (Self.height - Self.bottom - Self.top) * max(0, value) / most
        }
    }

    private struct Span {
        let number: Int
        let from: Day
        let to: Day
        let target: Double
        let targetText: String
        let verdict: String
        let points: [(day: Day, value: Double)]
    }

    mutating func plot(_ agreement: AgreementFold, _ metric: String, _ values: [Value]) {
        let about = name(ofMetric: metric)
        let isSum = about.aggregate == "sum" || about.aggregate == "count"
        let spans = spans(agreement, metric, values, isSum: isSum)
        guard let from = agreement.terms.string("/terms/window/from").flatMap({ Day(text: $0) }),
            let to = agreement.terms.string("/terms/window/to").flatMap({ Day(text: $0) }), from <= to, !spans.isEmpty
        else { return }
        let most = spans.flatMap { [$0.target] + $0.points.map(\.value) }.max() ?? 1
        let frame = Frame(from: from, days: from.distance(to: to) + 1, most: max(most, 1e-9) * 1.08)
        html.element("h3", "\(about.name), in \(about.unit.isEmpty ? "its unit" : about.unit)")
        begin("figure")
        begin("svg", ["viewBox": "0 0 720 300", "role": "img", "class": "plot"])
        html.element(
            "title", "\(about.name): what was measured against the target of each milestone; the tables say the same")
        for span in spans { draw(span, frame, isSum: isSum) }
        draw(fromLine: frame, agreement)
        end("svg")
        html.element(
            "figcaption",
            isSum
                ? "The line is the sum within each milestone, the dashed line its target."
                : "Each dot is a value, the dashed line the target of its milestone.")
        end("figure")
    }

    private mutating func spans(
        _ agreement: AgreementFold, _ metric: String, _ values: [Value], isSum: Bool
    ) -> [Span] {
        let terms = agreement.terms
        var room = min(ReportLimits.plotPoints, plotPointsLeft)
        defer { plotPointsLeft -= min(ReportLimits.plotPoints, plotPointsLeft) - room }
        return agreement.milestones.compactMap { milestone in
            guard terms.string("\(milestone.pointer)/metric") == metric,
                let from = terms.string("\(milestone.pointer)/from").flatMap({ Day(text: $0) }),
                let to = terms.string("\(milestone.pointer)/to").flatMap({ Day(text: $0) }), from <= to,
                let text = milestone.evaluated?.string("/target") ?? terms.string("\(milestone.pointer)/target"),
                let target = Double(text)
            else { return nil }
            let inside = values.compactMap { value -> (day: Day, value: Double)? in
                guard let day = value.event.string("/asOf").flatMap({ Day(text: $0) }), from <= day, day <= to,
                    let amount = value.amount
                else { return nil }
                return (day, amount)
            }.sorted { $0.day < $1.day }.prefix(room)
            room -= inside.count
            var sum = 0.0
            let points = inside.map { point -> (day: Day, value: Double) in
                sum += point.value
                return (point.day, isSum ? sum : point.value)
            }
            let verdict = milestone.evaluated.flatMap { words.text($0, "/verdict") } ?? "no verdict yet"
            return Span(
                number: milestone.number, from: from, to: to, target: target, targetText: EventWords.harmless(text),
                verdict: verdict, points: points)
        }
    }

    private mutating func draw(_ span: Span, _ frame: Frame, isSum: Bool) {
        let (left, right) = (frame.x(span.from), frame.x(span.to, end: true))
        let base = frame.y(0)
        let target = frame.y(span.target)
        html.element(
            "rect",
            [
                "class": span.number % 2 == 1 ? "span odd" : "span", "x": number(left), "y": number(Frame.top),
                "width": number(right - left), "height": number(base - Frame.top),
            ])
        label((left + right) / 2, Frame.top - 10, "milestone \(span.number): \(span.verdict)", "middle")
        if isSum {
            var path = "M\(number(left)) \(number(base))"
            for point in span.points {
                path += "H\(number(frame.x(point.day, end: true)))V\(number(frame.y(point.value)))"
            }
            path += "H\(number(right))"
            html.element("path", ["class": "area", "d": "\(path)V\(number(base))Z"])
            html.element("path", ["class": "line", "d": path])
        }
        html.element(
            "line",
            ["class": "target", "x1": number(left), "y1": number(target), "x2": number(right), "y2": number(target)])
        label(left + 4, target - 5, "target \(span.targetText)", "start")
        for point in span.points {
            let x = isSum ? frame.x(point.day, end: true) : frame.x(point.day)
            html.element("circle", ["class": "dot", "cx": number(x), "cy": number(frame.y(point.value)), "r": "3.5"])
        }
    }

    private mutating func draw(fromLine frame: Frame, _ agreement: AgreementFold) {
        let base = frame.y(0)
        html.element(
            "line",
            [
                "class": "axis", "x1": number(Frame.left), "y1": number(base), "x2": number(Frame.width - Frame.left),
                "y2": number(base),
            ])
        let terms = agreement.terms
        label(Frame.left, base + 18, words.text(terms, "/terms/window/from") ?? "", "start")
        label(Frame.width - Frame.left, base + 18, words.text(terms, "/terms/window/to") ?? "", "end")
    }

    private mutating func label(_ x: Double, _ y: Double, _ text: String, _ anchor: String) {
        html.element("text", ["x": number(x), "y": number(y), "text-anchor": anchor], text)
    }

    /// A place with one digit behind the point.
    private func number(_ value: Double) -> String {
        let tenths = Int((max(-9_999, min(9_999, value)) * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
