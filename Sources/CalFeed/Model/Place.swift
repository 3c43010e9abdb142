/// A place whose position is known: seminars whose location names it get its coordinates.
public struct Place: Hashable, Sendable {
    /// As announcements write it: `Old Hall`.
    public var name: String
    /// Degrees north, -90 to 90 (WGS 84).
    public var latitude: Double
    /// Degrees east, -180 to 180.
    public var longitude: Double
    /// On one line, as on a letter; nil where none is told.
    public var address: String?

    public init(name: String, latitude: Double, longitude: Double, address: String? = nil) {
        self.name = name
        self.latitude = latitude
        self.longitude = longitude
        self.address = address
    }
}
