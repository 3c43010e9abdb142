/// What a seminar makes of the time of those who subscribe.
private enum FreeBusy: String, CaseIterable {
    case free, busy
}

/// The parts that say how seminars look in calendars.
extension Configuration.Reader {
    func feed(_ table: inout SettingsTable) -> Configuration.Feed {
        var feed = Configuration.Feed()
        if let domain = table.string("domain", "\"talks.example.org\"") {
            if DomainName.isValid(domain) {
                feed.domain = domain.lowercased()
            } else {
                table.reject("domain", "'domain' must be a host name like \"talks.example.org\"")
            }
        }
        feed.refreshMinutes = table.integer("refresh_minutes", in: 1...10_080, "minutes") ?? feed.refreshMinutes
        feed.pastDays = table.integer("past_days", in: 0...36_500, "days", orWord: "all")
        if table.isSet("cancelled_days") {
            feed.cancelledDays = table.integer("cancelled_days", in: 0...36_500, "days", orWord: "all")
        }
        for name in table.strings("zones", "[\"America/New_York\", \"Asia/Tokyo\"]") ?? [] {
            guard let zone = isZone(name) else {
                table.reject(
                    "zones",
                    "unknown zone \"\(name.prefix(100))\" in 'zones'; use names of the IANA time zone database")
                continue
            }
            feed.otherZones.append(zone)
        }
        if feed.otherZones.count > 10 {
            table.reject("zones", "'zones' has \(feed.otherZones.count) zones; 10 at the most are told")
        }
        feed.isBusy = table.choice("free_busy", FreeBusy.self) == .busy
        return feed
    }

    func place(_ table: inout SettingsTable) -> Place? {
        let name = table.required("name", "\"Old Hall\"")
        let latitude = table.required("latitude", in: -90...90)
        let longitude = table.required("longitude", in: -180...180)
        let address = table.string("address", "\"1 Quay Street, Haverlock\"")
        guard let name, let latitude, let longitude else { return nil }
        return Place(name: name, latitude: latitude, longitude: longitude, address: address)
    }

    func color(_ table: inout SettingsTable) -> String? {
        guard let name = table.string("color", "\"teal\"")?.lowercased() else { return nil }
        guard ColorName.all.contains(name) else {
            let suggestion = Spelling.suggestion(for: name, among: ColorName.all.sorted())
            table.reject(
                "color",
                "'color' in \(table.name) must be a colour's name in CSS, like \"teal\""
                    + (suggestion.map { "; did you mean \"\($0)\"?" } ?? ""))
            return nil
        }
        return name
    }

    func tags(_ table: inout SettingsTable) -> [String] {
        let tags = table.strings("tags", "[\"mathematics\", \"public\"]") ?? []
        let isFit = tags.allSatisfy { tag in
            !tag.isEmpty && tag.utf8.count <= 100 && tag.unicodeScalars.allSatisfy { $0.value >= 0x20 }
        }
        if !isFit || tags.count > 20 {
            table.reject("tags", "'tags' in \(table.name) must be 20 texts at the most, of one to 100 bytes each")
        }
        return tags
    }
}
