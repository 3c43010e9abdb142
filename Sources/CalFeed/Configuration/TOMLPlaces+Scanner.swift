extension TOMLPlaces {
    /// Steps over the statements of a TOML 1.0 document that is known to be well formed.
    struct Scanner {
        let bytes: [UInt8]
        private var index = 0
        private var line = 1
        private var lineStart = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        var place: Place { Place(line: line, column: index - lineStart + 1) }

        private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

        private mutating func step() {
            if byte == 0x0A {
                line += 1
                lineStart = index + 1
            }
            index += 1
        }

        private mutating func skip(while condition: (UInt8) -> Bool) {
            while let byte, condition(byte) { step() }
        }

        private mutating func skipBlanks() {
            skip { $0 == 0x20 || $0 == 0x09 }
        }

        /// Moves to the next header or key; false at the end of the document.
        mutating func skipToStatement() -> Bool {
            while let byte {
                switch byte {
                case 0x20, 0x09, 0x0A, 0x0D: step()
                case 0x23: skip { $0 != 0x0A }
                default: return true
                }
            }
            return false
        }

        /// The name in `[name]` or `[[name]]`; nil where a key stands.
        mutating func header() -> (path: String, isArray: Bool)? {
            guard byte == 0x5B else { return nil }
            step()
            let isArray = byte == 0x5B
            if isArray { step() }
            skipBlanks()
            return (key(), isArray)
        }

        /// A bare, quoted or dotted key, its parts with dots between them.
        mutating func key() -> String {
            var parts: [String] = []
            while let byte, byte != 0x3D, byte != 0x5D, byte != 0x0A {
                let start = index
                if byte == 0x22 || byte == 0x27 {
                    skipString()
                    parts.append(
                        String(decoding: bytes[start...].prefix(index - start).dropFirst().dropLast(), as: UTF8.self))
                } else {
                    skip { DomainName.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F }
                    parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                }
                skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x2E }
                if index == start { step() }
            }
            return parts.joined(separator: ".")
        }

        mutating func skipToValue() {
            skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x3D }
        }

        /// Moves past the value, or past the rest of a header, to the end of its last line.
        mutating func skipStatement() {
            var depth = 0
            while let byte {
                switch byte {
                case 0x22, 0x27:
                    skipString()
                    continue
                case 0x23:
                    skip { $0 != 0x0A }
                    continue
                case 0x5B, 0x7B: depth += 1
                case 0x5D, 0x7D: depth -= 1
                case 0x0A where depth <= 0: return
                default: break
                }
                step()
            }
        }

        /// Moves past a string of any of the four kinds.
        private mutating func skipString() {
            guard let quote = byte else { return }
            let isLong = bytes[index...].prefix(3).elementsEqual([quote, quote, quote])
            for _ in 0..<(isLong ? 3 : 1) { step() }
            while let byte {
                if byte == 0x5C, quote == 0x22 {
                    step()
                } else if byte == quote, !isLong || bytes[index...].prefix(3).elementsEqual([quote, quote, quote]) {
                    for _ in 0..<(isLong ? 3 : 1) { step() }
                    if isLong { skip { $0 == quote } }
                    return
                }
                step()
            }
        }
    }
}
