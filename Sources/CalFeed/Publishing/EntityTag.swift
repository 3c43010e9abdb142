import Crypto

/// Strong entity tags (RFC 9110 §8.8.3): equal where the bytes are.
enum EntityTag {
    /// Quoted; the first 128 bits of the bytes' SHA-256.
    static func strong(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = [0x22]
        for byte in SHA256.hash(data: bytes).prefix(16) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        text.append(0x22)
        return String(decoding: text, as: UTF8.self)
    }
}
