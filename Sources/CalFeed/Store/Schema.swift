import GRDB

/// The tables. A migration once released is never edited; the next change is another one.
enum Schema {
    /// `PRAGMA application_id`: "cfed".
    static let applicationID: Int32 = 0x6366_6564

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 announcements, seminars and their history") { database in
            try database.execute(sql: first)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("2 several announcements of one event, and the instants that zones give") {
            database in
            try database.execute(sql: second)
        }
        migrator.registerMigration("3 what was read back from published events") { database in
            try database.execute(sql: third)
        }
        migrator.registerMigration("4 what people correct by hand") { database in
            try database.execute(sql: corrections)
        }
        migrator.registerMigration("5 what people settled") { database in
            try database.execute(sql: settlements)
        }
        migrator.registerMigration("6 files that need not be read again") { database in
            try database.execute(sql: fileMarks)
        }
        migrator.registerMigration("7 events that people join by hand") { database in
            try database.execute(sql: joins)
        }
        return migrator
    }()

    private static let joins = """
        -- The event that the announcement spoke of before a person joined that one to this.
        ALTER TABLE mention ADD COLUMN joined_from TEXT REFERENCES seminar (uid);
        """

    private static let fileMarks = """
        -- By what a file is known to be the one that was read last. It can be made again.
        CREATE TABLE file_mark (
            origin INTEGER PRIMARY KEY REFERENCES origin (id),
            mark TEXT NOT NULL CHECK (mark <> '')
        ) STRICT;
        """

    private static let settlements = """
        -- What a person looked at and found right, in words that differ when it comes up anew.
        CREATE TABLE settled (
            matter TEXT NOT NULL PRIMARY KEY CHECK (matter <> ''),
            at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z')
        ) STRICT, WITHOUT ROWID;

        -- The version of an announcement that a person found to announce no talk.
        ALTER TABLE origin ADD COLUMN set_aside INTEGER;
        """

    private static let corrections = """
        -- What a person set for a field of an event; it comes before what announcements say.
        CREATE TABLE correction (
            uid TEXT NOT NULL REFERENCES seminar (uid),
            field TEXT NOT NULL,
            value TEXT NOT NULL CHECK (json_valid(value)),
            -- What the announcements said then; null for nothing.
            announced TEXT,
            at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z'),
            -- By what announcements that know the corrected values recognise the event.
            recognised_by TEXT NOT NULL,
            PRIMARY KEY (uid, field)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correction_by_recognition ON correction (recognised_by);
        """

    private static let third = """
        -- By what an event is known to have been read back from its published bytes. It can be made again.
        CREATE TABLE proof (
            uid TEXT NOT NULL PRIMARY KEY REFERENCES seminar (uid),
            digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT, WITHOUT ROWID;
        """

    private static let second = """
        -- Whether it tells what has become of a talk that others announced, and when it last said something else.
        ALTER TABLE mention ADD COLUMN is_update INTEGER NOT NULL DEFAULT 0 CHECK (is_update IN (0, 1));
        ALTER TABLE mention ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00Z'
            CHECK (changed_at GLOB '????-??-??T??:??:??Z');

        -- What mails call themselves (RFC 5322 3.6.4).
        CREATE TABLE message (
            id TEXT NOT NULL,
            origin INTEGER NOT NULL REFERENCES origin (id),
            PRIMARY KEY (id, origin)
        ) STRICT, WITHOUT ROWID;

        -- When it starts and ends by the zone data it was last derived with; null for whole days and without a zone.
        ALTER TABLE seminar ADD COLUMN starts_at TEXT CHECK (starts_at GLOB '????-??-??T??:??:??Z');
        ALTER TABLE seminar ADD COLUMN ends_at TEXT CHECK (ends_at GLOB '????-??-??T??:??:??Z');

        CREATE INDEX origin_unread ON origin (source, name) WHERE is_present AND seminar_count = 0;
        """

    /// Instants are RFC 3339 in UTC, compound values JSON, so that a person can read the database.
    private static let first = """
        CREATE TABLE metadata (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Bytes as received; the same bytes once.
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
            bytes BLOB NOT NULL
        ) STRICT;

        -- A place in a source where an announcement stands or stood, and what came of its last reading.
        CREATE TABLE origin (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            series TEXT NOT NULL,
            is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
            gone_at TEXT CHECK (gone_at GLOB '????-??-??T??:??:??Z'),
            last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '????-??-??T??:??:??Z'),
            announcement INTEGER REFERENCES announcement (id),
            reader TEXT,
            context TEXT,
            seminar_count INTEGER NOT NULL CHECK (seminar_count >= 0),
            diagnostics TEXT NOT NULL CHECK (json_valid(diagnostics)),
            UNIQUE (source, name),
            CHECK ((is_present = 0) = (gone_at IS NOT NULL)),
            CHECK ((reader IS NULL) = (context IS NULL)),
            CHECK (reader IS NULL OR announcement IS NOT NULL)
        ) STRICT;
        CREATE INDEX origin_by_announcement ON origin (announcement);

        -- Every version of what stood there.
        CREATE TABLE announcement (
            id INTEGER PRIMARY KEY,
            origin INTEGER NOT NULL REFERENCES origin (id),
            content INTEGER NOT NULL REFERENCES content (id),
            received_at TEXT NOT NULL CHECK (received_at GLOB '????-??-??T??:??:??Z'),
            recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??Z')
        ) STRICT;
        CREATE INDEX announcement_by_origin ON announcement (origin);
        CREATE INDEX announcement_by_content ON announcement (content);

        -- An event, under an identifier that it keeps for ever.
        CREATE TABLE seminar (
            uid TEXT NOT NULL PRIMARY KEY CHECK (uid GLOB '?*@?*'),
            series TEXT NOT NULL,
            origin INTEGER NOT NULL REFERENCES origin (id),
            seminar TEXT NOT NULL CHECK (json_valid(seminar)),
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
            last_modified_at TEXT NOT NULL CHECK (last_modified_at GLOB '????-??-??T??:??:??Z'),
            state TEXT NOT NULL CHECK (state IN ('published', 'withdrawn', 'superseded')),
            superseded_by TEXT REFERENCES seminar (uid),
            CHECK (last_modified_at >= created_at),
            CHECK ((state = 'superseded') = (superseded_by IS NOT NULL)),
            CHECK (superseded_by <> uid)
        ) STRICT;

        -- Which announcements speak of which events, and what each says: one event may have several.
        CREATE TABLE mention (
            origin INTEGER NOT NULL REFERENCES origin (id),
            uid TEXT NOT NULL REFERENCES seminar (uid),
            position INTEGER NOT NULL CHECK (position >= 0),
            is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
            recognised_by TEXT NOT NULL,
            seminar TEXT NOT NULL CHECK (json_valid(seminar)),
            PRIMARY KEY (origin, uid)
        ) STRICT;
        CREATE INDEX mention_by_uid ON mention (uid);
        CREATE INDEX mention_by_recognition ON mention (recognised_by);

        -- Each state that an event was in, and the announcement that brought it there.
        CREATE TABLE revision (
            uid TEXT NOT NULL REFERENCES seminar (uid),
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z'),
            cause TEXT NOT NULL CHECK (cause <> ''),
            announcement INTEGER REFERENCES announcement (id),
            series TEXT NOT NULL,
            seminar TEXT NOT NULL CHECK (json_valid(seminar)),
            PRIMARY KEY (uid, sequence)
        ) STRICT;
        """
}
