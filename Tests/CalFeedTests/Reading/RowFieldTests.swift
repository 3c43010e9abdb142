import Testing

@testable import CalFeed

/// Who speaks, on what and where, in rows of a programme and in running text. Talks, people and places are invented.
@Suite struct RowFieldTests {
    private func seminars(_ text: String) -> [Seminar] {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "Europe/London"))
        ).seminars
    }

    @Test func `a row's title may go on over its lines`() {
        let rows = seminars(
            """
            ICE FORUM

            WEDNESDAY 4 MARCH 2026, 18:30

            WHAT THE SLOW RIVERS
            SAY OF THE NORTH

            A lecture by Ada Example
            Professor at the University of Northfield

            WEDNESDAY 11 MARCH 2026, 18:30

            FAST ICE AND
            ITS FRIENDS

            A lecture by Bela Sample
            Professor at the University of Southfield
            """)
        #expect(rows.map(\.title) == ["WHAT THE SLOW RIVERS SAY OF THE NORTH", "FAST ICE AND ITS FRIENDS"])
        #expect(rows.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
    }

    @Test func `the institution on a line of its own is the speaker's, and no title`() {
        let rows = seminars(
            """
            Ice colloquium, Thursdays at 13:15, Room 12, Old Hall

            March 5

            Dr. Ada Example

            Northfield State University

            Host: Dora Muster

            March 12

            Dr. Bela Sample

            University of Southfield

            Host: Dora Muster
            """)
        #expect(rows.map(\.title) == [nil, nil])
        #expect(
            rows.map { $0.speakers.map(\.affiliation) } == [
                ["Northfield State University"], ["University of Southfield"],
            ])
    }

    @Test func `whoever signs a mail does not speak`() throws {
        let seminar = try #require(
            seminars(
                """
                From: Dora Muster <dora.muster@ice.example>
                Subject: Talk on Wednesday
                Date: Fri, 20 Feb 2026 10:00:00 +0000

                Dear all,

                on Wednesday 4 March 2026 at 15:00 Ada Example will tell us in Old Hall 6
                about "Slow Rivers of the North".

                Best wishes,
                Dora Muster
                """
            ).first)
        #expect(seminar.speakers.map(\.name) == ["Ada Example"])
        #expect(seminar.title == "Slow Rivers of the North")
    }

    @Test func `a building that bears a person's name is no person`() throws {
        let seminar = try #require(
            seminars(
                """
                Bela Sample is this year's Ice speaker. The lecture will be held on 4 March at 3 p.m. in the
                Ada J. Example Research Center.
                """
            ).first)
        #expect(seminar.speakers.map(\.name) == ["Bela Sample"])
        #expect(seminar.location == "Ada J. Example Research Center")
    }

    @Test func `a title of respect shows where a name begins in running characters`() throws {
        let seminar = try #require(
            seminars(
                """
                第1回は、氷学部の見本花子教授による『遅い川』という題目での講演です。
                日時：2026年3月4日(水)14:00～15:30
                場所：北野大学 1号館
                """
            ).first)
        #expect(seminar.speakers.map(\.name) == ["見本花子"])
        #expect(seminar.title == "遅い川")
    }

    @Test func `names in a list all speak, with their institutions`() throws {
        let listed = try #require(
            seminars(
                """
                # After the Ice: A Panel

                **Wednesday, March 4 | 6:00 PM | Larch Commons, 88 Weir Street**

                **Panelists**
                - Ada Example, University of Northfield
                - Karl Lindqvist, Southfield Institute of Snow
                - Dora Muster
                """
            ).first)
        #expect(listed.speakers.map(\.name) == ["Ada Example", "Karl Lindqvist", "Dora Muster"])
        let linked = try #require(
            seminars(
                """
                Title: Slow Rivers
                Date: 4 March 2026, 15:00
                Speakers: [Ada Example](https://ada.example/me), [Karl Lindqvist](https://karl.example/me)
                """
            ).first)
        #expect(linked.speakers.map(\.name) == ["Ada Example", "Karl Lindqvist"])
    }

    @Test func `people one under another, each over an institution, all speak`() throws {
        let seminar = try #require(
            seminars(
                """
                *Slow Rivers and Fast Ice*

                Ada Example
                University of Northfield

                Bela Sample
                Southfield Institute of Snow

                Wednesday, March 4
                1:00-2:30 p.m.
                Larch Pavilion 2
                """
            ).first)
        #expect(seminar.speakers.map(\.name) == ["Ada Example", "Bela Sample"])
        #expect(seminar.speakers.map(\.affiliation) == ["University of Northfield", "Southfield Institute of Snow"])
    }

    @Test(arguments: ["Ji-won Example", "Hyun-woo Baek"])
    func `the second syllable of a given name may be small`(name: String) throws {
        let seminar = try #require(
            seminars("Title: Slow Rivers\nSpeaker: Dr \(name) (Coral Bay University)\nTime: 14:30, 4 March 2026").first)
        #expect(seminar.speakers == [Speaker(name: name, affiliation: "Coral Bay University")])
    }

    @Test func `a page's number is no room`() throws {
        let rows = seminars(
            """
            Ice seminar, online

            4 March 2026, 14:00, Ada Example: Slow Rivers of the North
            Slide 1, Slide 2, Slide 3

            11 March 2026, 14:00, Bela Sample: Fast Ice of the South
            Slide 1, Slide 2
            """)
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0.location?.contains("Slide") != true })
    }
}
