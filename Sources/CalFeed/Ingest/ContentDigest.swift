import Crypto

/// SHA-256 of an announcement's bytes: equal where the bytes are.
public struct ContentDigest: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    public let hex: String

    public init(of bytes: some Sequence<UInt8>) {
        hex = ContentDigest.hex(SHA256.hash(data: Array(bytes)))
    }

    /// A digest as it was stored.
    init(hex: String) {
        self.hex = hex
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension ContentDigest: CustomStringConvertible {
    public var description: String { hex }
}
