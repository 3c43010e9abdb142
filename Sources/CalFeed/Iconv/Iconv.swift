import Glibc

/// The only way to the C library's conversions between charsets. Values go in and values come out.
enum Iconv {
    /// A text in UTF-8, and the lengths of what was read and what came of it, piece by piece.
    struct Conversion: Sendable {
        var bytes: [UInt8] = []
        var pieces: [(input: Int32, output: Int32)] = []

        fileprivate mutating func add(_ output: some Collection<UInt8>, for input: Int) {
            bytes.append(contentsOf: output)
            pieces.append((Int32(clamping: input), Int32(clamping: output.count)))
        }
    }

    /// Nil where the C library does not know the charset. What is no text in it becomes U+FFFD.
    static func converted(_ bytes: [UInt8], from charset: String) -> Conversion? {
        guard charset.utf8.count <= 40, charset.utf8.allSatisfy(isNameByte), var converter = Converter(from: charset)
        else { return nil }
        return converter.converted(bytes)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
            || byte == 0x5F
    }
}

/// A conversion's state, freed when it goes.
@safe private struct Converter: ~Copyable {
    private let descriptor: iconv_t
    private static let replacement = Array("\u{FFFD}".utf8)

    init?(from charset: String) {
        guard let opened = unsafe iconv_open("UTF-8", charset), Int(bitPattern: opened) != -1 else { return nil }
        unsafe descriptor = opened
    }

    deinit {
        unsafe iconv_close(descriptor)
    }

    /// Four bytes of output at a time: hardly more than a character, so that each is known by its place.
    mutating func converted(_ bytes: [UInt8]) -> Iconv.Conversion {
        var result = Iconv.Conversion()
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 4)
        var position = 0
        var pending = 0
        while position < input.count {
            let (read, written, error) = step(&input, from: position, into: &output)
            position += read
            pending += read
            if written > 0 {
                let text = output[..<written].map { UInt8(bitPattern: $0) }
                // ASCII at the end stands for itself.
                let source = input[(position - pending)..<position].map { UInt8(bitPattern: $0) }
                let plain = zip(text.reversed(), source.reversed()).prefix { $0 == $1 && $0 < 0x80 }.count
                if plain < written { result.add(text.dropLast(plain), for: pending - plain) }
                if plain > 0 { result.add(text.suffix(plain), for: plain) }
                if plain == written, pending > plain { result.pieces[result.pieces.count - 1].input = Int32(pending) }
                pending = 0
            }
            if error == E2BIG && read + written > 0 || error == 0 { continue }
            // Not a text in this charset, or cut off in the middle of a character.
            result.add(Self.replacement, for: pending + 1)
            pending = 0
            position += 1
        }
        return result
    }

    private func step(_ input: inout [CChar], from position: Int, into output: inout [CChar]) -> (Int, Int, CInt) {
        unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { output in
                var source = unsafe input.baseAddress.map { unsafe $0 + position }
                var target = output.baseAddress
                var sourceLeft = input.count - position
                var targetLeft = output.count
                errno = 0
                let failed = unsafe iconv(descriptor, &source, &sourceLeft, &target, &targetLeft) == -1
                let error = failed ? errno : 0
                return (input.count - position - sourceLeft, output.count - targetLeft, error)
            }
        }
    }
}
