import CalFeed
import Foundation

/// What the rules saw in a text, as one line of the JSON contract.
struct MomentsJSON: Encodable {
    var id: String
    var statements: [MomentJSON]

    init(id: String, moments: [MomentStatement]) {
        self.id = id
        statements = moments.map(MomentJSON.init)
    }
}

struct MomentJSON: Encodable {
    let moment: MomentStatement

    init(_ moment: MomentStatement) {
        self.moment = moment
    }

    private enum Key: String, CodingKey {
        case text, span, type, start, end, zone, offset_min, start_utc, implied, role
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(moment.text, forKey: .text)
        try container.encode([moment.span.lowerBound, moment.span.upperBound], forKey: .span)
        try container.encode(moment.type, forKey: .type)
        try container.encode(moment.start, forKey: .start)
        try container.encodeIfPresent(moment.end, forKey: .end)
        try container.encodeIfPresent(moment.zone?.rawValue, forKey: .zone)
        try container.encodeIfPresent(moment.offset, forKey: .offset_min)
        try container.encodeIfPresent(moment.startUTC?.description, forKey: .start_utc)
        if !moment.implied.isEmpty { try container.encode(moment.implied, forKey: .implied) }
        try container.encode(moment.role, forKey: .role)
    }
}
