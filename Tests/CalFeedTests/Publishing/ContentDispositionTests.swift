import Testing

@testable import CalFeed

@Suite struct ContentDispositionTests {
    @Test(arguments: [
        ("Number Theory Seminar", #"inline; filename="Number Theory Seminar.ics""#),
        (
            "Séminaire de physique",
            #"inline; filename="slug.ics"; filename*=UTF-8''S%C3%A9minaire%20de%20physique.ics"#
        ),
        ("ゆらぎ", #"inline; filename="slug.ics"; filename*=UTF-8''%E3%82%86%E3%82%89%E3%81%8E.ics"#),
        ("", #"inline; filename="slug.ics""#), (" ... ", #"inline; filename="slug.ics""#),
        (#"a"b\c/d:e*f?g<h>i|j"#, #"inline; filename="a-b-c-d-e-f-g-h-i-j.ics""#),
        // A percent sign could be taken for an encoding (RFC 6266, appendix D).
        ("100%20 sure", #"inline; filename="100-20 sure.ics""#),
        ("../../etc/passwd", #"inline; filename="-..-etc-passwd.ics""#),
        ("a\r\nSet-Cookie: x\u{0}", #"inline; filename="aSet-Cookie- x.ics""#),
        // What turns the direction of writing, and what is not seen.
        ("talk\u{202E}sci.exe\u{200B}", #"inline; filename="talksci.exe.ics""#),
        ("a \u{A0}\u{2003} b", #"inline; filename="a b.ics""#),
    ])
    func `RFC 6266 and 8187: a file has a name for people`(title: String, field: String) {
        #expect(ContentDisposition.inline.field(title: title, fallback: "slug") == field)
    }

    @Test func `a long title is cut between characters`() {
        let field = ContentDisposition.attachment.field(title: String(repeating: "é", count: 500), fallback: "seminar")
        let encoded = String(repeating: "%C3%A9", count: 75)
        #expect(field == "attachment; filename=\"seminar.ics\"; filename*=UTF-8''\(encoded).ics")
    }
}
