/// What needs a person, the nearest first.
struct ReviewMatters {
    struct Conflict {
        var kind: TalkConflict.Kind
        var first: Talk
        var second: Talk
        var matter: String
    }

    struct Zone {
        var name: String
        var reason: Remark
        var talks: [Talk]
    }

    struct Doubt {
        var talk: Talk
        var diagnostic: Diagnostic
        var matter: String
        /// Talks that it may be the same as.
        var twins: [Talk] = []
    }

    var unread: [UnreadAnnouncement] = []
    var conflicts: [Conflict] = []
    /// Talks to come whose zone nobody wrote, together where it was found for one reason.
    var zones: [Zone] = []
    var twice: [Doubt] = []
    var contradicted: [Doubt] = []
    /// Talks to come with something that was corrected.
    var corrected: [Talk] = []

    var isEmpty: Bool {
        unread.isEmpty && conflicts.isEmpty && zones.isEmpty && twice.isEmpty && contradicted.isEmpty
    }

    /// - Parameter settled: the matters that a person found right.
    init(talks: [Talk], unread: [UnreadAnnouncement], settled: Set<String>, now: Timestamp) {
        self.unread = unread
        let coming = talks.filter { !$0.isPast(at: now) }.sorted {
            $0.date == $1.date ? $0.record.uid < $1.record.uid : $0.date < $1.date
        }
        let byUID = Dictionary(coming.map { ($0.record.uid, $0) }) { first, _ in first }
        conflicts = TalkConflict.conflicts(among: coming).compactMap { conflict in
            guard let first = byUID[conflict.first], let second = byUID[conflict.second] else { return nil }
            let matter = Self.name("conflict", "\(conflict.kind)", Self.state(first), Self.state(second))
            guard !settled.contains(matter) else { return nil }
            return Conflict(kind: conflict.kind, first: first, second: second, matter: matter)
        }
        var byProfile: [String: [Talk]]?
        for talk in coming {
            switch talk.seminar.evidence[.zone]?.basis {
            case .assumed(let reason), .inferred(let reason): add(talk, reason)
            case .stated, .corrected, nil: break
            }
            if talk.seminar.evidence.values.contains(where: { $0.basis.name == "corrected" }) { corrected.append(talk) }
            for diagnostic in talk.seminar.diagnostics {
                let matter = Self.name(diagnostic.code, talk.record.uid, diagnostic.message)
                var doubt = Doubt(talk: talk, diagnostic: diagnostic, matter: matter)
                switch diagnostic.code {
                case "announced-twice" where !settled.contains(matter):
                    let profiles = byProfile ?? Dictionary(grouping: coming) { SeminarProfile($0.seminar).key }
                    byProfile = profiles
                    doubt.twins = profiles[SeminarProfile(talk.seminar).key, default: []]
                        .filter { $0.record.uid != talk.record.uid }
                    twice.append(doubt)
                case "correction-contradicted", "correction-unfitting": contradicted.append(doubt)
                default: break
                }
            }
        }
    }

    private mutating func add(_ talk: Talk, _ reason: Remark) {
        let name = talk.seminar.told(of: .zone) ?? ""
        if let index = zones.firstIndex(where: { $0.name == name && $0.reason == reason }) {
            zones[index].talks.append(talk)
        } else {
            zones.append(Zone(name: name, reason: reason, talks: [talk]))
        }
    }

    /// What a matter is settled by: short, and the same only for the same words.
    static func name(_ parts: String...) -> String {
        ContentDigest(of: parts.joined(separator: "\u{0}").utf8).hex
    }

    /// Another when the talk moves or goes elsewhere.
    private static func state(_ talk: Talk) -> String {
        "\(talk.record.uid) \(talk.seminar.told(of: .start) ?? "") \(talk.seminar.location ?? "")"
    }
}
