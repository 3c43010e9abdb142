/// Where in a TOML document its tables, keys and values stand.
///
/// TOMLKit tells the place of an error in the document's form, but not that of a value. This reads just as much of
/// a document that TOMLKit accepted as is needed to find them again; within inline tables and arrays it finds
/// nothing, and the place of the key that holds them answers instead.
struct TOMLPlaces {
    struct Place: Hashable, Comparable {
        var line: Int
        /// In bytes, from 1.
        var column: Int

        static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
    }

    /// By path: `source[1].path`; of a table, its header.
    private(set) var keys: [String: Place] = [:]
    private(set) var values: [String: Place] = [:]

    /// The path of a key in a table; the outermost table's path is empty.
    static func path(_ table: String, _ key: String) -> String {
        table.isEmpty ? key : table + "." + key
    }

    /// The place of a key, or of the nearest table around it.
    func key(_ path: String) -> Place { place(path, in: keys) }

    /// The place of a key's value, or of the nearest table around it.
    func value(_ path: String) -> Place { place(path, in: values) }

    private func place(_ path: String, in places: [String: Place]) -> Place {
        var path = path
        while true {
            if let place = places[path] ?? keys[path] { return place }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return Place(line: 1, column: 1) }
            path = String(path[..<end])
        }
    }

    init(_ text: String) {
        var scanner = Scanner(bytes: Array(text.utf8))
        var table = ""
        var counts: [String: Int] = [:]
        while scanner.skipToStatement() {
            let place = scanner.place
            if let header = scanner.header() {
                table = header.path
                if header.isArray {
                    let index = counts[table, default: 0]
                    counts[table] = index + 1
                    table += "[\(index)]"
                }
                keys[table] = place
            } else {
                let path = TOMLPlaces.path(table, scanner.key())
                keys[path] = place
                scanner.skipToValue()
                values[path] = scanner.place
            }
            scanner.skipStatement()
        }
    }
}
