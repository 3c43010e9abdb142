import Testing

@testable import CalFeed

/// Announcements that lie in the files of programs: data files, templates, scripts.
@Suite struct DataNotationTests {
    private static let both = [
        "2025-09-12T16:00 | Ada Example | Slow rivers | Harper 120",
        "2025-09-19T16:00 | Boris Sample | Fast lakes | Harper 121",
    ]

    @Test(
        arguments: [
            """
            export const talks = [
              {
                date: '2025-09-12',
                time: '16:00',
                speaker: 'Ada Example',
                title: 'Slow rivers',
                room: 'Harper 120',
              },
              {
                date: '2025-09-19',
                time: '16:00',
                speaker: 'Boris Sample',
                title: 'Fast lakes',
                room: 'Harper 121',
              },
            ];
            """,
            #"""
            {"name": "Tides", "talks": [{"title": "Slow rivers", "speaker": "Ada Example", "date": "2025-09-12 16:00", "room": "Harper 120"}, {"title": "Fast lakes", "speaker": "Boris Sample", "date": "2025-09-19 16:00", "room": "Harper 121"}]}
            """#,
            #"""
            [
              {
                "title": "Slow rivers",
                "speakers": ["Ada Example"],
                "date": "2025-09-12",
                "time": "16:00",
                "room": "Harper 120"
              },
              {
                "title": "Fast lakes",
                "speakers": ["Boris Sample"],
                "date": "2025-09-19",
                "time": "16:00",
                "room": "Harper 121"
              }
            ]
            """#,
            """
            - date: '2025-09-12 16:00'
              speaker: 'Ada Example'
              title: 'Slow rivers'
              room: 'Harper 120'
            - date: '2025-09-19 16:00'
              speaker: 'Boris Sample'
              title: 'Fast lakes'
              room: 'Harper 121'
            """,
            """
            [[talk]]
            speaker = "Ada Example"
            date = "2025-09-12 16:00"
            title = "Slow rivers"
            room = "Harper 120"

            [[talk]]
            speaker = "Boris Sample"
            date = "2025-09-19 16:00"
            title = "Fast lakes"
            room = "Harper 121"
            """,
            """
            {% include talk.html speaker="Ada Example" date="Sep 12, 2025" time="4pm" title="Slow rivers" room="Harper 120" %}
            {% include talk.html speaker="Boris Sample" date="Sep 19, 2025" time="4pm" title="Fast lakes" room="Harper 121" %}
            """,
            """
            {{< talk
                speaker="Ada Example" date="Sep 12, 2025"
                time="4pm" title="Slow rivers" room="Harper 120" >}}
            {{< talk
                speaker="Boris Sample" date="Sep 19, 2025"
                time="4pm" title="Fast lakes" room="Harper 121" >}}
            """,
            """
            <Talk speaker="Ada Example" date="Sep 12, 2025" time="4pm" title="Slow rivers" room="Harper 120" />
            <Talk speaker="Boris Sample" date="Sep 19, 2025" time="4pm" title="Fast lakes" room="Harper 121" />
            """,
        ])
    func `two talks in a notation for programs are two talks`(text: String) {
        #expect(talkSummary(of: text, on: "2025-09-01") == Self.both)
    }

    @Test(
        arguments: [
            """
            date,speaker,affiliation,title,room
            2025-09-12 16:00,Ada Example,Northfield College,"Slow rivers, fast lakes",Harper 120
            2025-09-19 16:00,Boris Sample,Southfield,Dry wells,Harper 121
            """,
            """
            speaker;date;title;room
            Ada Example;12.09.2025 16:00;Slow rivers, fast lakes;Harper 120
            Boris Sample;19.09.2025 16:00;"Dry wells";Harper 121
            """,
            """
            .. csv-table::
              :header: "Date", "Speaker", "Title", "Room"
              :widths: 10, 20, 50, 10

              "2025-09-12 16:00", "Ada Example", "Slow rivers, fast lakes", "Harper 120"
              "2025-09-19 16:00", "Boris Sample", "Dry wells", "Harper 121"
            """,
            """
            .. list-table::
               :header-rows: 1

               * - Date
                 - Speaker
                 - Title
                 - Room
               * - 12 Sep 2025, 4 pm
                 - Ada Example
                 - Slow rivers, fast lakes
                 - Harper 120
               * - 19 Sep 2025, 4 pm
                 - Boris Sample
                 - Dry wells
                 - Harper 121
            """,
            """
            .. table::
               :widths: 10 10 15 10

               +---------------+---------------+----------------+------------+
               | Speaker       | Date          | Subject        | Location   |
               +===============+===============+================+============+
               | Ada Example   | 12 Sep 2025,  | Slow rivers,   | Harper 120 |
               |               | 4 pm          | fast lakes     |            |
               +---------------+---------------+----------------+------------+
               | Boris Sample  | 19 Sep 2025,  | Dry wells      | Harper 121 |
               |               | 4 pm          |                |            |
               +---------------+---------------+----------------+------------+
            """,
            """
            | # | Date | Guest speaker | Title | Room |
            | 1 | 12/09/2025, 4 pm | Ada Example | Slow rivers, fast lakes | Harper 120 |
            | 2 | 19/09/2025, 4 pm | Boris Sample | Dry wells | Harper 121 |
            """,
        ])
    func `rows under heads that are labels are talks, whatever parts the cells`(text: String) {
        #expect(
            talkSummary(of: text, on: "2025-09-01") == [
                "2025-09-12T16:00 | Ada Example | Slow rivers, fast lakes | Harper 120",
                "2025-09-19T16:00 | Boris Sample | Dry wells | Harper 121",
            ])
    }

    @Test(arguments: [
        "Talk, Speaker, Date\nwill be on, as you know, 12 March 2026 at 16:00, in Hall 3, and nobody knows who is going to speak there",
        "date, place, and time will follow, as ever\nsoon, or later, or never, I fear",
    ])
    func `sentences with commas are no table`(text: String) {
        let laidOut = DelimitedTables.laidOut(Rendition(verbatim: Array(text.utf8)), vocabulary: .shared)
        #expect(String(decoding: laidOut.bytes, as: UTF8.self) == text)
    }

    @Test func `people in a list of names are all read, and a place's name is no person's`() throws {
        let text = """
            ---
            title: Slow rivers and what they carry
            start: 2025-09-12 16:00
            speakers:
              - name: Ada Example
                affiliation: Northfield College
              - name: Boris Sample
                affiliation: Southfield Institute
            location:
              name: Harper Hall
            ---
            """
        let context = ReadingContext(referenceDate: LocalDate("2025-09-01"), defaultZone: TZID(rawValue: "UTC"))
        let seminar = try #require(
            AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.first)
        #expect(
            seminar.speakers == [
                Speaker(name: "Ada Example", affiliation: "Northfield College"),
                Speaker(name: "Boris Sample", affiliation: "Southfield Institute"),
            ])
        #expect(seminar.location == "Harper Hall")
    }

    @Test func `days behind a name that nobody knows are days where the name is said again`() {
        let found = talkSummary(
            of: """
                - seminar:
                    speaker: "Ada Example"
                    schedule: "September 8, 2025"
                    title: "Slow rivers"

                - seminar:
                    speaker: "Boris Sample"
                    schedule: "September 22, 2025"
                    title: "To be confirmed"
                """, on: "2025-09-01")
        #expect(found == ["2025-09-08 | Ada Example | Slow rivers | –", "2025-09-22 | Boris Sample | – | –"])
    }

    @Test func `fields of reStructuredText are labels`() {
        let found = talkSummary(
            of: """
                Tide Seminar
                ============

                :Speaker: Ada Example (Northfield)
                :Title: Slow rivers
                :Date: Friday, 12 September 2025
                :Time: 16:00
                :Room: Harper 120
                """, on: "2025-09-01")
        #expect(found == ["2025-09-12T16:00 | Ada Example | Slow rivers | Harper 120"])
    }

    @Test func `signs that the notation escapes stand for themselves, and evidence is what arrived`() throws {
        let text = #"{"title": "Rivers \/ \"lakes\"", "date": "2025-09-12 16:00", "speaker": "Ada Example"}"#
        let context = ReadingContext(referenceDate: LocalDate("2025-09-01"), defaultZone: TZID(rawValue: "UTC"))
        let seminar = try #require(
            AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.first)
        #expect(seminar.title == #"Rivers / "lakes""#)
        let span = try #require(seminar.evidence[.speakers]?.span)
        #expect(Array(text.utf8)[span].elementsEqual("Ada Example".utf8))
    }

    @Test(arguments: [
        "Title: \"On Rivers\"\nSpeaker: Ada Example",
        "The set {x : x > 0} is open.",
        "{{ page.title }}",
        "{ return: it comes back }",
        "Tides = 'high and low' waters",
        "for (x in y) { a: b }",
        "He said: 'it is late' and left",
        "<Ada@example.org>",
    ])
    func `what people write is left as it stands`(text: String) {
        let rendition = Rendition(verbatim: Array(text.utf8))
        let found = String(decoding: DataNotation.laidOut(rendition).bytes, as: UTF8.self)
        #expect(found == text)
    }

    @Test(arguments: [
        #"{"title": "Rivers", "talks": [{"date": "2025-09-12"#,
        "{% include a=\"Rivers\" c=\"Hills\"",
        "[\nkey = \"Rivers\nand Hills",
        "{\n  note: `Come early.\nHills are far.`,\n  title: 'Rivers',\n}",
    ])
    func `every word of broken or long notation stands there once`(text: String) {
        func words(_ text: String) -> [String] {
            text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        }
        let laidOut = DataNotation.laidOut(Rendition(verbatim: Array(text.utf8)))
        #expect(words(String(decoding: laidOut.bytes, as: UTF8.self)) == words(text))
    }

    @Test func `characters that JSON escapes are what they stand for`() {
        let found = talkSummary(
            of:
                #"[{"date":"2026-03-12","time":"16:00","speaker":"Jos\u00e9 M\u00fcller","title":"\u00dcber Fl\u00fcsse \ud83c\udf0a","location":null}]"#,
            on: "2026-03-01")
        #expect(found == ["2026-03-12T16:00 | José Müller | Über Flüsse 🌊 | –"])
    }

    @Test(arguments: [
        #"{"level":"info","date":"2026-01-04","msg":"mail sent"}"#,
        "host = \"db.example.org\"",
    ])
    func `what programs say below somebody's words stays as it stands`(below: String) {
        let text =
            "Ada Example will speak on Friday, 13 March 2026, at 18:00 in Room 5 about the slow rivers of the north.\n\n"
        let laidOut = DataNotation.laidOut(Rendition(verbatim: Array((text + below).utf8)))
        #expect(String(decoding: laidOut.bytes, as: UTF8.self) == text + below)
    }

    @Test func `words behind a closing mark belong to their cell`() {
        let context = ReadingContext(referenceDate: LocalDate("2026-03-01"), defaultZone: TZID(rawValue: "UTC"))
        let found = AnnouncementReader(zones: CorpusCase.zones).read(
            """
            Date,Title,Room
            12 March 2026 16:00,"On Rivers" (cancelled),Hall 3
            19 March 2026 16:00,"On Hills, again",Hall 3
            """, context: context
        ).seminars
        #expect(found.map(\.status) == [.cancelled, .confirmed])
    }
}
