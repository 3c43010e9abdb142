/// A feed taken apart by its bytes, as RFC 5545 §3.1 says, without the code that wrote it.
struct CalendarLines {
    /// Physical lines, without their CRLF; nil where some line end is another one.
    let physical: [[UInt8]]?
    /// Logical lines, unfolded.
    let logical: [String]

    init(_ bytes: [UInt8]) {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var isSound = true
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                lines.append(line)
                line = []
                index += 2
                continue
            }
            if bytes[index] == 0x0D || bytes[index] == 0x0A { isSound = false }
            line.append(bytes[index])
            index += 1
        }
        physical = isSound && line.isEmpty ? lines : nil
        var logical: [[UInt8]] = []
        for line in lines {
            if line.first == 0x20, !logical.isEmpty {
                logical[logical.count - 1] += line.dropFirst()
            } else {
                logical.append(line)
            }
        }
        self.logical = logical.map { String(decoding: $0, as: UTF8.self) }
    }

    /// By scalars: a text may begin with a mark that joins the colon.
    static func name(of line: String) -> String {
        String(line.unicodeScalars.prefix { $0 != ":" && $0 != ";" })
    }

    /// The values of the lines of that name, parameters left out.
    func values(_ name: String) -> [String] {
        logical.filter { Self.name(of: $0) == name }.map { line in
            let scalars = line.unicodeScalars
            var isQuoted = false
            let colon = scalars.firstIndex { scalar in
                if scalar == "\"" { isQuoted.toggle() }
                return scalar == ":" && !isQuoted
            }
            return colon.map { String(scalars[scalars.index(after: $0)...]) } ?? ""
        }
    }

    /// The lines of each component of that name, its BEGIN and END left out.
    func components(_ name: String) -> [[String]] {
        var components: [[String]] = []
        var inside: [String]?
        for line in logical {
            if line == "BEGIN:\(name)" {
                inside = []
            } else if line == "END:\(name)" {
                if let lines = inside { components.append(lines) }
                inside = nil
            } else {
                inside?.append(line)
            }
        }
        return components
    }

    /// The lines outside of all components.
    var header: [String] {
        var depth = 0
        return logical.filter { line in
            if line.hasPrefix("BEGIN:") { depth += 1 }
            defer { if line.hasPrefix("END:") { depth -= 1 } }
            return depth == 1
        }
    }
}
