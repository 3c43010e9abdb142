extension PageWords {
    static let english = PageWords(
        language: "en",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        longDate: { weekday, day, month, year in "\(weekday), \(day) \(month) \(year)" },
        shortDate: { weekday, day, month in "\(weekday.prefix(3)) \(day) \(month.prefix(3))" },
        upcoming: "Upcoming",
        noUpcoming: "Nothing is announced at the moment.",
        past: "Past",
        notShown: { $0 == 1 ? "One more is not shown here." : "\($0) more are not shown here." },
        series: "Series",
        noSeries: "No series is configured.",
        talkCount: { $0 == 1 ? "1 upcoming talk" : "\($0) upcoming talks" },
        allSeminars: "All seminars",
        untitled: "Title to be announced",
        wholeDay: "all day",
        zoneTime: { "\($0) time" },
        unknownZone: "time zone not known",
        skipToContent: "Skip to the talks",
        subscribe: "Subscribe",
        subscribeInProgram: "Open in your calendar",
        programs: "Apple Calendar, Thunderbird, Evolution and most others",
        feedAddress: "Or copy this address",
        pasteInGoogle: "copy the address above, then paste it there",
        downloadOnce: "Download once",
        downloadWarning: "a copy that no later change will reach",
        delays: """
            A subscription follows every change: a talk that moves, moves in your calendar. Programs on your own \
            computer or phone look as often as you tell them to, Outlook every few hours, Google once or twice a day.
            """,
        notUnderstood: "Not understood",
        notUnderstoodExplained: "These announcements arrived, but no talk could be read from them.",
        when: "When",
        joinOnline: "Join online",
        addToCalendar: "Add this talk to your calendar",
        aboutTalk: "About the talk",
        biography: "About the speaker",
        howUnderstood: "How this was understood",
        howUnderstoodExplained: """
            Each value with the announcement’s own words. Stated: the words say so. Inferred: they leave no other \
            reading. Assumed: nobody said so, it is a default.
            """,
        noEvidence: "Nothing is recorded about where these values came from.",
        doubts: "Doubts",
        why: "why?",
        revision: { origin, revision, day in "From \(origin), revision \(revision), last changed on \(day)." },
        fields: [
            .title: "Title", .speakers: "Speaker", .start: "Start", .end: "End", .zone: "Zone",
            .location: "Place", .onlineURL: "Online", .host: "Host", .series: "Series", .status: "Status",
        ],
        stated: "stated",
        inferred: "inferred",
        assumed: "assumed",
        guess: { field, basis in "\(field.lowercased()) \(basis)" },
        severities: [.info: "Note", .warning: "Doubt", .error: "Error"],
        statuses: [
            .confirmed: "confirmed", .tentative: "tentative", .cancelled: "cancelled", .postponed: "postponed",
            .finished: "finished",
        ],
        footer: "Read from announcements by calfeed. Every time is the venue’s; UTC stands beside it."
    )
}
