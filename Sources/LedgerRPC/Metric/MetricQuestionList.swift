extension QuestionView: ListedRow {
    package static var plural: StaticString { "questions" }
}

/// Answer of `metric.questions`.
package typealias MetricQuestionList = RowPage<QuestionView>
