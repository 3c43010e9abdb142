import CalFeed

/// Texts that nobody writes. A linear reader takes ten times as long for ten times the text.
enum Hostile {
    static func run(_ reader: AnnouncementReader, _ context: ReadingContext) {
        print("milliseconds for 0.1, 1 and 10 MB, and how many times as long the last takes as the one before")
        for (name, text) in kinds.sorted(by: { $0.key < $1.key }) {
            let times = [100_000, 1_000_000, 10_000_000].map { size -> Double in
                let text = Array(text(size).utf8)
                // The better of two: small texts are read in less than a page fault takes.
                return (0..<(size < 1_000_000 ? 2 : 1)).map { _ in
                    let start = Reading.seconds()
                    _ = reader.read(text, context: context)
                    return Reading.seconds() - start
                }.reduce(.infinity, min)
            }
            let figures = times.map { Reading.figure($0 * 1000) }.joined(separator: ", ")
            print("\(name): \(figures), x\(Reading.figure(times[2] / times[1]))")
        }
    }

    private static func many(_ seed: String) -> @Sendable (Int) -> String {
        { String(repeating: seed, count: $0 / seed.utf8.count + 1) }
    }

    private static let kinds: [String: @Sendable (Int) -> String] = [
        "abstracts": many("Abstract:\n\n"), "bars": many("| a | b |\n"), "brackets": many("([{<"),
        "bullets": many("- March 12: Ada Example\n"), "clocks": many("14:30 "), "dashes": many("-"),
        "date lines": many("1 May 2026 10:00\n"), "dates": many("1/1/2026 10:00 "),
        "day lines": many("Thursday, 12 March 2026\n"),
        "days": many("Thursday, 12 March 2026, "), "digits": many("1234567890"),
        "emphasis": many("**a "), "headers": many("From: a\nSent: b\n"), "headings": many("# Ada\n"),
        "hours": many("3pm "), "ideographs": many("三月"), "labels": many("Speaker: Ada\n"), "letters": many("a"),
        "links": many("[x]("), "months": many("March 12, "), "names": many("Ada Example "), "numbers": many("12 "),
        "quotation marks": many("\""), "quotes": many("> "), "rooms": many("Room 5 "), "URLs": many("http://a.b/c "),
        "weekdays": many("Thursday "), "zones": many("10:00 America/New_York "),
        "giant line": {
            many("We meet on March 12, 2026 at 14:30 in Room 5 to hear Ada Example speak on things. ")($0)
        },
        "names below a date": { "March 12, 2026, 4 pm\n" + many("- Ada Example\n")($0) },
        "HTML nesting": { "<html>" + many("<div>")($0) },
        "HTML rows": { "<html><table>" + many("<tr><td>March 12<td>Ada Example<td>Room 5")($0) },
        "MIME parts": { size in
            "Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n"
                + many("--b\nContent-Type: text/plain\n\nx\n")(size)
        },
        "MIME nesting": { size in
            "Subject: a\nMIME-Version: 1.0\n" + many("Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n")(size)
        },
        "table rows": { "| Date | Speaker |\n|---|---|\n" + many("| March 12 | Ada Example |\n")($0) },
    ]
}
