import Testing

@testable import CalFeed

@Suite struct HTTPDateTests {
    private let now = Timestamp(secondsSince1970: 1_795_000_000)  // 2026-11-18

    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (1_773_327_600, "Thu, 12 Mar 2026 15:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    ])
    func `an instant is written as IMF-fixdate and read back`(seconds: Int, text: String) {
        #expect(HTTPDate.text(of: Timestamp(secondsSince1970: seconds)) == text)
        #expect(HTTPDate.timestamp(in: text, now: now) == Timestamp(secondsSince1970: seconds))
    }

    @Test(arguments: [
        // RFC 9110 §5.6.7 gives one instant in the three forms.
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
        ("Sun Nov  6 08:49:37 1994", 784_111_777),
        ("Wed Nov 16 08:49:37 1994", 784_975_777),
        // A leap second.
        ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
        // 2076 is fifty years ahead and stays; 2077 would be more, so it is 1977.
        ("Sunday, 01-Nov-76 00:00:00 GMT", 3_371_414_400),
        ("Tuesday, 01-Nov-77 00:00:00 GMT", 247_190_400),
    ])
    func `all three forms are read`(text: String, seconds: Int) {
        #expect(HTTPDate.timestamp(in: text, now: now)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "", "not a date", "0", "2026-03-12T15:00:00Z", "784111777",
        "Mon, 06 Nov 1994 08:49:37 GMT",  // it was a Sunday
        "sun, 06 nov 1994 08:49:37 gmt",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT ",
        " Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun Nov 06 08:49:37 94",
        "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
    ])
    func `what is none of the three forms is no date`(text: String) {
        #expect(HTTPDate.timestamp(in: text, now: now) == nil)
    }
}
