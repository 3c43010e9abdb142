import Testing

@testable import CalFeed

/// What is near to a rule and not meant by it.
@Suite struct NearRuleTests {
    @Test(arguments: [
        // One heading over fields is no note to whoever fills them in.
        (
            "# On Rivers\n\nspeaker: Jane Example\ndate: 2026-03-12 14:00",
            ["2026-03-12T14:00 | Jane Example | On Rivers | –"]
        ),
        (
            "# Spring 2027\n- date: March 4\n  speaker: Jane Example\n- date: March 11\n  speaker: Robert Sample",
            ["2027-03-04 | Jane Example | – | –", "2027-03-11 | Robert Sample | – | –"]
        ),
        // The same day of other years is what the talk is about.
        (
            "---\ntitle: The Flood\nspeaker: Jane Example\ndate: 2026-03-26 17:00\nabstract: On 26 March 1913 at 4 am the dam broke.\n---",
            ["2026-03-26T17:00 | Jane Example | The Flood | –"]
        ),
        // Another talk of a post.
        (
            "---\nlayout: post\ntitle: On Rivers\ndate: 2026-03-12 17:00\n---\nJoin us in Hall 3. The next seminar is on 26 March.",
            ["2026-03-12T17:00 | – | On Rivers | Hall 3"]
        ),
        // Titles that are numbers.
        (
            "4 March 2026, 17:00, \"1984\"\n11 March 2026, 17:00, \"Ulysses\"\n18 March 2026, 17:00, \"2666\"",
            [
                "2026-03-04T17:00 | – | 1984 | –", "2026-03-11T17:00 | – | Ulysses | –",
                "2026-03-18T17:00 | – | 2666 | –",
            ]
        ),
        // Who speaks stands at an entry's end, and somebody else above the first.
        (
            "Mary Proof\n4 March 2026, 16:00\nSlow Rivers\nJane Example\n11 March 2026, 16:00\nDeep Lakes\nRobert Sample",
            ["2026-03-04T16:00 | Jane Example | Slow Rivers | –", "2026-03-11T16:00 | Robert Sample | Deep Lakes | –"]
        ),
        // Midnight is not noon, and what is over is not to come.
        ("Jane Example will speak at 12 tonight in Hall 3.", ["2026-03-01 | Jane Example | – | Hall 3"]),
        (
            "Jane Example spoke at 10 this morning; she speaks again on 12 March at 5 pm.",
            ["2026-03-12T17:00 | Jane Example | – | –"]
        ),
        // Months that are a title's.
        (
            "4 March, 5 pm: Jane Example, \"May 1968: Paris in Revolt\"",
            ["2026-03-04T17:00 | Jane Example | May 1968: Paris in Revolt | –"]
        ),
        // Prices are no days.
        (
            "Jane Example will talk on 12 March 2026 at 16:00 about prices:\nBread, 2.1\nButter, 13.2\nMilk, 20.3\nEggs, 25.6",
            ["2026-03-12T16:00 | Jane Example | – | –"]
        ),
        // The first of a list whose year is told once.
        (
            "Sunday, March 1, 2026\nJane Example - On Rivers\n\nSunday, March 8\nRobert Sample - On Lakes\n\nSunday, March 15\nMary Muster - On Snow",
            [
                "2026-03-01 | Jane Example | On Rivers | –", "2026-03-08 | Robert Sample | On Lakes | –",
                "2026-03-15 | Mary Muster | On Snow | –",
            ]
        ),
        // The place of the next talk.
        (
            "Speaker: Jane Example\nTitle: On Rivers\nDate: 12 March 2026, 5 pm\nAbstract: Rivers are slow.\n\nThe next talk will be held on 19 March 2026 at 5 pm in Hall 4.",
            ["2026-03-12T17:00 | Jane Example | On Rivers | –"]
        ),
        // Who helps.
        (
            "On Rivers\n12 March 2026, 16:00\n- Jane Example\n- Robert Sample\n\n- Mary Muster, registration",
            ["2026-03-12T16:00 | Jane Example, Robert Sample | On Rivers | –"]
        ),
        // A number above a list is no beginning of a range.
        (
            "Talks in Term 2\n- 5 March 2026, 16:00: Jane Example, On Rivers\n- 12 March 2026, 16:00: Robert Sample, On Lakes",
            ["2026-03-05T16:00 | Jane Example | On Rivers | –", "2026-03-12T16:00 | Robert Sample | On Lakes | –"]
        ),
        // Who signs below people that stand above their days.
        (
            "Jane Example (Northfield)\n5 March, 16:00\nOn Rivers\nRobert Sample (Southfield)\n12 March, 16:00\nOn Lakes\n\nBest wishes,\nMary Muster",
            ["2026-03-05T16:00 | Jane Example | On Rivers | –", "2026-03-12T16:00 | Robert Sample | On Lakes | –"]
        ),
        // Hosts of the same days, and of one of them.
        (
            "5 March: Jane Example\n12 March: Robert Sample\n19 March: Mary Muster\n\nHosts:\n5 March: John Proof\n12 March: Paul Pattern",
            [
                "2026-03-05 | Jane Example | – | –", "2026-03-12 | Robert Sample | – | –",
                "2026-03-19 | Mary Muster | – | –",
            ]
        ),
        (
            "5 March: Jane Example\n12 March: Robert Sample\n19 March: Mary Muster\n19 March: dinner with Prof. John Proof",
            [
                "2026-03-05 | Jane Example | – | –", "2026-03-12 | Robert Sample | – | –",
                "2026-03-19 | Mary Muster | – | –",
            ]
        ),
        // A shortcode that tells the talk, and what only looks like one.
        (
            "{{< event \"Jane Example\" \"On Rivers\" \"4 March 2026, 16:00\" \"Hall 3\" >}}",
            ["2026-03-04T16:00 | Jane Example | On Rivers | Hall 3"]
        ),
        (
            "Title: Sets {:x > 0} and others\nSpeaker: Jane Example\nDate: 4 March 2026, 16:00",
            ["2026-03-04T16:00 | Jane Example | Sets {:x > 0} and others | –"]
        ),
        // A title that begins like an hour, and one that begins like a path.
        (
            "Time: \"10.30 and all that\": a talk about history\nJane Example, 4 March 2026, 4 pm, Hall 3",
            ["2026-03-04T16:00 | Jane Example | 10.30 and all that | Hall 3"]
        ),
        (
            "title: \"/rivers/ and other phonemes\"\nspeaker: Jane Example\ndate: 4 March 2026, 4 pm",
            ["2026-03-04T16:00 | Jane Example | /rivers/ and other phonemes | –"]
        ),
        // Short headings over a field.
        (
            "# On Rivers\n# Jane Example\n# 4 March 2026\n# 16:00\n# Hall 3\nabstract:\n  We look at rivers.",
            ["2026-03-04T16:00 | Jane Example | On Rivers | Hall 3"]
        ),
        // Another day that is still to come is not this talk's.
        (
            "Jane Example will speak on Friday, 27 February 2026, 4 pm in Hall 3.\n\nRegistration for the conference closes on 20 March 2026 at 5 pm.",
            ["2026-02-27T16:00 | Jane Example | – | Hall 3"]
        ),
    ])
    func `what is near to a rule and not meant by it`(text: String, expected: [String]) {
        #expect(talkSummary(of: text, on: "2026-03-01", zone: "Europe/London") == expected)
    }

