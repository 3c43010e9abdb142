/// Words of HTTP, in ASCII and without regard to case.
enum HTTPToken {
    /// - Parameter lowerCase: in lower case already.
    static func isEqual(_ text: String, _ lowerCase: String) -> Bool {
        isEqual(text.utf8, lowerCase)
    }

    /// Whether a comma-separated list, as in `Connection`, has the word.
    static func list(_ text: String, contains lowerCase: String) -> Bool {
        text.utf8.split(separator: UInt8(ascii: ",")).contains { element in
            let word = element.drop { $0 == 0x20 || $0 == 0x09 }
            let trailing = word.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
            return isEqual(word.dropLast(trailing), lowerCase)
        }
    }

    private static func isEqual(_ text: some Collection<UInt8>, _ lowerCase: String) -> Bool {
        let word = lowerCase.utf8
        guard text.count == word.count else { return false }
        return zip(text, word).allSatisfy { (0x41...0x5A).contains($0) ? $0 | 0x20 == $1 : $0 == $1 }
    }
}
