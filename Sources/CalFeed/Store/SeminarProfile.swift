/// What a seminar is recognised by.
struct SeminarProfile: Hashable {
    /// Letters and digits of each name, in lower case.
    let speakers: Set<String>
    /// The parts of all names.
    let nameParts: Set<String>
    /// Letters and digits of the title, in lower case, words apart by a blank.
    let title: String
    let start: LocalDateTime
    /// The wall clock's reading when it is over, at the latest.
    let end: LocalDateTime
    private let pairs: Set<[Character]>

    init(_ seminar: Seminar) {
        let names = seminar.speakers.prefix(50).map { SeminarProfile.words($0.name) }.filter { !$0.isEmpty }
        speakers = Set(names.map { $0.joined(separator: " ") })
        nameParts = Set(names.joined().filter { $0.count > 1 })
        title = SeminarProfile.words(seminar.title ?? "").joined(separator: " ")
        pairs = Set(zip(title, title.dropFirst()).map { [$0, $1] })
        switch seminar.occurrence {
        case .days(let first, let last):
            start = LocalDateTime(first, .midnight)
            end = LocalDateTime(last.adding(days: 1), .midnight)
        case .clock(let start, let end, zone: _):
            self.start = start
            self.end = end ?? start
        }
    }

    /// Equal for all that may be one seminar under another file name: the speakers, else title and start.
    var key: String {
        speakers.isEmpty ? "\(title)|\(start)" : speakers.sorted().joined(separator: ",")
    }

    /// Whether two statements of one thing speak for, against or not at all about their being the same.
    enum Agreement: Hashable {
        case agree, resemble, unknown, differ
    }

    func speakers(and other: SeminarProfile) -> Agreement {
        if speakers.isEmpty || other.speakers.isEmpty { return .unknown }
        if speakers == other.speakers { return .agree }
        return nameParts.isDisjoint(with: other.nameParts) ? .differ : .resemble
    }

    /// Titles resemble each other where most pairs of neighbouring letters are the same (Dice, 1945), in any script.
    func title(and other: SeminarProfile) -> Agreement {
        if title.isEmpty || other.title.isEmpty { return .unknown }
        if title == other.title { return .agree }
        let common = pairs.intersection(other.pairs).count
        return common * 10 >= (pairs.count + other.pairs.count) * 3 && common > 0 ? .resemble : .differ
    }

    /// Days between the two starts.
    func days(to other: SeminarProfile) -> Int {
        abs(start.date.dayNumber - other.start.date.dayNumber)
    }

    /// Whether it is over in every zone of the world.
    func isOver(at now: Timestamp) -> Bool {
        end.secondsSince1970 + 12 * 3600 < now.secondsSince1970
    }

    private static func words(_ text: String) -> [String] {
        text.prefix(500).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
