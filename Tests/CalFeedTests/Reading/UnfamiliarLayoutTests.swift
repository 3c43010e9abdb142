import Testing

@testable import CalFeed

/// Layouts of bulletins, news and lists whose days, hours and talks stand apart.
@Suite struct UnfamiliarLayoutTests {
    private func read(_ text: String, on day: String, zone: String? = "America/New_York") -> [Seminar] {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate(day), defaultZone: zone.flatMap { TZID(rawValue: $0) })
        ).seminars
    }

    private func starts(_ text: String, on day: String, zone: String? = "America/New_York") -> [String] {
        read(text, on: day, zone: zone).map { talk in
            switch talk.occurrence {
            case .days(let first, _): first.description
            case .clock(let start, _, _): String(start.description.prefix(16))
            }
        }
    }

    // MARK: Several talks on one day

    @Test func `each of two talks of one day that stand under the same date is read`() {
        let found = starts(
            """
            Week of September 14

            Monday, September 15, 1997
            Monday, September 15, 1997, 2:00 p.m.
            Northfield Institute
            Room 12
            "Slow Rivers"
            A. Example

            Monday, September 15, 1997, 4:00 p.m.
            Harlan College
            Old Hall 3
            "Fast Ice"
            B. Sample
            """, on: "1997-09-12")
        #expect(found == ["1997-09-15T14:00", "1997-09-15T16:00"])
    }

    @Test func `the hour below each of several headings of one day tells the talks apart`() {
        let found = starts(
            """
            ## Wednesday, November 5, 2025

            Sky Seminar, 1:30 pm, Room 12
            Speaker: Ada Example
            Title: Dust

            ## Wednesday, November 5, 2025

            Ice Seminar, 3:30 pm, Room 14
            Speaker: Bela Sample
            Title: Snow
            """, on: "2025-11-03")
        #expect(found == ["2025-11-05T13:30", "2025-11-05T15:30"])
    }

    @Test func `rows whose hour stands behind a dash and the word for it are rows`() {
        let found = starts(
            """
            Martedì 10 dicembre
            ore 11, aula B2, via Cantarane 24, lectio magistralis “I colori del ghiaccio” di Salvo Scarrino.
            – ore 17.30, aula C10, via Cantarane 24, seminario “Commercio lento” di Fabia Roveri.
            """, on: "2019-12-01", zone: "Europe/Rome")
        #expect(found == ["2019-12-10T11:00", "2019-12-10T17:30"])
    }

    @Test func `a line that begins with the series and goes on with day and hour heads a talk`() {
        let found = starts(
            """
            COLLOQUIUM, Tuesday, January 13, 11 am, SF 1101

                            A. Example

                   Towards Slow Algorithms

            AI SEMINAR, Tuesday, January 13, 3 pm, GB 120

                       Professor Bela Sample

                          All I Forgot
            """, on: "1987-01-09")
        #expect(found == ["1987-01-13T11:00", "1987-01-13T15:00"])
    }

    @Test func `two labelled talks of one day at two hours are two`() {
        let found = starts(
            """
            - speaker: Ada Example
              date: December 2nd
              time: 2pm
              title: "Slow Rivers"

            - speaker: Bela Sample
              date: December 2nd
              time: 3pm
              title: "Fast Ice"
            """, on: "2025-11-20")
        #expect(found == ["2025-12-02T14:00", "2025-12-02T15:00"])
    }

    @Test func `days with their weekdays in one long line part it`() {
        let found = starts(
            """
            Our meetings begin at 7.30pm.
            Friday 23rd February 'Slow Rivers' with Mike Lindner Friday 22nd March 'Fast Ice' with Wilma Kern Friday 26th April 'Small Gardens' with Martin Holt Friday 24th May 'Old Trees' with John Weber
            """, on: "2024-01-15", zone: "Europe/London")
        #expect(
            found == ["2024-02-23T19:30", "2024-03-22T19:30", "2024-04-26T19:30", "2024-05-24T19:30"])
    }

    // MARK: What is said once for all

    @Test func `the one hour of several days in running text is that of each`() {
        let found = starts(
            """
            Den Auftakt macht am 21. April Dr. Jonas Lindner vom Institut für Eiskunde. Er spricht zum Thema „Langsame Flüsse“. Am 19. Mai spricht Dr. Berta Kühn (Eiskunde, Univ. Nordfeld) über „Schnelles Eis“.
            Die Vorträge finden jeweils um 18.15 Uhr im Grünen Hörsaal statt.
            """, on: "2010-04-12", zone: "Europe/Berlin")
        #expect(found == ["2010-04-21T18:15", "2010-05-19T18:15"])
    }

    @Test func `the one day of several hours in running text is that of each`() {
        let found = starts(
            """
            The Institute of Coasts presents a day of public lectures on March 24, in Harlan Hall on its campus.

            Martin Lindner, head of the tide programme, will speak at 10:00 a.m. on "Slow Rivers." He came to the institute long ago.

            Erika Jensen will speak at 11:00 a.m. on "Who Owns the Sea?" She has worked in many fields.
            """, on: "2001-03-05")
        #expect(found == ["2001-03-24T10:00", "2001-03-24T11:00"])
    }

    @Test func `an hour that is told below a list of days is theirs, and the stamp above is not`() {
        let found = starts(
            """
            4:13 p.m., Sept. 1, 2015–The Department of Coasts at Northfield has announced its lecture series for the coming year, and it will be the longest that the college has ever held in one of its own halls.

            Speakers are scheduled as follows:

              • Oct. 7: “Slow Rivers,” Ron Example, Harlan College.
              • Nov. 11: “Fast Ice,” Gerda Sample, Northfield Institute.

            The lectures will take place at 3:30 p.m. in Mitchell Hall.
            """, on: "2015-09-01")
        #expect(found == ["2015-10-07T15:30", "2015-11-11T15:30"])
    }

    @Test func `an hour that is one talk's own is not lent to a list of others`() {
        let found = starts(
            """
            The first speaker is Barbara Example, who will present “Slow Rivers” at 4 p.m. Tuesday, Oct. 12, in Harlan Hall, Room 149.

            The other speakers in the series are:

              • Jonathan Sample, professor at Northfield College, Dec. 14;
              • Josefa Muster, director of the Harlan Institute, Feb. 15, 2011;
            """, on: "2010-10-05")
        #expect(found == ["2010-10-12T16:00", "2010-12-14", "2011-02-15"])
    }

    @Test func `the hour of a monthly series is that of its one day`() {
        let found = starts(
            """
            Les jeudis du fleuve

            Se déroulant les premiers jeudis du mois de 18h à 19h30 sur le campus, ces conférences sont pour tous.

            Jeudi 3 octobre 2019
            "La glace lente"
            Annick Exemple
            """, on: "2019-09-23", zone: "Europe/Paris")
        #expect(found == ["2019-10-03T18:00"])
    }

    // MARK: Days that are no talk's

    @Test func `a day that is open or reserved is nobody's talk`() {
        let found = starts(
            """
            Possible dates:
            Friday Sept. 23: open
            Friday Sept. 30: Paul Example, Northfield College
            Friday Oct. 7: Bela Sample, Harlan College
            Friday Oct. 14: reserved
            """, on: "2022-08-15")
        #expect(found == ["2022-09-30", "2022-10-07"])
    }

    @Test func `the day of writing above a programme of another day is no talk's`() {
        let found = starts(
            """
            Logic Seminar

            February 4, 2019

            Monday, 11 February 2019, Green Room.

            15:30

            Takako Example (Northfield College)

            Systems for slow mathematics

            17:00

            Peter Sample (Harlan College)

            Ranges of fast functors
            """, on: "2019-02-04", zone: "Europe/Rome")
        #expect(found == ["2019-02-11T15:30", "2019-02-11T17:00"])
    }

    @Test func `a byline tells when a page was written`() {
        let found = starts(
            """
            ## Nächstes Treffen: 27. Oktober 2011, 20:30 Uhr

            *von Daniel Beispiel – Datum: 24.10.2011*

            Das nächste Treffen findet am 27.10.2011 um 20:30 statt.
            """, on: "2011-10-24", zone: "Europe/Berlin")
        #expect(found == ["2011-10-27T20:30"])
    }

    @Test func `the sender's line of a quoted head tells when it was sent`() {
        let found = starts(
            """
             To: Coast Seminar
             From: David Example on Tue, Feb 14, 1995 8:13 AM
             Subject: 2/16 Lecture

                     THURSDAY, FEBRUARY 16, 1995
                           5:00 P.M.
                    OLD HALL AUDITORIUM
            """, on: "1995-02-15")
        #expect(found == ["1995-02-16T17:00"])
    }

    @Test func `a struck day has another in its place`() {
        let found = starts(
            """
            * Date: ~~July 15, 2025 (Tuesday) 11:00 JST~~ July 22, 2025 (Tuesday) 11:00 JST
            * Speaker: Yan Example
            * Title: Slow Rivers
            """, on: "2025-07-05", zone: nil)
        #expect(found == ["2025-07-22T11:00"])
    }

    // MARK: Forms of days and hours

    @Test func `the number of a list's item is no day`() {
        #expect(
            starts("Slow Rivers\n\n1. February 5, 2025 - 3:30pm to 4:45pm\n\nAda Example", on: "2025-01-27")
                == ["2025-02-05T15:30"])
    }

    @Test func `a number of things is no hour`() {
        let found = starts(
            """
            Chaque session est composée de 4 à 6 interventions sur des sujets variés.

            La prochaine session se déroulera le 20 avril 2016.
            """, on: "2016-04-05", zone: "Europe/Paris")
        #expect(found == ["2016-04-20"])
    }

    @Test func `how long something takes is no hour, and four digits beside a weekday are`() {
        let found = starts(
            """
            SEMINAR: Slow Rivers
            TIME: 1315-1430, Friday, 25 September 1992
            PLACE: Doherty 13

            This seminar will meet for 1.25 hours each week.
            """, on: "1992-09-15")
        #expect(found == ["1992-09-25T13:15"])
    }

    @Test func `a year in front of a bracket is that of the day in it`() {
        let found = starts(
            """
            2012 (Friday, 14th December: 05.30 PM) Ada Example: Slow Rivers

            2011 (Friday, 08th April: 05.30 PM) Bela Sample: Fast Ice
            """, on: "2012-12-04", zone: "Asia/Kolkata")
        #expect(found == ["2012-12-14T17:30", "2011-04-08T17:30"])
    }

    @Test func `a day written together with a sign parts a list in one line`() {
        let found = starts(
            "◆강연 일정 △3월 20일 김예시 사장, 느린 강 △3월 29일 정보기 교수, 빠른 얼음", on: "2007-03-19", zone: "Asia/Seoul")
        #expect(found == ["2007-03-20", "2007-03-29"])
    }

    @Test func `the old year is a slip where the weekday fits the new one`() throws {
        let talks = read(
            """
            Thursday, January 17, 1984
            4:00 P.M., Harlan Building 1101
            Anna Example: Slow Rivers
            """, on: "1985-01-09")
        let talk = try #require(talks.first)
        guard case .clock(let start, _, _) = talk.occurrence else {
            Issue.record("no hour")
            return
        }
        #expect(start.date == LocalDate("1985-01-17"))
        #expect(talk.diagnostics.contains { $0.code == "weekday-mismatch" && $0.severity == .warning })
    }

    @Test func `twenty is one character at times`() {
        #expect(
            starts("讲座将于本星期六(二月廿八日)上午九时三十分在三号室举行,主题为「慢河」。", on: "2009-02-26", zone: "Asia/Hong_Kong")
                == ["2009-02-28T09:30"])
    }

    // MARK: Zones

    @Test(arguments: [
        ("Venue: Epping Creative Centre, 26 Stanley Road, Epping NSW", "Australia/Sydney"),
        ("Place: Room 7, 12 Mill Road, Harlan, IL 60601", "America/Chicago"),
        ("Join: https://mit.zoom.us/j/123456789", "America/New_York"),
    ])
    func `letters of a state and an institution's meetings tell the zone`(line: String, zone: String) throws {
        let talk = try #require(
            read("Slow Rivers\nAda Example\nFriday 21 September 2012, 8:00 pm\n\(line)", on: "2012-09-11", zone: nil)
                .first)
        guard case .clock(_, _, let found) = talk.occurrence else {
            Issue.record("no hour")
            return
        }
        #expect(found?.rawValue == zone)
    }

    @Test func `a place in a title tells no zone`() throws {
        let talk = try #require(
            read(
                "Friday 21 September 2012, 8:00 pm\nAda Example presents “Slow Rivers of Cuenca, Ecuador”.",
                on: "2012-09-11", zone: nil
            ).first)
        guard case .clock(_, _, let found) = talk.occurrence else {
            Issue.record("no hour")
            return
        }
        #expect(found == nil)
    }
}
