/// The words of an event in one language; another language is another value. None holds a comma, a semicolon or a
/// backslash, so that they are written as they are.
struct EventWords: Sendable {
    /// As in LANGUAGE (RFC 5545 §3.2.10).
    var language: String
    /// From January on.
    var months: [String]
    /// From Monday on.
    var weekdays: [String]

    var cancelled: String
    var postponed: String
    var newTime: String
    var titleToCome: String
    var seminar: String
    var clockWithoutZone: String
    var noTime: String
    var unknownZone: String
    var host: String
    var joinOnline: String
    var aboutSpeaker: String
    var asAnnounced: String
    var noEnd: String
    var page: String

    static let english = EventWords(
        language: "en",
        months: PageWords.english.months, weekdays: PageWords.english.weekdays, cancelled: "Cancelled",
        postponed: "Postponed", newTime: "New time", titleToCome: "title to be announced", seminar: "Seminar",
        clockWithoutZone: "(time zone unknown)", noTime: "no time is announced", unknownZone: "time zone unknown",
        host: "Host", joinOnline: "Join online", aboutSpeaker: "About the speaker", asAnnounced: "As announced",
        noEnd: "No end is announced: one hour stands in the calendar.", page: "More about it and why it stands here")
}
