import FoundationEssentials
import GRDB

extension Store {
    /// By UID, what is known to have been read back from the bytes that were published last.
    public func proofs() throws(StoreError) -> [String: [UInt8]] {
        try read { database in
            var proofs: [String: [UInt8]] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT uid, digest FROM proof")
            while let row = try rows.next() {
                let digest: Data = row[1]
                proofs[row[0]] = Array(digest)
            }
            return proofs
        }
    }

    /// Keeps them for the next start.
    public func note(proofs: [String: [UInt8]]) throws(StoreError) {
        guard !proofs.isEmpty else { return }
        try write { database in
            let statement = try database.makeStatement(
                sql: """
                    INSERT INTO proof (uid, digest) VALUES (?, ?)
                    ON CONFLICT (uid) DO UPDATE SET digest = excluded.digest
                    """)
            for (uid, digest) in proofs.sorted(by: { $0.key < $1.key }) {
                try statement.execute(arguments: [uid, Data(digest)])
            }
        }
    }
}
