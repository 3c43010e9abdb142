/// Tells what is labelled with the days of a list.
extension Programme {
    /// Whether another speaker or another title is labelled between two labelled days.
    func isNewTalk(from first: Int, to second: Int) -> Bool {
        second - first <= 100
            && (first + 1..<max(first + 1, second)).contains { line in
                statements.labels(onLine: line).contains { $0.key == "speaker" || $0.key == "title" }
            }
    }

    private static let widestEntry = 100
    /// Two people on one day are two talks in a list of so many days; a single talk may be told of twice.
    private static let fewestDays = 3

    /// Whether the text is a list of days that are labelled.
    var isListOfLabelledDays: Bool {
        Set(
            statements.dates.indices.lazy.filter { index in
                statements.dates[index].role == .event
                    && (statements.dates[index].label == "date" || named.contains(statements.dates[index].line))
            }.compactMap { dates[$0]?.date }
        ).count >= Self.fewestDays
    }

    /// What is labelled as who speaks or as the title, by line.
    func labelled(_ key: String) -> [(line: Int, words: String)] {
        let names = NameRule(document: document)
        return statements.labels.lazy.filter { $0.key == key && !$0.value.isEmpty }.map { label in
            let name = label.value.lazy.compactMap { names.name(at: $0, limit: label.value.upperBound) }.first?.tokens
            let words = key == "speaker" ? name ?? label.value : label.value
            return (label.line, PlainText.person(document.text(document.span(of: words))))
        }
    }

    /// Whether another title, or somebody else who is to speak, is labelled with each of two labelled days: on their lines, or between
    /// the two and not above the first or below the second.
    func isOfAnother(
        _ first: Int, _ second: Int, _ people: [(line: Int, words: String)], _ titles: [(line: Int, words: String)]
    ) -> Bool {
        guard second - first <= Self.widestEntry else { return false }
        for labels in [people, titles] {
            if let one = labels.first(where: { $0.line == first }),
                let other = labels.first(where: { $0.line == second }),
                one.words != other.words
            {
                return true
            }
        }
        let between = people.filter { first < $0.line && $0.line < second }
        guard between.count == 1, let own = between.first else { return false }
        let beside = [people.last { $0.line < first }, people.first { $0.line > second }].compactMap(\.self)
        return !beside.isEmpty
            && !beside.contains { $0.words == own.words && abs($0.line - own.line) <= 2 * Self.widestEntry }
    }

    /// "28 November: Ada Example", and right below it "28 November: Bela Sample": somebody else right behind the day on each line.
    func namesAnother(_ first: Int, _ second: Int) -> Bool {
        guard second - first == 1 else { return false }
        let names = NameRule(document: document)
        func person(_ line: Int) -> String? {
            let content = document.lines[line].content
            guard
                let start = content.first(where: { index in
                    !statements.isTaken(index) && document.tokens[index].kind != .mark
                }), statements.isTaken(content.lowerBound), let name = names.name(at: start, limit: content.upperBound),
                name.isSure, !document.has(.label, at: start)
            else { return nil }
            return PlainText.person(document.text(document.span(of: name.tokens)))
        }
        guard let one = person(first), let other = person(second) else { return false }
        return one != other
    }
}
