/// What two statements from different announcements have to do with each other.
///
/// Precision first: two talks that are taken for one cost a subscriber a talk, one that is listed twice costs a glance.
/// The place of an announcement is no witness here, so the words must leave no doubt; a time alone never does.
enum TalkRelation: Hashable {
    /// One talk, and both agree about when it is.
    case same
    /// One talk, and the new statement says what has become of it.
    case update
    /// Perhaps one talk, given at two times without a word about a change: both stay.
    case conflicting
    case other

    /// What says more comes first.
    var rank: Int {
        switch self {
        case .same: 0
        case .update: 1
        case .conflicting: 2
        case .other: 3
        }
    }

    /// How far a talk that is put off can move, in days.
    private static let farthest = 120
    /// How near two times must be to be two versions of one.
    private static let near = 14

    /// - Parameters:
    ///   - isUpdate: whether the new announcement tells of a change.
    ///   - sameInstant: whether the two start at one instant, by the zones' clocks.
    init(of new: Seminar, to old: Seminar, isUpdate: Bool, isSameSeries: Bool, sameInstant: Bool, now: Timestamp) {
        let (newProfile, oldProfile) = (SeminarProfile(new), SeminarProfile(old))
        guard newProfile.key == oldProfile.key else {
            self = .other
            return
        }
        let title = newProfile.title(and: oldProfile)
        guard newProfile.speakers.isEmpty == false else {
            let isTelling = newProfile.title.count >= (isSameSeries ? 12 : 25) && newProfile.title.contains(" ")
            self = isTelling && title == .agree && sameInstant ? .same : .other
            return
        }
        // "Ada" alone, or "Staff", may be anybody.
        guard newProfile.speakers.allSatisfy({ $0.contains(" ") }) else {
            self = .other
            return
        }
        let days = newProfile.days(to: oldProfile)
        if sameInstant {
            self = new.status == old.status ? .same : .update
        } else if days == 0, new.isWholeDay != old.isWholeDay, title != .differ {
            self = .update
        } else if title == .differ || oldProfile.isOver(at: now) || days > Self.farthest {
            self = .other
        } else if isUpdate || old.status == .postponed {
            self = title == .agree || isSameSeries ? .update : .other
        } else if title == .agree, days <= Self.near, !(days % 7 == 0 && newProfile.start.time == oldProfile.start.time)
        {
            self = .conflicting
        } else {
            self = .other
        }
    }
}

extension Seminar {
    /// Whether no hour is known.
    var isWholeDay: Bool {
        if case .days = occurrence { true } else { false }
    }
}
