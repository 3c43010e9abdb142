extension Configuration {
    /// Makes each part of the configuration of its table; what it cannot use it notes there.
    struct Reader {
        let folder: String
        let isZone: (String) -> TZID?

        func server(_ table: inout SettingsTable) -> Server {
            var server = Server()
            if let texts = table.strings("listen", "[\"127.0.0.1:8080\"]") {
                server.listen = []
                for text in texts {
                    do throws(ListenAddress.Malformed) {
                        let address = try ListenAddress(parsing: text, folder: folder)
                        if server.listen.contains(address), !address.isChosenBySystem {
                            table.reject("listen", "'\(text)' stands twice in 'listen'")
                        }
                        server.listen.append(address)
                    } catch {
                        table.reject("listen", "'\(Reader.line(text))' in 'listen' \(error.reason)")
                    }
                }
            }
            if let text = table.string("base_url", "\"https://talks.example.org\"") {
                server.baseURL = BaseURL.normalised(text)
                if server.baseURL == nil {
                    table.reject(
                        "base_url", "'base_url' must be like \"https://talks.example.org\", with no query or fragment")
                }
            }
            server.title = table.string("title", "\"Seminars\"") ?? server.title
            server.gzip = table.choice("gzip", CompressionPolicy.self) ?? server.gzip
            server.accessLog = table.bool("access_log") ?? server.accessLog
            return server
        }

        func limits(_ table: inout SettingsTable) -> HTTPLimits {
            var limits = HTTPLimits()
            limits.headerBytes = table.integer("header_bytes", in: 1024...1_048_576, "bytes") ?? limits.headerBytes
            limits.targetBytes = table.integer("target_bytes", in: 256...65_536, "bytes") ?? limits.targetBytes
            limits.contentBytes = table.integer("content_bytes", in: 0...1_048_576, "bytes") ?? limits.contentBytes
            limits.requestTime = table.seconds("request_seconds", in: 1...3600) ?? limits.requestTime
            limits.idleTime = table.seconds("idle_seconds", in: 1...86_400) ?? limits.idleTime
            limits.stallTime = table.seconds("stall_seconds", in: 1...86_400) ?? limits.stallTime
            limits.requestsPerConnection =
                table.integer("requests_per_connection", in: 1...1_000_000_000, "requests")
                ?? limits.requestsPerConnection
            limits.connections = table.integer("connections", in: 1...1_000_000, "connections") ?? limits.connections
            limits.connectionsPerAddress =
                table.integer("connections_per_address", in: 1...1_000_000, "connections")
                ?? limits.connectionsPerAddress
            limits.drainTime = table.seconds("drain_seconds", in: 0...3600) ?? limits.drainTime
            return limits
        }

        func store(_ table: inout SettingsTable) -> Storage {
            guard let path = table.string("path", "\"\(Storage().path)\"") else { return Storage() }
            return Storage(path: FilePath.absolute(path, in: folder))
        }

        /// Its slug counts as declared even where the rest cannot be used, so that one mistake gives one line.
        func series(_ table: inout SettingsTable, declared: inout Set<String>) -> Series? {
            let slug = table.required("slug", "\"number-theory\"")
            if let slug {
                if !Reader.isSlug(slug) {
                    table.reject(
                        "slug", "slug \"\(slug)\" must be 1 to 64 lower-case letters, digits and inner hyphens")
                } else if declared.contains(slug) {
                    table.reject("slug", "slug \"\(slug)\" belongs to an earlier [[series]]")
                }
                declared.insert(slug)
            }
            let title = table.string("title", "\"Number Theory Seminar\"")
            let zone = zone(&table)
            let duration = duration(&table)
            let location = table.string("default_location", "\"Room 12, Main Building\"")
            let color = color(&table)
            let tags = tags(&table)
            guard let slug else { return nil }
            return Series(
                slug: slug, title: title ?? slug, defaultZone: zone, defaultDuration: duration,
                defaultLocation: location, color: color, tags: tags)
        }

        func source(_ table: inout SettingsTable, declared: Set<String>, others: [Source]) -> Source? {
            let kind = table.choice("kind", Source.Kind.self)
            let path = table.required("path", "\"/var/spool/calfeed/number-theory\"").map {
                FilePath.absolute($0, in: folder)
            }
            if let path, others.contains(where: { $0.path == path }) {
                table.reject("path", "an earlier [[source]] reads \(path) already")
            }
            let series = table.required("series", "\"number-theory\"")
            if let series, !declared.contains(series) {
                let suggestion = Spelling.suggestion(for: series, among: declared.sorted())
                table.reject(
                    "series",
                    "there is no [[series]] with slug = \"\(series)\""
                        + (suggestion.map { "; did you mean \"\($0)\"?" } ?? ""))
            }
            let zone = zone(&table)
            let duration = duration(&table)
            let location = table.string("default_location", "\"Room 12, Main Building\"")
            let onRemoval = table.choice("on_removal", RemovalPolicy.self)
            let maxBytes = table.integer("max_bytes", in: 1...1_073_741_824, "bytes")
            guard let path, let series else { return nil }
            var source = Source(
                kind: kind ?? .directory, path: path, series: series, defaultZone: zone, defaultDuration: duration,
                defaultLocation: location, onRemoval: onRemoval ?? .keep)
            source.maxBytes = maxBytes ?? source.maxBytes
            return source
        }

        private func zone(_ table: inout SettingsTable) -> TZID? {
            guard let name = table.string("default_zone", "\"Europe/Paris\"") else { return nil }
            guard let zone = isZone(name) else {
                table.reject(
                    "default_zone",
                    "unknown zone \"\(name)\"; use a name of the IANA time zone database, like \"Europe/Paris\"")
                return nil
            }
            return zone
        }

        private func duration(_ table: inout SettingsTable) -> Int? {
            table.minutes("default_duration", in: 1...1440)
        }

        private static func isSlug(_ text: String) -> Bool {
            (1...64).contains(text.utf8.count) && text.first != "-" && text.last != "-"
                && text.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                }
        }

        private static func line(_ text: String) -> String {
            String(text.prefix(100).map { $0.isNewline ? " " : $0 })
        }
    }
}
