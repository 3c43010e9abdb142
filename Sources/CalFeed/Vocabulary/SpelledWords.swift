/// The letters of numbered words, one after the other: a word is compared where it lies.
struct SpelledWords: Sendable {
    private var letters: [UInt8] = []
    /// Where each word's letters end.
    private var ends: [Int] = [0]

    mutating func reserve(words: Int, letters count: Int) {
        ends.reserveCapacity(words + 1)
        letters.reserveCapacity(count)
    }

    /// Adds a word under the next number.
    mutating func append(_ word: some Collection<UInt8>) {
        letters.append(contentsOf: word)
        ends.append(letters.count)
    }

    /// As above, of a word of ASCII's letters alone.
    mutating func append(plain word: PlainWord) {
        let start = letters.count
        letters.append(contentsOf: word.bytes[word.range])
        for index in start..<letters.count { letters[index] |= 0x20 }
        ends.append(letters.count)
    }

    var count: Int { ends.count - 1 }

    func text(of number: Int32) -> String { String(decoding: self[number], as: UTF8.self) }

    /// All words by number.
    var texts: [String] { (0..<Int32(count)).map(text) }

    subscript(number: Int32) -> ArraySlice<UInt8> { letters[ends[Int(number)]..<ends[Int(number) + 1]] }

    func isWord(_ number: Int32, _ word: some Collection<UInt8>) -> Bool {
        var index = ends[Int(number)]
        let end = ends[Int(number) + 1]
        for byte in word {
            guard index < end, letters[index] == byte else { return false }
            index += 1
        }
        return index == end
    }
}

/// A word of ASCII's letters where it stands in a text, read in its compared form.
struct PlainWord: RandomAccessCollection {
    let bytes: [UInt8]
    let range: Range<Int>

    var startIndex: Int { range.lowerBound }
    var endIndex: Int { range.upperBound }

    subscript(position: Int) -> UInt8 { bytes[position] | 0x20 }
}
