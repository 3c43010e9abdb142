import Crypto

/// By what an event is known to have been read back from the bytes that are published: the digest of these bytes, of the
/// zone that stood before them, and of what was read.
///
/// The proof is kept with the event, so that a daemon that starts need not have a hundred thousand events read again.
public struct EventProof: Hashable, Sendable {
    public let bytes: [UInt8]

    /// Raised when what is compared, or how, becomes another.
    private static let version: UInt8 = 1

    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(of event: EventRenderer.Event, _ digest: EntityTag.Digest) {
        var text: [UInt8] = [Self.version] + digest.bytes
        for line in event.zone?.contentLines ?? [] {
            text += line.utf8
            text.append(0)
        }
        let expected = event.expected
        for part in [
            expected.uid, expected.summary, expected.status, Self.text(of: expected.start), Self.text(of: expected.end),
        ] {
            text += part.utf8
            text.append(0)
        }
        bytes = Array(SHA256.hash(data: text))
    }

    /// As it was always written, without asking the moment what it is made of.
    static func text(of moment: EventReading.Moment) -> String {
        switch moment {
        case .instant(let timestamp): "instant(\(timestamp))"
        case .day(let date): "day(\(date))"
        }
    }
}
