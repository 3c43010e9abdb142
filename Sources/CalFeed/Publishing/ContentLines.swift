/// Content lines as RFC 5545 §3.1 writes them: escaped, folded at 75 octets, ended by CRLF.
///
/// libical's serialiser is not used: version 3.0.16 writes empty continuation lines, which iCloud refuses.
struct ContentLines {
    private(set) var bytes: [UInt8] = []
    /// The line that is being written, unfolded, and where its value begins.
    private var line: [UInt8] = []
    private var valueStart = 0

    /// A line whose value is written as it is: names of zones, times, keywords, addresses.
    mutating func add(_ name: String, _ value: String) {
        begin(name)
        line += value.utf8
        end()
    }

    /// A line whose value is TEXT (RFC 5545 §3.3.11): cleaned, then escaped. None where nothing is left: readers, libical
    /// among them, take a line without a value for a mistake.
    mutating func add(_ name: String, text: String) {
        begin(name)
        write(text)
        endText()
    }

    /// An instant in UTC, `20260312T150000Z` (RFC 5545 §3.3.5, form 2).
    mutating func add(_ name: String, _ timestamp: Timestamp) {
        begin(name)
        write(basic: timestamp.utc)
        line.append(0x5A)
        end()
    }

    /// - Parameter zone: ends the name.
    mutating func add(_ name: String, _ zone: String, _ local: LocalDateTime) {
        line.removeAll(keepingCapacity: true)
        line += name.utf8
        line += zone.utf8
        line.append(0x3A)
        valueStart = line.count
        write(basic: local)
        end()
    }

    mutating func add(_ name: String, _ local: LocalDateTime) {
        begin(name)
        write(basic: local)
        end()
    }

    mutating func add(_ name: String, _ date: LocalDate) {
        begin(name)
        write(basic: date)
        end()
    }

    /// Lines that are ready.
    mutating func add(raw lines: [UInt8]) { bytes += lines }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    // MARK: Piece by piece

    mutating func begin(_ name: String) {
        line.removeAll(keepingCapacity: true)
        line += name.utf8
        line.append(0x3A)
        valueStart = line.count
    }

    /// Adds to the value what needs no escaping: words of ours, without a comma, a semicolon or a backslash.
    mutating func write(plain text: String) { line += text.utf8 }

    /// Adds one octet of ASCII that needs no escaping.
    mutating func write(_ byte: UInt8) { line.append(byte) }

    /// Adds a text to the value, cleaned and escaped, at most so many octets of it.
    mutating func write(_ text: String, limit: Int = .max) {
        TextValue.append(text, limit: limit, to: &line)
    }

    mutating func newLine() {
        line.append(0x5C)
        line.append(0x6E)
    }

    mutating func newParagraph() {
        newLine()
        newLine()
    }

    /// How many octets the value has so far.
    var valueCount: Int { line.count - valueStart }

    /// Shortens the value to so many octets, between characters and not inside an escape, and says so with an ellipsis.
    mutating func cut(to limit: Int) {
        guard valueCount > limit else { return }
        let end = LineFolding.boundary(in: line, after: valueStart, atMost: valueStart + limit - 3)
        line.removeSubrange(end...)
        line += [0xE2, 0x80, 0xA6]
    }

    /// Nothing where the value holds no more than blanks, and no blanks at its ends, where readers drop them.
    mutating func endText() {
        let blanks = line[valueStart...].prefix { $0 == 0x20 }.count
        if blanks > 0 { line.removeSubrange(valueStart..<valueStart + blanks) }
        while line.count > valueStart, line[line.count - 1] == 0x20 { line.removeLast() }
        guard TextValue.hasInk(line[valueStart...]) else { return }
        end()
    }

    mutating func end() {
        LineFolding.append(line, to: &bytes)
    }

    private mutating func write(basic local: LocalDateTime) {
        write(basic: local.date)
        line.append(0x54)
        write(digits: local.time.hour, 2)
        write(digits: local.time.minute, 2)
        write(digits: local.time.second, 2)
    }

    private mutating func write(basic date: LocalDate) {
        write(digits: date.year, 4)
        write(digits: date.month, 2)
        write(digits: date.day, 2)
    }

    /// A whole number of at most so many digits, with zeros in front.
    mutating func write(digits value: Int, _ width: Int) {
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        while unit > 0 {
            line.append(UInt8(truncatingIfNeeded: 0x30 + value / unit % 10))
            unit /= 10
        }
    }
}
