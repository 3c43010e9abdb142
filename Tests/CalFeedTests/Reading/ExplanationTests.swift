import Testing

@testable import CalFeed

@Suite struct ExplanationTests {
    private static let text = """
        Slow Rivers of the North

        Speaker: Ada Example
        When: 4 March 2026, 14:00
        Where: Room 12, Old Hall
        Register by 1 March 2026, 12:00.
        Coffee at 13:30.
        """

    private func candidates(_ field: ExplainedField, _ text: String = text) -> [Explanation.Candidate] {
        AnnouncementReader(zones: CorpusCase.zones).explanation(
            of: field, in: Array(text.utf8),
            context: ReadingContext(
                referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "Europe/London"))
        ).candidates
    }

    @Test func `one candidate is taken, and each other says what stands in its way`() {
        let starts = candidates(.start)
        #expect(starts.filter(\.isChosen).map(\.value) == ["2026-03-04T14:00"])
        let others = Dictionary(grouping: starts.filter { !$0.isChosen }, by: \.value).mapValues { $0[0].verdict }
        #expect(others["2026-03-01"]?.contains("is a deadline") == true)
        #expect(others["2026-03-04T13:30"]?.contains("is coffee") == true)
    }

    @Test func `a zone that only the source tells is said to be so`() {
        #expect(candidates(.zone).map(\.value) == ["Europe/London"])
        #expect(candidates(.zone)[0].verdict.contains("zone of this source"))
    }

    @Test func `spans for texts are listed by weight`() {
        #expect(candidates(.title).map(\.value).first == "Slow Rivers of the North")
        #expect(candidates(.speakers).filter(\.isChosen).map(\.rule) == ["label-line"])
        #expect(candidates(.location).filter(\.isChosen).map(\.value) == ["Room 12, Old Hall"])
    }

    @Test func `an empty text has no candidates`() {
        for field in ExplainedField.allCases { #expect(candidates(field, "").isEmpty, "\(field)") }
    }
}
