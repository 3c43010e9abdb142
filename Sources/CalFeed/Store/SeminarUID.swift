/// How a new event gets its identifier: from what it is first known by, and never from chance or the clock.
///
/// A database that was lost gives the same identifiers again to announcements that still stand where they stood.
enum SeminarUID {
    /// `LOCAL@DOMAIN`, where LOCAL is 32 hexadecimal digits.
    ///
    /// - Parameters:
    ///   - discriminator: Empty for the only seminar of an announcement.
    ///   - attempt: 0, then 1, 2 … where an earlier one is taken.
    static func text(origin: Origin, discriminator: String, attempt: Int, domain: String) -> String {
        let parts = ["calfeed", origin.source, origin.name, discriminator, String(attempt)]
        let digest = ContentDigest(of: parts.joined(separator: "\u{0}").utf8)
        return digest.hex.prefix(32) + "@" + domain
    }

    /// What tells a seminar from the others of its announcement at first sight: who speaks about what; the time
    /// only where neither is told.
    static func discriminator(of seminar: Seminar) -> String {
        let profile = SeminarProfile(seminar)
        let speakers = profile.speakers.sorted().joined(separator: ",")
        if speakers.isEmpty, profile.title.isEmpty { return "at \(profile.start)" }
        return "\(speakers)|\(profile.title)"
    }
}
