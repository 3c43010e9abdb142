import Testing

@testable import CalFeed

@Suite struct ExpressionTests {
    /// Each statement as "start/end", the end only where one is told.
    private func statements(_ text: String) -> [String] {
        AnnouncementReader(zones: CorpusCase.zones).moments(
            in: text, context: ReadingContext(referenceDate: LocalDate("2026-02-20"))
        ).map { moment in moment.end.map { "\(moment.start)/\($0)" } ?? moment.start }
    }

    @Test(arguments: [
        ("The group meets on the 23rd.", ["2026-02-23"]),
        ("Nos vemos el 23 a las 18", ["2026-02-23T18:00"]),
        ("Rendez-vous le 23", ["2026-02-23"]),
        ("Wir treffen uns am 23. in der Aula", ["2026-02-23"]),
        ("seminariet den 3:e mars", ["2026-03-03"]),
        ("Rendez-vous le 09 03 2026 à la gare", ["2026-03-09"]),
        ("vrijdag om half drie; de lezing is op 27-3", ["2026-02-20T14:30", "2026-03-27"]),
        ("vom 14.3. bis zum 16.3.2026", ["2026-03-14/2026-03-16"]),
        ("14./15.3.2026", ["2026-03-14/2026-03-15"]),
        ("on 5 December 1391 the bridge fell", ["1391-12-05"]),
        ("in Q2 2026", ["2026-04-01/2026-06-30"]),
        ("between 0930-1045", ["T09:30/T10:45"]),
        ("4 - 5 in the afternoon", ["T16:00/T17:00"]),
        ("we start at 7p", ["T19:00"]),
        ("3pm-4pm", ["T15:00/T16:00"]),
        ("14h-16h30", ["T14:00/T16:30"]),
        ("12-2 am", ["T00:00/T02:00"]),
        ("le séminaire commence à seize heures", ["T16:00"]),
        ("ci vediamo alle sette e mezza", ["T19:30"]),
        ("下午五点一刻", ["T17:15"]),
        ("ngày 5 tháng 3 năm 2026 lúc 15 giờ", ["2026-03-05T15:00"]),
        ("강연회가 내달 9일 오후 2시로 연기됐다", ["2026-03-09T14:00"]),
        ("来月3日(火)14時から", ["2026-03-03T14:00"]),
        ("下个月9号下午三点", ["2026-03-09T15:00"]),
        ("Dia 3, terça, às 14h", ["2026-03-03T14:00"]),
        ("on 3^rd June at 6pm", ["2026-06-03T18:00"]),
        ("毎年9~10月ごろに開催している", []),
        ("東京都例区見本町1-8-14", []),
        ("from 12:00 UTC+1 in March", ["T12:00"]),
        ("I'll be out from 4 to March 22, 2026", ["2026-03-04/2026-03-22"]),
        ("5 Mart 2026'da saat 15:00'te", ["2026-03-05T15:00"]),
    ])
    func `forms of many languages are read`(text: String, expected: [String]) {
        #expect(statements(text) == expected)
    }

    @Test(arguments: [
        "Version: 2.3.27", "see section 1.4.26", "2026-14-03", "we left 5 h ago", "it costs 5,00 $", "7時65分",
        "12h12:99s",
        "The river is in the 4th valley.", "Il film dura più di 3 ore",
    ])
    func `numbers of other things are neither days nor hours`(text: String) {
        #expect(statements(text).isEmpty)
    }
}
