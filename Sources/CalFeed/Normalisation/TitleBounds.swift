/// The most that the parts of a span are worth that may be a title.
struct TitleBounds {
    let words: Int
    let firstPerson: Int
    let repeated: Int
    let line: Int
    let quotes: Int
    let ends: Int
    let question: Int
    let person: Int

    init(_ ranking: SpanRanking) {
        words = ranking.most(of: Self.featuresOfWords)
        firstPerson = ranking.most(of: [[.firstPerson]])
        repeated = ranking.most(of: [[.repeated]])
        line = ranking.most(of: Self.featuresOfLine)
        quotes = ranking.most(of: Self.featuresOfQuotes)
        ends =
            max(ranking.most(of: [[.rightLine]]), ranking.most(of: Self.featuresInLine))
            + ranking.most(of: Self.featuresOfEnds)
        question = ranking.most(of: [[.question]])
        person = ranking.most(of: [[.nextPerson]])
    }

    /// What is seen of the words of any span, of each group no more than one.
    private static let featuresOfWords: [[SpanFeature]] = {
        let steps: [SpanFeature] = [.words1, .words2, .words3, .words4, .words5, .words7, .words10, .words17]
        let others: [SpanFeature] = [
            .smallWord, .smallWords, .number, .allCapitals, .quoteInside, .sentence, .comma, .lineBreak, .series, .talk,
            .institution, .zonePlace, .place, .onlineWord, .honorific, .person, .calendarWord, .givenFirst,
            .surnameOnly, .addressInside, .coffeeInside, .saysInside, .overlapsPlace, .overlapsSpeaker, .quoteElsewhere,
            .verbInside, .prefixed,
        ]
        return [steps, [.stopInside, .stopsInside], [.bracket, .bracketOpen]] + others.map { [$0] }
    }()

    /// What is seen besides of a span that begins its line or a labelled value.
    private static let featuresOfLine: [[SpanFeature]] = [[.lineAlone], [.labelLine], [.labelWhole]]

    /// What is seen of a span in quotation marks.
    private static let featuresOfQuotes: [[SpanFeature]] = [[.quoted], [.leftSaysQuote]]

    /// What is seen of a span's end where its line goes on.
    private static let featuresInLine: [[SpanFeature]] = {
        let marks: [SpanFeature] = [
            .rightComma, .rightColon, .rightDash, .rightQuote, .rightBracket, .rightClose, .rightStopMark,
        ]
        let others: [SpanFeature] = [
            .rightGap, .rightAnd, .rightTime, .rightNumber, .rightPreposition, .rightStop, .rightCopula,
            .rightIsInstitution, .rightCapital, .rightSmall, .rightTalk, .rightPerson,
        ]
        return [marks] + others.map { [$0] }
    }()

    /// What is seen of any end besides.
    private static let featuresOfEnds: [[SpanFeature]] = [
        [.exclaims], [.stopLast], [.mark], [.nextSmall], [.nextLabel],
    ]
}
