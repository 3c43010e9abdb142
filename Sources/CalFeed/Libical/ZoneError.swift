/// Why a zone's time cannot be told.
public enum ZoneError: Error, Hashable, Sendable {
    /// The folder holds no time zone database, or only a part of it.
    case noDatabase(directory: String, missing: String)
    case unknownZone(TZID)
    /// The zone's file is missing or is not what RFC 9636 describes.
    case badZone(TZID, file: String, reason: String)
}

extension ZoneError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noDatabase(let directory, let missing):
            "no time zone database in \(directory) (\(missing) is missing): install the package tzdata"
        case .unknownZone(let zone):
            "the time zone database has no zone \(zone)"
        case .badZone(let zone, let file, let reason):
            "the time zone \(zone) cannot be read from \(file) (\(reason)): install the package tzdata again"
        }
    }
}
