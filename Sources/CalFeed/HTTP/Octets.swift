/// The octets that HTTP's grammar speaks of.
enum Octet {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote = UInt8(ascii: "\"")
    static let numberSign = UInt8(ascii: "#")
    static let percent = UInt8(ascii: "%")
    static let asterisk = UInt8(ascii: "*")
    static let comma = UInt8(ascii: ",")
    static let dot = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/")
    static let zero = UInt8(ascii: "0")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")
    static let questionMark = UInt8(ascii: "?")
    static let capitalW = UInt8(ascii: "W")

    /// `tchar` of RFC 9110 §5.6.2: what methods and field names are made of.
    static func isToken(_ octet: UInt8) -> Bool {
        octet < 64 ? tokens.0 >> octet & 1 == 1 : octet < 128 && tokens.1 >> (octet - 64) & 1 == 1
    }

    /// What the value of a field may hold (RFC 9110 §5.5): no control but the tab, and whatever is not ASCII.
    static func isFieldContent(_ octet: UInt8) -> Bool {
        octet >= space && octet != 0x7F || octet == tab
    }

    static func isBlank(_ octet: UInt8) -> Bool { octet == space || octet == tab }

    static func digit(_ octet: UInt8) -> Int? {
        octet >= zero && octet <= UInt8(ascii: "9") ? Int(octet - zero) : nil
    }

    static func hexDigit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case zero...UInt8(ascii: "9"): octet - zero
        case UInt8(ascii: "a")...UInt8(ascii: "f"): octet - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): octet - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// A bit for each octet below 128.
    private static let tokens: (UInt64, UInt64) = {
        var bits: (UInt64, UInt64) = (0, 0)
        for octet in "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8 {
            if octet < 64 { bits.0 |= 1 << octet } else { bits.1 |= 1 << (octet - 64) }
        }
        return bits
    }()
}

extension Span<UInt8> {
    /// Whether these octets are the word, in ASCII and without regard to case.
    ///
    /// - Parameter lowerCase: letters in lower case, digits and hyphens. The octets hold no control characters, one of
    ///   which would pass for a hyphen.
    func isEqual(_ range: Range<Int>, _ lowerCase: String) -> Bool {
        let word = lowerCase.utf8
        guard range.count == word.count else { return false }
        var place = range.lowerBound
        for letter in word {
            guard self[place] | 0x20 == letter else { return false }
            place += 1
        }
        return true
    }

    /// Whether these octets are just those.
    func isSame(_ range: Range<Int>, _ octets: [UInt8]) -> Bool {
        guard range.count == octets.count else { return false }
        var place = range.lowerBound
        for octet in octets {
            guard self[place] == octet else { return false }
            place += 1
        }
        return true
    }

    /// Without blanks at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Octet.isBlank(self[start]) { start += 1 }
        while end > start, Octet.isBlank(self[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Calls the body with each element of a comma-separated list, trimmed, that is not empty (RFC 9110 §5.6.1.2).
    func forEachElement(of list: Range<Int>, _ body: (Range<Int>) -> Void) {
        var start = list.lowerBound
        for place in list.lowerBound...list.upperBound
        where place == list.upperBound || self[place] == Octet.comma {
            let element = trimmed(start..<place)
            if !element.isEmpty { body(element) }
            start = place + 1
        }
    }

    func firstIndex(of octet: UInt8, in range: Range<Int>) -> Int? {
        var place = range.lowerBound
        while place < range.upperBound {
            if self[place] == octet { return place }
            place += 1
        }
        return nil
    }

    /// As UTF-8; nil where the octets are not.
    func string(_ range: Range<Int>) -> String? {
        do {
            return String(copying: try UTF8Span(validating: extracting(range)))
        } catch {
            return nil
        }
    }
}
