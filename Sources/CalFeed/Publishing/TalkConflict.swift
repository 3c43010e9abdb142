/// Two talks that cannot both take place as they are announced.
struct TalkConflict: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        /// Two talks of one series at one time.
        case series
        /// One speaker in two places at one time.
        case speaker
        /// One room twice at one time.
        case place
    }

    var kind: Kind
    /// The one that begins first, then by UID.
    var first: String
    var second: String

    /// Conflicts that are told at the most, and talks at one time that a talk is compared with for each of its speakers,
    /// its room and its series: announcements come from strangers.
    static let most = 1000
    private static let mostOpen = 50

    /// Those among the talks, in their order. Talks that are called off are in nobody's way, and those without an
    /// instant are not known to be.
    static func conflicts(among talks: [Talk]) -> [TalkConflict] {
        let subjects = talks.compactMap(Subject.init).sorted {
            $0.start == $1.start ? $0.talk.record.uid < $1.talk.record.uid : $0.start < $1.start
        }
        var found: [TalkConflict] = []
        var open: [Subject.Claim: [Int]] = [:]
        for (index, next) in subjects.enumerated() {
            var others: Set<Int> = []
            for claim in next.claims {
                let going = open[claim, default: []].filter { subjects[$0].end > next.start }
                others.formUnion(going)
                open[claim] = going.suffix(mostOpen - 1) + [index]
            }
            for other in others.sorted() {
                guard let kind = next.conflict(with: subjects[other]) else { continue }
                let first = subjects[other].talk.record.uid
                found.append(TalkConflict(kind: kind, first: first, second: next.talk.record.uid))
                if found.count == most { return found }
            }
        }
        return found
    }

    private struct Subject {
        let talk: Talk
        let start: Timestamp
        let end: Timestamp
        let speakers: Set<String>
        let place: String?

        /// What nobody else may have at the same time.
        enum Claim: Hashable {
            case speaker(String), place(String), series(String)
        }

        var claims: [Claim] {
            speakers.sorted().map(Claim.speaker) + (place.map { [.place($0)] } ?? [])
                + [.series(talk.record.series)]
        }

        init?(_ talk: Talk) {
            guard let start = talk.start else { return nil }
            switch talk.seminar.status {
            case .cancelled, .postponed, .finished: return nil
            case .confirmed, .tentative: break
            }
            self.talk = talk
            self.start = start
            end = max(talk.over, start.adding(seconds: 60))
            speakers = Set(talk.seminar.speakers.map { Folding.folded($0.name) }.filter { $0.contains(" ") })
            place = talk.seminar.location.map(Folding.folded).flatMap { Subject.isRoom($0) ? $0 : nil }
        }

        /// "Zoom" and "campus" are no rooms; "Marlowe Hall 214" and "HG F 1" are.
        private static func isRoom(_ place: String) -> Bool {
            place.contains(where: \.isNumber) && place.contains(where: \.isLetter)
        }

        /// What says most comes first: who is at two places cannot be, whatever the room.
        func conflict(with other: Subject) -> Kind? {
            let isSamePlace = place != nil && place == other.place
            if !speakers.isDisjoint(with: other.speakers), talk.seminar.location != nil,
                other.talk.seminar.location != nil, !isSamePlace
            {
                return .speaker
            }
            if isSamePlace { return .place }
            return talk.record.series == other.talk.record.series ? .series : nil
        }
    }
}
