/// A compiled zone of the IANA database: when its clocks changed, and the rule they follow after that (RFC 9636).
struct TZif: Hashable, Sendable {
    /// What the clocks show from one transition to the next.
    struct Period: Hashable, Sendable {
        /// Seconds east of UTC.
        var offset: Int
        /// As the database writes it: `EDT`, or `-03` for a zone without one.
        var abbreviation: String
    }

    struct Transition: Hashable, Sendable {
        /// Seconds since 1970-01-01T00:00:00Z.
        var time: Int
        var period: Period
    }

    /// What holds before the first transition.
    let initial: Period
    /// Strictly ascending in time.
    let transitions: [Transition]
    /// The rule after the last transition, in the form of POSIX's `TZ`; empty where none is known.
    let footer: String

    /// Reads version 2 or later. The version 1 block, which ends in 2038, is passed over.
    ///
    /// More than the database ever holds is refused, and so are leap seconds: POSIX time has none.
    init(_ bytes: [UInt8]) throws(TZifError) {
        var reader = ByteReader(bytes)
        let old = try Header(&reader)
        try reader.skip(old.bodyLength(timeSize: 4))
        let header = try Header(&reader)
        guard header.leapCount == 0 else { throw .leapSeconds }

        var times: [Int] = []
        for _ in 0..<header.timeCount { times.append(try reader.integer(size: 8)) }
        var indices: [Int] = []
        for _ in 0..<header.timeCount { indices.append(Int(try reader.byte())) }
        var types: [(offset: Int, name: Int)] = []
        for _ in 0..<header.typeCount {
            let offset = try reader.integer(size: 4)
            _ = try reader.byte()
            types.append((offset, Int(try reader.byte())))
        }
        let names = try reader.take(header.nameCount)
        try reader.skip(header.standardCount + header.universalCount)

        var periods: [Period] = []
        for type in types {
            guard abs(type.offset) < 26 * 3600, type.name < names.count else { throw .malformed("local time type") }
            periods.append(Period(offset: type.offset, abbreviation: try Self.abbreviation(in: names, at: type.name)))
        }
        var transitions: [Transition] = []
        for (time, index) in zip(times, indices) {
            guard periods.indices.contains(index) else { throw .malformed("transition type") }
            guard transitions.last.map({ $0.time < time }) ?? true else { throw .malformed("transition order") }
            transitions.append(Transition(time: time, period: periods[index]))
        }
        guard let initial = periods.first else { throw .malformed("no local time type") }
        self.initial = initial
        self.transitions = transitions
        footer = try Self.footer(&reader)
    }

    private static func abbreviation(in names: ArraySlice<UInt8>, at index: Int) throws(TZifError) -> String {
        let bytes = names.dropFirst(index).prefix { $0 != 0 }
        guard bytes.count <= 32, bytes.allSatisfy(ZoneRule.isAbbreviation) else { throw .malformed("abbreviation") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func footer(_ reader: inout ByteReader) throws(TZifError) -> String {
        guard try reader.byte() == 0x0A else { throw .malformed("footer") }
        var text: [UInt8] = []
        while true {
            let byte = try reader.byte()
            if byte == 0x0A { return String(decoding: text, as: UTF8.self) }
            guard (0x21...0x7E).contains(byte), text.count < 128 else { throw .malformed("footer") }
            text.append(byte)
        }
    }
}

/// Why bytes are not a zone.
enum TZifError: Error, Hashable, Sendable {
    case notTZif
    /// Version 1 ends in 2038 and has no footer.
    case version1
    case truncated
    case leapSeconds
    case malformed(String)
}

private struct Header {
    var universalCount, standardCount, leapCount, timeCount, typeCount, nameCount: Int

    init(_ reader: inout ByteReader) throws(TZifError) {
        guard try Array(reader.take(4)) == Array("TZif".utf8) else { throw .notTZif }
        guard try reader.byte() >= 0x32 else { throw .version1 }
        try reader.skip(15)
        universalCount = try reader.integer(size: 4)
        standardCount = try reader.integer(size: 4)
        leapCount = try reader.integer(size: 4)
        timeCount = try reader.integer(size: 4)
        typeCount = try reader.integer(size: 4)
        nameCount = try reader.integer(size: 4)
        guard (0...256).contains(universalCount), (0...256).contains(standardCount), (0...256).contains(leapCount),
            (0...8192).contains(timeCount), (1...256).contains(typeCount), (1...4096).contains(nameCount)
        else { throw .malformed("header") }
    }

    func bodyLength(timeSize: Int) -> Int {
        timeCount * (timeSize + 1) + typeCount * 6 + nameCount + leapCount * (timeSize + 4) + standardCount
            + universalCount
    }
}

/// Big-endian numbers out of bytes that may end anywhere.
private struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func take(_ count: Int) throws(TZifError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func skip(_ count: Int) throws(TZifError) { _ = try take(count) }

    mutating func byte() throws(TZifError) -> UInt8 {
        guard let byte = rest.popFirst() else { throw .truncated }
        return byte
    }

    /// Two's complement of 4 or 8 bytes.
    mutating func integer(size: Int) throws(TZifError) -> Int {
        let bytes = try take(size)
        var value = Int(Int8(bitPattern: bytes.first ?? 0))
        for byte in bytes.dropFirst() { value = value << 8 | Int(byte) }
        return value
    }
}
