import Crypto

/// Strong entity tags (RFC 9110 §8.8.3): equal where the bytes are.
enum EntityTag {
    /// A SHA-256, or the sum of several, which is the same for the same parts in whatever order: a feed's tag follows
    /// a change of one of its events without a look at the others.
    struct Digest: Hashable, Sendable {
        private var words: SIMD4<UInt64> = .zero

        init() {}

        init(of bytes: [UInt8]) {
            var index = 0
            var word: UInt64 = 0
            for byte in SHA256.hash(data: bytes) {
                word = word >> 8 | UInt64(byte) << 56
                index += 1
                if index % 8 == 0 { words[index / 8 - 1] = word }
            }
        }

        mutating func add(_ other: Digest) { words &+= other.words }

        var bytes: [UInt8] {
            (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
        }
    }

    /// Quoted; the first 128 bits of the bytes' SHA-256.
    static func strong(of bytes: [UInt8]) -> String {
        tag(SHA256.hash(data: bytes))
    }

    /// Of a beginning and of parts that have an order of their own.
    static func strong(of beginning: [UInt8], and parts: Digest) -> String {
        var hash = SHA256()
        hash.update(data: beginning)
        hash.update(data: parts.bytes)
        return tag(hash.finalize())
    }

    private static func tag(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = [0x22]
        for byte in digest.prefix(16) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        text.append(0x22)
        return String(decoding: text, as: UTF8.self)
    }
}
