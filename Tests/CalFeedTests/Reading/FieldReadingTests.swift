import Testing

@testable import CalFeed

/// Who speaks, on what and where. Talks, people and places are invented.
@Suite struct FieldReadingTests {
    private func reading(_ text: String, considering limit: Int = 0) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones, considerationLimit: limit).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-03-02"), defaultZone: TZID(rawValue: "Europe/Berlin")))
    }

    private func only(_ text: String) throws -> Seminar {
        let seminars = reading(text).seminars
        #expect(seminars.count == 1)
        return try #require(seminars.first)
    }

    @Test(arguments: [
        ("3:30-4:30 PM", "stated", "15:30"), ("9 - 10 am", "stated", "09:00"), ("11:30-1:00 pm", "inferred", "11:30"),
        ("3:30-4:30", "inferred", "15:30"), ("15:30-16:30", "stated", "15:30"),
    ])
    func `the half of the day behind a range counts for both of its ends`(
        range: String, basis: String, start: String
    ) throws {
        let seminar = try only("Paper and patience\n\nThursday, 12 March 2026, \(range)\n")
        #expect(seminar.evidence[.start]?.basis.name == basis)
        #expect(seminar.told(of: .start) == "2026-03-12T\(start) Europe/Berlin")
    }

    @Test func `a link's address may hold brackets, as encyclopaedias' do`() throws {
        let seminar = try only(
            "# [Paper and patience](https://folds.example/wiki/Patience_(folding))\n\nThursday, 12 March 2026, 16:00\n")
        #expect(seminar.title == "Paper and patience")
    }

    private static let prose = """
        Seminar on Slow Things

        Dr. Ada Quillfeather
        Department of Idling, University of Northfield

        On the Patience of Mountains

        Thursday, 12 March 2026, 16:00
        Room 305, Snail Hall

        Mountains wait, but not always. We present a model of waiting that needs no
        clock, and test it on three hills.

        Host: Ben Sample
        """

    @Test func `an announcement without labels tells who speaks, on what and where`() throws {
        let seminar = try only(Self.prose)
        #expect(seminar.title == "On the Patience of Mountains")
        #expect(seminar.speakers.map(\.name) == ["Ada Quillfeather"])
        #expect(seminar.location == "Room 305, Snail Hall")
        #expect(seminar.host == "Ben Sample")
    }

    @Test func `the evidence of a chosen span is its words`() throws {
        let seminar = try only(Self.prose)
        let bytes = Array(Self.prose.utf8)
        for field in [Field.title, .speakers, .location] {
            let evidence = try #require(seminar.evidence[field])
            let span = try #require(evidence.span)
            #expect(String(decoding: bytes[span], as: UTF8.self) == evidence.text)
            #expect(evidence.basis == .stated)
        }
    }

    @Test func `people joined by and are all speakers, an institution behind a comma is none`() throws {
        let seminar = try only(
            "Title: On Ferns\nSpeakers: Ada Quillfeather and Carl Sample, Theoretische Pflanzenkunde\nTime: 12 March 2026, 16:00"
        )
        #expect(seminar.speakers.map(\.name) == ["Ada Quillfeather", "Carl Sample"])
    }

    @Test func `a title ends in front of the person who gives the talk`() throws {
        let seminar = try only("# On Patience by Dr Laura Quillfeather\n\n12 March 2026, 16:00, Room 305")
        #expect(seminar.title == "On Patience")
        #expect(seminar.speakers.map(\.name) == ["Laura Quillfeather"])
    }

    @Test func `people whom running text sets off alike all speak`() throws {
        let seminar = try only(
            """
            # Community Hour - Gardens in Boxes

            **Laura Quillfeather** will show how to begin, and from **Peter Sampleton** you will learn about rain.

            Thursday, 12 March 2026, 16:00

            _**Peter Sampleton** is a gardener at the University of Northfield. He thanks Maria Example._
            """)
        #expect(seminar.speakers.map(\.name) == ["Laura Quillfeather", "Peter Sampleton"])
        #expect(seminar.title == "Gardens in Boxes")
    }

    @Test func `online is the place where a label says so`() throws {
        let seminar = try only(
            "Title: On Ferns\nSpeaker: Ada Quillfeather\nTime: 12 March 2026, 16:00\nLocation: online, https://example.org/room"
        )
        #expect(seminar.location == "online")
    }

    @Test func `nobody and nothing is made up`() throws {
        let seminar = try only("12 March 2026, 16:00")
        #expect(seminar.title == nil)
        #expect(seminar.speakers.isEmpty)
        #expect(seminar.location == nil)
    }

    // MARK: Weighing

    @Test func `what was weighed is kept when asked for, and adds up`() throws {
        for seminar in reading(Self.prose).seminars { #expect(seminar.considerations.isEmpty) }
        let seminar = try #require(reading(Self.prose, considering: 3).seminars.first)
        #expect(Set(seminar.considerations.keys) == [.title, .speakers, .location])
        for (field, spans) in seminar.considerations {
            #expect((1...3).contains(spans.count))
            #expect(spans.map(\.score) == spans.map(\.score).sorted(by: >))
            for span in spans { #expect(span.score == span.features.reduce(0) { $0 + $1.weight }, "\(field)") }
        }
        #expect(seminar.considerations[.title]?.first?.text == seminar.evidence[.title]?.text)
    }

    @Test func `every weight names a feature, and no two features share a name`() {
        #expect(SpanFeature.named.count == SpanFeature.allCases.count)
        #expect(SpanFeature.allCases.count <= 192)
        for (field, weights) in Vocabulary.shared.weights {
            #expect(Field(rawValue: field) != nil)
            for name in weights.keys {
                let plain = name.hasPrefix("bulletin/") ? String(name.dropFirst(9)) : name
                #expect(SpanFeature.named[plain] != nil, "\(field) \(name)")
            }
        }
    }

    @Test func `a span's features are a set whose weights are summed`() {
        var features = SpanFeatures()
        for feature in SpanFeature.allCases where feature.rawValue.isMultiple(of: 3) {
            features.insert(feature)
            features.insert(feature)
        }
        let weights = SpanFeature.allCases.map { $0.rawValue + 1 }
        let expected = SpanFeature.allCases.filter { $0.rawValue.isMultiple(of: 3) }
        #expect(features.all == expected)
        #expect(features.sum(of: weights) == expected.reduce(0) { $0 + $1.rawValue + 1 })
        #expect(!features.contains(SpanFeature.allCases[1]))
    }

    @Test func `letters tell names from words`() {
        for name in ["kowalczyk", "andersson", "nakamura"] { #expect(NameShape.likeness(of: name.utf8) > 0, "\(name)") }
        for word in ["retrieval", "announcing", "information"] {
            #expect(NameShape.likeness(of: word.utf8) < 0, "\(word)")
        }
        #expect(NameShape.likeness(of: "ab".utf8) == 0)
        #expect(NameShape.likeness(of: "תות".utf8) == 0)
    }

    @Test(
        arguments: [
            ("Title: TBA", nil), ("Title: To be announced", nil),
            ("Title: Title to be announced (joint with Physics)", nil),
            ("Titel: wird noch bekannt gegeben", nil),
            ("Title: Announced Too Late: On Tides", "Announced Too Late: On Tides"),
        ] as [(String, String?)])
    func `a title that is to come is none`(line: String, title: String?) throws {
        let seminar = try only("Speaker: Ada Quill\n\(line)\nDate: 12 March 2026, 4 pm\nPlace: Room 5")
        #expect(seminar.title == title)
    }
}
