/// The name of a zone in the IANA time zone database, in the form RFC 5545 §3.8.3.1 publishes it: `Europe/Paris`.
///
/// Only the form is checked here; whether the system's zone data has the zone, `ZoneDatabase` knows.
public struct TZID: Hashable, Sendable, RawRepresentable {
    public let rawValue: String

    /// Fails where the text cannot be a name of the database: letters, digits, `_ + - /`, 1 to 64 characters,
    /// no empty part and none that begins with a dot, so that a name never leaves the zone data's folder.
    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...64).contains(bytes.count), let first = bytes.first, (0x61...0x7A).contains(first | 0x20) else {
            return nil
        }
        var last: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2B, 0x2D: break
            case 0x2F where last != 0x2F: break
            default: return nil
            }
            last = byte
        }
        guard last != 0x2F else { return nil }
        self.rawValue = rawValue
    }

    private init(known: String) {
        rawValue = known
    }

    public static let utc = TZID(known: "Etc/UTC")
}

extension TZID: CustomStringConvertible {
    public var description: String { rawValue }
}

extension TZID: Comparable {
    public static func < (left: TZID, right: TZID) -> Bool { left.rawValue < right.rawValue }
}
