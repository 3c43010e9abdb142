// The textual form of each value is also its stored form, so that a database can be read by a person.

extension LocalDate: Codable {}
extension LocalDateTime: Codable {}
extension Timestamp: Codable {}
extension TZID: Codable {}

extension Decodable where Self: LosslessStringConvertible {
    fileprivate static func decoded(from decoder: any Decoder) throws -> Self {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Self.self): \(text)")
        }
        return value
    }
}

extension LocalDate {
    public init(from decoder: any Decoder) throws { self = try Self.decoded(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension LocalDateTime {
    public init(from decoder: any Decoder) throws { self = try Self.decoded(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension Timestamp {
    public init(from decoder: any Decoder) throws { self = try Self.decoded(from: decoder) }
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}
