import GRDB

extension Store {
    /// By name, the marks of the files of a source that stand there as far as the store knows, and were last read by these
    /// rules: who finds a file under its mark need not read it.
    public func fileMarks(ofSource source: String, readBy reader: ReaderMark) throws(StoreError) -> [String: String] {
        try read { database in
            let sql = """
                SELECT origin.name, file_mark.mark FROM origin JOIN file_mark ON file_mark.origin = origin.id
                WHERE origin.source = ? AND origin.is_present AND origin.reader = ? AND origin.context = ?
                """
            var marks: [String: String] = [:]
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [source, reader.version, reader.context])
            while let row = try rows.next() { marks[row[0]] = row[1] }
            return marks
        }
    }

    /// Notes the marks under which announcements were read. They follow what they are marks of: where one is lost, a file
    /// is read again and found to be the same.
    public func note(fileMarks: [Origin: String]) throws(StoreError) {
        guard !fileMarks.isEmpty else { return }
        try write { database in
            let statement = try database.makeStatement(
                sql: """
                    INSERT INTO file_mark (origin, mark) SELECT id, ? FROM origin WHERE source = ? AND name = ?
                    ON CONFLICT (origin) DO UPDATE SET mark = excluded.mark
                    """)
            for (origin, mark) in fileMarks {
                try statement.execute(arguments: [mark, origin.source, origin.name])
            }
        }
    }
}
