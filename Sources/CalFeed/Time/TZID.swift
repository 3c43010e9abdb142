/// The name of a zone in the IANA time zone database, in the form RFC 5545 §3.8.3.1 publishes it: `Europe/Paris`.
///
/// Only the form is checked here; whether the system's zone data has the zone, `ZoneDatabase` knows.
public struct TZID: Hashable, Sendable, RawRepresentable {
    public let rawValue: String

    /// Fails where the text cannot be a name of the database: letters, digits, `_ + - /`, 1 to 64 characters,
    /// no empty part and none that begins with a dot, so that a name never leaves the zone data's folder.
    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...64).contains(bytes.count), rawValue.first?.isLetter == true else { return nil }
        let parts = rawValue.split(separator: "/", omittingEmptySubsequences: false)
        for part in parts {
            guard !part.isEmpty,
                part.utf8.allSatisfy({ byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == 0x5F || byte == 0x2B || byte == 0x2D
                })
            else { return nil }
        }
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
