import FoundationEssentials
import GRDB

/// The rows of the tables, as far as the store changes them.
enum Rows {
    protocol Row: FetchableRecord, Decodable {}

    struct Origin: Row {
        var id: Int64
        var source: String
        var name: String
        var series: String
        var isPresent: Bool
        var announcement: Int64?
        var seminarCount: Int
        var diagnostics: String

        /// What the list of unread announcements says about it; nil where it is not in it.
        var unread: String? { isPresent && seminarCount == 0 ? diagnostics : nil }

        var value: CalFeed.Origin { CalFeed.Origin(source: source, name: name) }
    }

    struct Seminar: Row {
        enum State: String, Decodable {
            case published, withdrawn, superseded
        }

        var uid: String
        var series: String
        var origin: Int64
        var seminar: String
        var sequence: Int
        var createdAt: Timestamp
        var lastModifiedAt: Timestamp
        var state: State
    }

    struct Mention: Row {
        var origin: Int64
        var uid: String
        var position: Int
        var isCurrent: Bool
        var recognisedBy: String
        var seminar: String
        var isUpdate: Bool
        /// The event that it spoke of before a person joined that one to this; nil where nobody did.
        var joinedFrom: String?
    }

    struct Joined: Row {
        var event: String
        var uid: String
        var source: String
        var name: String
    }

    struct Correction: Row {
        var uid: String
        var value: String
        var announced: String?
        var at: Timestamp
    }

    /// Read by the places of its columns: there are many at a start.
    struct Published: FetchableRecord, Sendable {
        var uid: String
        var series: String
        /// Apart by commas; nil for none.
        var otherSeries: String?
        var source: String
        var name: String
        var seminar: String
        var sequence: Int
        var createdAt: String
        var lastModifiedAt: String

        init(row: GRDB.Row) {
            uid = row[0]
            series = row[1]
            otherSeries = row[2]
            source = row[3]
            name = row[4]
            seminar = row[5]
            sequence = row[6]
            createdAt = row[7]
            lastModifiedAt = row[8]
        }
    }

    struct Revision: Row {
        var sequence: Int
        var at: Timestamp
        var cause: String
        var source: String?
        var name: String?
        var digest: String?
        var series: String
        var seminar: String
    }

    struct Announcement: Row {
        var source: String
        var name: String
        var bytes: Data
        var receivedAt: Timestamp
    }

    struct State: Row {
        var source: String
        var name: String
        var digest: String?
        var reader: String?
        var context: String?
    }
}

extension Rows.Row {
    static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
}
