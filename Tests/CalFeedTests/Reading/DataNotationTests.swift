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
        "We met Ada, Boris, and Carla,\nwho came by train, by ship, and on foot.",
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
        ":smile: we meet",
        "He said: 'it is late' and left",
        "<Ada@example.org>",
    ])
    func `what people write is left as it stands`(text: String) {
        let rendition = Rendition(verbatim: Array(text.utf8))
        let found = String(decoding: DataNotation.laidOut(rendition).bytes, as: UTF8.self)
        #expect(found == (text.hasPrefix(":") ? String(text.dropFirst()) : text))
    }

    @Test func `notation that does not end loses no word`() {
        for text in [
            #"{"title": "On Rivers", "talks": [{"date": "2025-09-12"#, "{% include a=\"b\" c=\"d\"", "key = \"open",
        ] {
            let found = String(
                decoding: DataNotation.laidOut(Rendition(verbatim: Array(text.utf8))).bytes, as: UTF8.self)
            for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { #expect(found.contains(word)) }
        }
    }
}
