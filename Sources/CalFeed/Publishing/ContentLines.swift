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
        guard name.utf8.count + value.utf8.count < LineFolding.width else {
            begin(name)
            line += value.utf8
            return end()
        }
        bytes += name.utf8
        bytes.append(0x3A)
        bytes += value.utf8
        endShort()
    }

    /// Ends a line that was written where it stays, and needs no folding.
    private mutating func endShort() {
        bytes.append(0x0D)
        bytes.append(0x0A)
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
        bytes += name.utf8
        bytes.append(0x3A)
        Self.append(timestamp.utc, to: &bytes)
        bytes.append(0x5A)
        endShort()
    }

    /// - Parameter zone: ends the name.
    mutating func add(_ name: String, _ zone: String, _ local: LocalDateTime) {
        line.removeAll(keepingCapacity: true)
        line += name.utf8
        line += zone.utf8
        line.append(0x3A)
        Self.append(local, to: &line)
        end()
    }

    mutating func add(_ name: String, _ date: LocalDate) {
        bytes += name.utf8
        bytes.append(0x3A)
        bytes.append(addingCapacity: 8) { Self.append(date, to: &$0) }
        endShort()
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

    /// `20260312T150000`
    private static func append(_ local: LocalDateTime, to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: 15) { output in
            append(local.date, to: &output)
            output.append(0x54)
            append(twoDigits: local.time.hour, to: &output)
            append(twoDigits: local.time.minute, to: &output)
            append(twoDigits: local.time.second, to: &output)
        }
    }

    private static func append(_ date: LocalDate, to output: inout OutputSpan<UInt8>) {
        append(twoDigits: date.year / 100, to: &output)
        append(twoDigits: date.year % 100, to: &output)
        append(twoDigits: date.month, to: &output)
        append(twoDigits: date.day, to: &output)
    }

    private static func append(twoDigits value: Int, to output: inout OutputSpan<UInt8>) {
        output.append(UInt8(truncatingIfNeeded: 0x30 + value / 10))
        output.append(UInt8(truncatingIfNeeded: 0x30 + value % 10))
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