    @Test(arguments: [
        "The school takes place from 19 March\n– 21 March 2026 in Hall 3.",
        "When: 19 March 2026\n- 21 March 2026\nWhere: Hall 3\nTitle: Ice Workshop",
    ])
    func `a range of days that is broken at a line's end`(text: String) throws {
        let context = ReadingContext(referenceDate: LocalDate("2026-03-01"))
        let seminar = try #require(
            AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.first)
        #expect(
            try seminar.occurrence
                == .days(first: #require(LocalDate("2026-03-19")), last: #require(LocalDate("2026-03-21"))))
    }

    @Test func `an hour in a page's words and another in its field leave a doubt`() {
        #expect(
            startSummary(
                of: "---\ntitle: On Rivers\ndate: 2026-03-26 17:00\n---\nA tour starts on 26 March at 15:00.",
                on: "2026-03-01", zone: "Europe/London") == ["2026-03-26T15:00 Europe/London times-disagree"])
    }

    @Test(arguments: ["", ", 10:00"])
    func `two people on one day of a list without labels`(hour: String) {
        let found = talkSummary(
            of: """
                Ice Seminar, Saturdays 10:00

                - 7 March 2026\(hour): Jane Example
                - 14 March 2026\(hour): Robert Sample
                - 14 March 2026\(hour): Mary Muster
                - 21 March 2026\(hour): John Proof
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-07T10:00 | Jane Example | – | –", "2026-03-14T10:00 | Robert Sample | – | –",
                "2026-03-14T10:00 | Mary Muster | – | –", "2026-03-21T10:00 | John Proof | – | –",
            ])
    }

    @Test(arguments: ["+++", "---", "# ", "{:", "{{<", "+++\n"])
    func `fields that break off are read`(text: String) {
        #expect(talkSummary(of: text, on: "2026-03-01") == [])
    }

    @Test func `who somebody is stands between name and title`() {
        #expect(
            talkSummary(of: "제목: 느린 강\n연사: 조견본 서울대 명예교수\n일시: 2026년 3월 4일 16:00", on: "2026-03-01", zone: "Asia/Seoul")
                == ["2026-03-04T16:00 | 조견본 | 느린 강 | –"])
    }

    @Test func `of a page's scripts only lists of talks are read`() {
        let found = talkSummary(
            of: """
                <html><body><script>var news=[{"date":"2026-03-01","title":"New website"}]; // [{"old":1}]
                var talks=[{"date":"2026-03-04 16:00","speaker":"Jane Example","title":"On Rivers"},
                {"date":"2026-03-11 16:00","speaker":"Robert Sample","title":"On Lakes"}]</script></body></html>
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T16:00 | Jane Example | On Rivers | –", "2026-03-11T16:00 | Robert Sample | On Lakes | –",
            ])
    }
}
