extension Catalogue {
    /// The very calendar of the `.ics` in JSON (RFC 7265), made from its content lines.
    func jCal(_ target: Views.Target) -> Resource {
        let lines = ContentLine.lines(of: calendar(target).body.bytes)
        return resource(JCal.value(of: lines).bytes, "application/calendar+json", target)
    }
}

/// One content line of a calendar that we wrote, taken apart (RFC 5545 §3.1).
struct ContentLine: Hashable, Sendable {
    struct Parameter: Hashable, Sendable {
        var name: String
        var value: String
    }

    var name: String
    var parameters: [Parameter]
    /// As it was written.
    var value: String

    static func lines(of bytes: [UInt8]) -> [ContentLine] {
        var unfolded: [UInt8] = []
        unfolded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0D, index + 2 < bytes.count, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x20 {
                index += 3
            } else {
                if bytes[index] != 0x0D { unfolded.append(bytes[index]) }
                index += 1
            }
        }
        return unfolded.split(separator: 0x0A).compactMap { ContentLine($0) }
    }

    private init?(_ line: ArraySlice<UInt8>) {
        var parts: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var isQuoted = false
        var end: Int?
        for index in line.indices {
            switch line[index] {
            case 0x22: isQuoted.toggle()
            case 0x3B where !isQuoted:
                parts.append(line[start..<index])
                start = index + 1
            case 0x3A where !isQuoted:
                parts.append(line[start..<index])
                end = index
            default: break
            }
            if end != nil { break }
        }
        guard let end, let name = parts.first else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        value = String(decoding: line[(end + 1)...], as: UTF8.self)
        parameters = parts.dropFirst().map { part in
            let pair = part.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            let value = (pair.count > 1 ? pair[1] : []).filter { $0 != 0x22 }
            return Parameter(
                name: String(decoding: pair[0], as: UTF8.self), value: String(decoding: value, as: UTF8.self))
        }
    }
}

/// Content lines as jCal (RFC 7265 §3).
enum JCal {
    static func value(of lines: [ContentLine]) -> JSONText {
        var index = 0
        return component(lines, &index) ?? .array([])
    }

    private static func component(_ lines: [ContentLine], _ index: inout Int) -> JSONText? {
        guard index < lines.count, lines[index].name == "BEGIN" else { return nil }
        let name = lines[index].value.lowercased()
        var properties: [JSONText] = []
        var components: [JSONText] = []
        index += 1
        while index < lines.count, lines[index].name != "END" {
            if let inner = component(lines, &index) {
                components.append(inner)
            } else {
                properties.append(property(lines[index]))
                index += 1
            }
        }
        index += 1
        return .array([.string(name), .array(properties), .array(components)])
    }

    private static func property(_ line: ContentLine) -> JSONText {
        let stated = line.parameters.first { $0.name == "VALUE" }?.value.lowercased()
        let type = stated ?? types[line.name] ?? (line.name.hasPrefix("X-") ? "unknown" : "text")
        let parameters = line.parameters.filter { $0.name != "VALUE" }.map {
            JSONText.Member(name: $0.name.lowercased(), value: .string($0.value))
        }
        return .array(
            [.string(line.name.lowercased()), .object(parameters), .string(type)] + values(line, type: type))
    }

    /// The default types of what we write, where they are not `text`.
    private static let types = [
        "DTSTART": "date-time", "DTEND": "date-time", "DTSTAMP": "date-time", "CREATED": "date-time",
        "LAST-MODIFIED": "date-time", "SEQUENCE": "integer", "URL": "uri", "TZOFFSETFROM": "utc-offset",
        "TZOFFSETTO": "utc-offset", "RRULE": "recur", "GEO": "float", "TRIGGER": "duration",
    ]

    private static func values(_ line: ContentLine, type: String) -> [JSONText] {
        let value = line.value
        switch type {
        case "date-time": return [.string(dateTime(value))]
        case "date": return [.string(dashed(value))]
        case "utc-offset": return [.string(value.prefix(3) + ":" + value.dropFirst(3))]
        case "integer": return [Int(value).map { .number($0) } ?? .string(value)]
        case "recur": return [recurrence(value)]
        case "float":
            return [.array(value.split(separator: ";").map { .decimal(String($0)) })]
        case "text" where line.name == "CATEGORIES": return list(value).map { .string(unescaped($0)) }
        case "text": return [.string(unescaped(value[...]))]
        default: return [.string(value)]
        }
    }

    /// `20261203` to `2026-12-03`
    private static func dashed(_ value: some StringProtocol) -> String {
        "\(value.prefix(4))-\(value.dropFirst(4).prefix(2))-\(value.dropFirst(6).prefix(2))"
    }

    /// `20261203T153000Z` to `2026-12-03T15:30:00Z`
    private static func dateTime(_ value: String) -> String {
        let time = value.dropFirst(9)
        return "\(dashed(value.prefix(8)))T\(time.prefix(2)):\(time.dropFirst(2).prefix(2)):\(time.dropFirst(4))"
    }

    /// RFC 7265 §3.6.10: numbers where the part has numbers.
    private static func recurrence(_ value: String) -> JSONText {
        .object(
            value.split(separator: ";").map { part in
                let pair = part.split(separator: "=", maxSplits: 1)
                let values = (pair.count > 1 ? pair[1] : "").split(separator: ",").map { value in
                    Int(value).map { JSONText.number($0) } ?? .string(String(value))
                }
                return JSONText.Member(
                    name: pair[0].lowercased(), value: values.count == 1 ? values[0] : .array(values))
            })
    }

    /// Parted at the commas that are not escaped.
    private static func list(_ value: String) -> [Substring] {
        var parts: [Substring] = []
        var start = value.startIndex
        var isEscaped = false
        for index in value.unicodeScalars.indices {
            let scalar = value.unicodeScalars[index]
            if scalar == ",", !isEscaped {
                parts.append(value[start..<index])
                start = value.unicodeScalars.index(after: index)
            }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return parts + [value[start...]]
    }

    /// RFC 5545 §3.3.11
    private static func unescaped(_ value: Substring) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                result.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
