import TOMLKit

/// One table of the configuration while it is read: what is asked of it is known, and the rest is a mistake.
struct SettingsTable {
    /// By path, as in `TOMLPlaces`.
    let path: String
    /// As in the file: `[[source]]`; empty for the outermost table.
    let name: String
    let places: TOMLPlaces
    private let table: TOMLTable?
    private var within: String { name.isEmpty ? "" : " in \(name)" }
    private var known: [String] = []
    private(set) var problems: [ConfigurationError.Problem] = []

    init(_ table: TOMLTable?, path: String, name: String, places: TOMLPlaces) {
        self.table = table
        self.path = path
        self.name = name
        self.places = places
    }

    /// Notes that the value of a key cannot be used.
    mutating func reject(_ key: String, _ message: String) {
        note(places.value(TOMLPlaces.path(path, key)), message)
    }

    /// Notes that something is wrong with the table as a whole.
    mutating func reject(_ message: String) {
        note(places.key(path), message)
    }

    private mutating func note(_ place: TOMLPlaces.Place, _ message: String) {
        problems.append(.init(line: place.line, column: place.column, message: message))
    }

    private mutating func value(_ key: String, _ expected: String, _ types: Set<TOMLType>) -> TOMLValue? {
        known.append(key)
        guard let value = table?[key]?.tomlValue else { return nil }
        guard types.contains(value.type) else {
            reject(key, "'\(key)'\(within) is \(SettingsTable.described(value.type)); \(expected) is wanted")
            return nil
        }
        return value
    }

    /// A text of one line that is not empty.
    mutating func string(_ key: String, _ example: String) -> String? {
        guard let text = value(key, "a text like \(example)", [.string])?.string else { return nil }
        guard !text.isEmpty, text.utf8.count <= 4096,
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else {
            reject(key, "'\(key)'\(within) must be one line of text that is not empty, like \(example)")
            return nil
        }
        return text
    }

    mutating func required(_ key: String, _ example: String) -> String? {
        let before = problems.count
        let text = string(key, example)
        if text == nil, problems.count == before {
            reject("'\(key)' is missing in \(name); add one like \(key) = \(example)")
        }
        return text
    }

    mutating func strings(_ key: String, _ example: String) -> [String]? {
        guard let array = value(key, "a list of texts like \(example)", [.array])?.array else { return nil }
        let texts = array.compactMap(\.string)
        guard texts.count == array.count else {
            reject(key, "'\(key)'\(within) must hold texts alone, like \(example)")
            return nil
        }
        return texts
    }

    mutating func integer(_ key: String, in range: ClosedRange<Int>, _ unit: String) -> Int? {
        guard let number = value(key, "a whole number of \(unit)", [.int])?.int else { return nil }
        return checked(number, key, in: range, unit)
    }

    /// A whole number of seconds.
    mutating func seconds(_ key: String, in range: ClosedRange<Int>) -> Duration? {
        integer(key, in: range, "seconds").map { .seconds($0) }
    }

    mutating func bool(_ key: String) -> Bool? {
        value(key, "true or false", [.bool])?.bool
    }

    /// A whole number, or the text that stands for none.
    mutating func integer(_ key: String, in range: ClosedRange<Int>, _ unit: String, orWord word: String) -> Int? {
        guard let value = value(key, "a whole number of \(unit) or \"\(word)\"", [.int, .string]) else { return nil }
        if let number = value.int { return checked(number, key, in: range, unit) }
        if value.string != word {
            reject(key, "'\(key)'\(within) is neither a whole number of \(unit) nor \"\(word)\"")
        }
        return nil
    }

    /// Whether the file gives the key any value.
    func isSet(_ key: String) -> Bool { table?[key] != nil }

    /// A number, with or without a fraction.
    mutating func required(_ key: String, in range: ClosedRange<Double>) -> Double? {
        let bounds = "\(Int(range.lowerBound)) to \(Int(range.upperBound))"
        guard isSet(key) else {
            reject("'\(key)' is missing in \(name); add a number from \(bounds)")
            known.append(key)
            return nil
        }
        guard let value = value(key, "a number from \(bounds)", [.double, .int]),
            let number = value.double ?? value.int.map(Double.init)
        else { return nil }
        guard range.contains(number) else {
            reject(key, "'\(key)'\(within) is \(number); \(bounds) is allowed")
            return nil
        }
        return number
    }

    /// Minutes, as a whole number or as `1h30m`.
    mutating func minutes(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(key, "a number of minutes or a text like \"1h30m\"", [.int, .string]) else {
            return nil
        }
        if let number = value.int { return checked(number, key, in: range, "minutes") }
        guard let number = value.string.flatMap({ DurationText.minutes($0) }) else {
            reject(key, "'\(key)'\(within) is no length of time: write minutes, like 90, or \"1h30m\"")
            return nil
        }
        return checked(number, key, in: range, "minutes")
    }

    private mutating func checked(_ number: Int, _ key: String, in range: ClosedRange<Int>, _ unit: String) -> Int? {
        guard range.contains(number) else {
            reject(
                key, "'\(key)'\(within) is \(number); \(range.lowerBound) to \(range.upperBound) \(unit) are allowed")
            return nil
        }
        return number
    }

    /// One of a closed set of words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        let example = words.map { "\"\($0)\"" }.joined(separator: " or ")
        guard let text = string(key, example) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            reject(key, "'\(key)'\(within) is \"\(text)\"; \(example) is allowed")
            return nil
        }
        return choice
    }

    /// A table in this one; absent is empty.
    mutating func table(_ key: String) -> SettingsTable {
        let inner = value(key, "a table headed [\(key)]", [.table])?.table
        return SettingsTable(inner, path: TOMLPlaces.path(path, key), name: "[\(key)]", places: places)
    }

    mutating func tables(_ key: String) -> [SettingsTable] {
        guard let array = value(key, "a list of tables, each headed [[\(key)]],", [.array])?.array else { return [] }
        var tables: [SettingsTable] = []
        for (index, value) in array.enumerated() {
            guard let inner = value.table else {
                reject(key, "'\(key)' must hold tables alone, each headed [[\(key)]]")
                continue
            }
            let place = "\(TOMLPlaces.path(path, key))[\(index)]"
            tables.append(SettingsTable(inner, path: place, name: "[[\(key)]]", places: places))
        }
        return tables
    }

    /// Ends the reading: all that was found wrong, and every key that nothing asked for.
    func finished() -> [ConfigurationError.Problem] {
        guard let table else { return problems }
        let unknown = table.keys.filter { !known.contains($0) }.map { key in
            let place = places.key(TOMLPlaces.path(path, key))
            let suggestion = Spelling.suggestion(for: key, among: known).map { "; did you mean '\($0)'?" }
            let message = "unknown key '\(SettingsTable.printable(key))'\(within)"
            return ConfigurationError.Problem(
                line: place.line, column: place.column,
                message: message + (suggestion ?? "; known are \(known.joined(separator: ", "))"))
        }
        return problems + unknown
    }

    private static func printable(_ key: String) -> String {
        String(key.prefix(80).map { $0.isNewline ? " " : $0 })
    }

    private static func described(_ type: TOMLType) -> String {
        switch type {
        case .table: "a table"
        case .array: "a list"
        case .string: "a text"
        case .int: "a whole number"
        case .double: "a number with a fraction"
        case .bool: "true or false"
        case .date: "a date"
        case .time: "a time"
        case .dateTime: "a date with a time"
        }
    }
}
