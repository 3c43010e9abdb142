/// Which of the seminars that an announcement spoke of are those that it speaks of now.
///
/// An announcement is known by where it stands, so that all of what it says may change at once and the event stays
/// the same. Where it says several, each is known by its speakers, its title and its start together.
struct SeminarMatching {
    let now: Timestamp

    /// Beyond this number, what has changed is not compared.
    private static let most = 400

    /// For each new seminar the index of the old one that it is, or nil where it is a new one.
    ///
    /// - Parameter isCurrent: Whether the announcement spoke of the old one until now.
    func assign(_ new: [Seminar], to old: [(seminar: Seminar, isCurrent: Bool)]) -> [Int?] {
        var assignment = [Int?](repeating: nil, count: new.count)
        var free = Set(old.indices)
        assignEqual(new, old.map(\.seminar), &assignment, &free)

        let waiting = new.indices.filter { assignment[$0] == nil }.prefix(SeminarMatching.most)
        let rest = free.sorted().prefix(SeminarMatching.most)
        guard !waiting.isEmpty, !rest.isEmpty else { return assignment }
        let newProfiles = Dictionary(uniqueKeysWithValues: waiting.map { ($0, SeminarProfile(new[$0])) })
        let oldProfiles = Dictionary(uniqueKeysWithValues: rest.map { ($0, SeminarProfile(old[$0].seminar)) })
        let current = old.indices.filter { old[$0].isCurrent }
        let isAlone = new.count == 1 && current.count == 1

        var pairs: [(score: Int, new: Int, old: Int)] = []
        for index in waiting {
            for other in rest {
                guard let left = newProfiles[index], let right = oldProfiles[other],
                    !isAnother(left, right, isAlone: isAlone)
                else { continue }
                let score = SeminarMatching.score(left, right)
                let isOnlyOne = isAlone && current == [other]
                if score >= 3 || isOnlyOne { pairs.append((score, index, other)) }
            }
        }
        pairs.sort {
            (-$0.score, abs($0.new - $0.old), $0.new, $0.old) < (-$1.score, abs($1.new - $1.old), $1.new, $1.old)
        }
        for pair in pairs where assignment[pair.new] == nil && free.contains(pair.old) {
            assignment[pair.new] = pair.old
            free.remove(pair.old)
        }
        assignSlots(newProfiles, oldProfiles, &assignment, &free)
        return assignment
    }

    /// Those that say the very same are the same, in whatever order.
    private func assignEqual(_ new: [Seminar], _ old: [Seminar], _ assignment: inout [Int?], _ free: inout Set<Int>) {
        var places: [Seminar: [Int]] = [:]
        for index in old.indices.reversed() { places[old[index].visible, default: []].append(index) }
        for index in new.indices {
            guard let place = places[new[index].visible]?.popLast() else { continue }
            assignment[index] = place
            free.remove(place)
        }
    }

    /// Where one alone is left on either side at one time, its speaker was replaced or has become known.
    private func assignSlots(
        _ new: [Int: SeminarProfile], _ old: [Int: SeminarProfile], _ assignment: inout [Int?], _ free: inout Set<Int>
    ) {
        let waiting = new.filter { assignment[$0.key] == nil }
        let rest = old.filter { free.contains($0.key) }
        for (index, profile) in waiting.sorted(by: { $0.key < $1.key }) {
            let rivals = waiting.count { $0.value.start == profile.start }
            let slots = rest.filter { $0.value.start == profile.start }
            guard rivals == 1, slots.count == 1, let slot = slots.first else { continue }
            assignment[index] = slot.key
            free.remove(slot.key)
        }
    }

    /// Whether the old one is over and the new one cannot be it: an announcement of what comes next, under the same
    /// name, does not rewrite the past.
    private func isAnother(_ new: SeminarProfile, _ old: SeminarProfile, isAlone: Bool) -> Bool {
        guard old.isOver(at: now), new.days(to: old) > 0 else { return false }
        let title = new.title(and: old)
        let speakers = new.speakers(and: old)
        let isCorrection =
            (title == .agree || title == .unknown) && speakers != .differ
            && (title == .agree || speakers == .agree)
        return !(isAlone && isCorrection)
    }

    private static func score(_ new: SeminarProfile, _ old: SeminarProfile) -> Int {
        let speakers =
            switch new.speakers(and: old) {
            case .agree: 4
            case .resemble: 3
            case .unknown: 0
            case .differ: -3
            }
        let title =
            switch new.title(and: old) {
            case .agree: 4
            case .resemble: 2
            case .unknown: 0
            case .differ: -3
            }
        let start = new.start == old.start ? 3 : new.days(to: old) == 0 ? 2 : new.days(to: old) <= 14 ? 1 : -1
        return speakers + title + start
    }

    /// Whether an announcement under a new name, and with other words, speaks of the seminar of one that vanished at
    /// the same moment. The place is no witness here, so the words must leave no doubt.
    ///
    /// A talk that is over is not moved: the next one of a course has the same speaker and may have the same title.
    func isRenamed(_ new: Seminar, _ old: Seminar) -> Bool {
        let new = SeminarProfile(new)
        let old = SeminarProfile(old)
        guard new.key == old.key else { return false }
        if new.start == old.start { return true }
        guard new.title(and: old) == .agree else { return false }
        return new.days(to: old) == 0 || (!old.isOver(at: now) && new.days(to: old) <= 60)
    }
}
