/// Reads a seminar from the JSON in which the store keeps it, many times as fast as a decoder that knows any type: at a
/// start a hundred thousand are read.
///
/// What it does not expect, such as a key of a later version, it leaves to the decoder.
struct SeminarReader {
    private struct Unexpected: Error {}

    private let bytes: [UInt8]
    private var place = 0

    private init(_ text: String) {
        bytes = Array(text.utf8)
    }

    static func seminar(in text: String) -> Seminar? {
        var reader = SeminarReader(text)
        do throws(Unexpected) {
            let seminar = try reader.seminar()
            return reader.place == reader.bytes.count ? seminar : nil
        } catch {
            return nil
        }
    }

    // MARK: Values of the model

    private mutating func seminar() throws(Unexpected) -> Seminar {
        var seminar = Seminar(occurrence: .days(first: LocalDate(dayNumber: 0), last: LocalDate(dayNumber: 0)))
        var hasOccurrence = false
        var hasStatus = false
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "title": seminar.title = try reader.string()
            case "speakers":
                seminar.speakers = try reader.elements { (reader) throws(Unexpected) in try reader.speaker() }
            case "occurrence":
                seminar.occurrence = try reader.occurrence()
                hasOccurrence = true
            case "location": seminar.location = try reader.string()
            case "onlineURL": seminar.onlineURL = try reader.string()
            case "host": seminar.host = try reader.string()
            case "series": seminar.series = try reader.string()
            case "status":
                seminar.status = try reader.value(Status.init(rawValue:))
                hasStatus = true
            case "abstract": seminar.abstract = try reader.string()
            case "biography": seminar.biography = try reader.string()
            case "evidence": seminar.evidence = try reader.evidence()
            case "diagnostics":
                seminar.diagnostics = try reader.elements { (reader) throws(Unexpected) in try reader.diagnostic() }
            default: throw Unexpected()
            }
        }
        guard hasOccurrence, hasStatus else { throw Unexpected() }
        return seminar
    }

    private mutating func speaker() throws(Unexpected) -> Speaker {
        var name: String?
        var affiliation: String?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "name": name = try reader.string()
            case "affiliation": affiliation = try reader.string()
            default: throw Unexpected()
            }
        }
        return Speaker(name: try Self.present(name), affiliation: affiliation)
    }

    private mutating func occurrence() throws(Unexpected) -> Occurrence {
        var occurrence: Occurrence?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "clock": occurrence = try reader.clock()
            case "days": occurrence = try reader.days()
            default: throw Unexpected()
            }
        }
        return try Self.present(occurrence)
    }

    private mutating func clock() throws(Unexpected) -> Occurrence {
        var start: LocalDateTime?
        var end: LocalDateTime?
        var zone: TZID?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "start": start = try reader.value(LocalDateTime.init)
            case "end": end = try reader.value(LocalDateTime.init)
            case "zone": zone = try reader.value(TZID.init(rawValue:))
            default: throw Unexpected()
            }
        }
        return .clock(start: try Self.present(start), end: end, zone: zone)
    }

    private mutating func days() throws(Unexpected) -> Occurrence {
        var first: LocalDate?
        var last: LocalDate?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "first": first = try reader.value(LocalDate.init)
            case "last": last = try reader.value(LocalDate.init)
            default: throw Unexpected()
            }
        }
        return .days(first: try Self.present(first), last: try Self.present(last))
    }

    private mutating func evidence() throws(Unexpected) -> [Field: Evidence] {
        var evidence: [Field: Evidence] = [:]
        try members { (reader, key) throws(Unexpected) in
            evidence[try Self.present(Field(rawValue: key))] = try reader.item()
        }
        return evidence
    }

    private mutating func item() throws(Unexpected) -> Evidence {
        var basis: Basis?
        var text: String?
        var span: Range<Int>?
        var rule: String?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "basis": basis = try reader.basis()
            case "text": text = try reader.string()
            case "span": span = try reader.span()
            case "rule": rule = try reader.string()
            default: throw Unexpected()
            }
        }
        return Evidence(
            basis: try Self.present(basis), text: try Self.present(text), span: span, rule: try Self.present(rule))
    }

    private mutating func basis() throws(Unexpected) -> Basis {
        var basis: Basis?
        try members { (reader, name) throws(Unexpected) in
            var reason: String?
            var sentences: [Sentence?] = []
            try reader.members { (reader, key) throws(Unexpected) in
                switch key {
                case "reason": reason = try reader.string()
                case "sentences": sentences = try reader.sentences()
                default: throw Unexpected()
                }
            }
            let remark = reason.map { Remark(text: $0, sentences: sentences) }
            switch name {
            case "stated": basis = .stated
            case "inferred": basis = .inferred(reason: try Self.present(remark))
            case "assumed": basis = .assumed(reason: try Self.present(remark))
            case "corrected": basis = .corrected(reason: try Self.present(remark))
            default: throw Unexpected()
            }
        }
        return try Self.present(basis)
    }

    private mutating func diagnostic() throws(Unexpected) -> Diagnostic {
        var severity: Diagnostic.Severity?
        var code: String?
        var message: String?
        var sentences: [Sentence?] = []
        var span: Range<Int>?
        try members { (reader, key) throws(Unexpected) in
            switch key {
            case "severity": severity = try reader.value(Diagnostic.Severity.init(rawValue:))
            case "code": code = try reader.string()
            case "message": message = try reader.string()
            case "sentences": sentences = try reader.sentences()
            case "span": span = try reader.span()
            default: throw Unexpected()
            }
        }
        return Diagnostic(
            try Self.present(severity), code: try Self.present(code),
            Remark(text: try Self.present(message), sentences: sentences), span: span)
    }

    private mutating func sentences() throws(Unexpected) -> [Sentence?] {
        try elements { (reader) throws(Unexpected) in
            var name: String?
            var arguments: [(name: String, kind: String, value: String)] = []
            try reader.members { (reader, key) throws(Unexpected) in
                switch key {
                case "key": name = try reader.string()
                case "arguments":
                    try reader.members { (reader, name) throws(Unexpected) in
                        try reader.members { (reader, kind) throws(Unexpected) in
                            arguments.append((name, kind, try reader.string()))
                        }
                    }
                default: throw Unexpected()
                }
            }
            return Sentence(stored: try Self.present(name), arguments: arguments)
        }
    }

    private mutating func span() throws(Unexpected) -> Range<Int> {
        let bounds = try elements { (reader) throws(Unexpected) in try reader.number() }
        guard bounds.count == 2, bounds[0] <= bounds[1] else { throw Unexpected() }
        return bounds[0]..<bounds[1]
    }

    private static func present<Value>(_ value: Value?) throws(Unexpected) -> Value {
        guard let value else { throw Unexpected() }
        return value
    }

    // MARK: JSON

    private mutating func members(
        _ body: (inout SeminarReader, String) throws(Unexpected) -> Void
    ) throws(Unexpected) {
        try take(UInt8(ascii: "{"))
        if has(UInt8(ascii: "}")) { return }
        repeat {
            let key = try string()
            try take(UInt8(ascii: ":"))
            try body(&self, key)
        } while has(UInt8(ascii: ","))
        try take(UInt8(ascii: "}"))
    }

    private mutating func elements<Value>(
        _ element: (inout SeminarReader) throws(Unexpected) -> Value
    ) throws(Unexpected) -> [Value] {
        var values: [Value] = []
        try take(UInt8(ascii: "["))
        if has(UInt8(ascii: "]")) { return values }
        repeat { values.append(try element(&self)) } while has(UInt8(ascii: ","))
        try take(UInt8(ascii: "]"))
        return values
    }

    private mutating func value<Value>(_ make: (String) -> Value?) throws(Unexpected) -> Value {
        try Self.present(make(try string()))
    }

    private mutating func number() throws(Unexpected) -> Int {
        var value = 0
        let begin = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - begin < 15 {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        guard place > begin else { throw Unexpected() }
        return value
    }

    private mutating func string() throws(Unexpected) -> String {
        try take(UInt8(ascii: "\""))
        let begin = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
        guard place < bytes.count else { throw Unexpected() }
        if bytes[place] == UInt8(ascii: "\"") {
            defer { place += 1 }
            return String(decoding: bytes[begin..<place], as: UTF8.self)
        }
        return try escapedString(after: Array(bytes[begin..<place]))
    }

    private mutating func escapedString(after beginning: [UInt8]) throws(Unexpected) -> String {
        var text = beginning
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            guard byte != UInt8(ascii: "\"") else { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard place < bytes.count else { break }
            switch bytes[place] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[place])
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "u"): text.append(try control())
            default: throw Unexpected()
            }
            place += 1
        }
        throw Unexpected()
    }

    /// `\u0001`: what is written so is a control character. Leaves the place at the last digit.
    private mutating func control() throws(Unexpected) -> UInt8 {
        var value = 0
        for _ in 0..<4 {
            place += 1
            guard place < bytes.count else { throw Unexpected() }
            switch bytes[place] {
            case 0x30...0x39: value = value * 16 + Int(bytes[place] - 0x30)
            case 0x41...0x46: value = value * 16 + Int(bytes[place] - 0x37)
            case 0x61...0x66: value = value * 16 + Int(bytes[place] - 0x57)
            default: throw Unexpected()
            }
        }
        guard value < 0x80 else { throw Unexpected() }
        return UInt8(value)
    }

    private mutating func take(_ byte: UInt8) throws(Unexpected) {
        guard has(byte) else { throw Unexpected() }
    }

    private mutating func has(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }
}
