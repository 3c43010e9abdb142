import TOMLKit

extension Configuration {
    /// Reads a configuration from text, strictly: nothing that is not understood passes.
    ///
    /// - Parameters:
    ///   - file: Its name, as errors give it.
    ///   - folder: An absolute path; relative paths in the text begin here.
    ///   - isZone: The zone of that name, where the zone data has one.
    /// - Throws: `ConfigurationError.invalid` with everything that is wrong.
    public init(
        toml: String, file: String = "calfeed.toml", folder: String = "/", isZone: @escaping (String) -> TZID?
    ) throws(ConfigurationError) {
        let document = try Configuration.document(toml, file)
        let reader = Reader(folder: folder, isZone: isZone)
        var root = SettingsTable(document, path: "", name: "", places: TOMLPlaces(toml))
        var problems: [ConfigurationError.Problem] = []

        var serverTable = root.table("server")
        let server = reader.server(&serverTable)
        var storeTable = root.table("store")
        let store = reader.store(&storeTable)
        var feedTable = root.table("feed")
        let feed = reader.feed(&feedTable)
        var limitsTable = root.table("limits")
        let limits = reader.limits(&limitsTable)
        var reviewTable = root.table("review")
        let review = reader.review(&reviewTable)
        problems += reviewTable.finished()
        problems += serverTable.finished() + storeTable.finished() + feedTable.finished() + limitsTable.finished()

        var series: [Series] = []
        var declared: Set<String> = []
        for var table in root.tables("series") {
            let value = reader.series(&table, declared: &declared)
            if let value { series.append(value) }
            problems += table.finished()
        }
        var sources: [Source] = []
        for var table in root.tables("source") {
            let value = reader.source(&table, declared: declared, others: sources)
            if let value { sources.append(value) }
            problems += table.finished()
        }
        var places: [Place] = []
        for var table in root.tables("place") {
            if let value = reader.place(&table) { places.append(value) }
            problems += table.finished()
        }
        problems += root.finished()
        guard problems.isEmpty else {
            let sorted = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            throw .invalid(file: file, problems: sorted)
        }
        self.init(
            server: server, store: store, feed: feed, limits: limits, review: review, series: series, sources: sources,
            places: places)
    }

    private static func document(_ text: String, _ file: String) throws(ConfigurationError) -> TOMLTable {
        if let zero = text.utf8.firstIndex(of: 0) {
            let before = text.utf8[..<zero]
            let line = before.count { $0 == 0x0A } + 1
            let problem = ConfigurationError.Problem(
                line: line, column: 1, message: "a zero byte: this is not a text file")
            throw .invalid(file: file, problems: [problem])
        }
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = error.source.begin
            let message = error.description.split(whereSeparator: \.isNewline).joined(separator: " ")
            throw .invalid(
                file: file, problems: [.init(line: place.line, column: place.column, message: "not TOML: \(message)")])
        } catch {
            throw .unreadable(file: file, reason: "not TOML: \(error)")
        }
    }
}
