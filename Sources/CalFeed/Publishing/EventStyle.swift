/// What the configuration says about every event that is published.
final class EventStyle: Sendable {
    let address: SiteAddress
    /// By slug.
    let series: [String: Series]
    let places: [Place]
    /// Zones whose clocks are told beside the venue's.
    let otherZones: [TZID]
    /// Whether subscribers count as busy while a seminar takes place.
    let isBusy: Bool
    let words: EventWords

    /// Where its events' pages are, up to the UID.
    let eventFolder: String

    init(
        address: SiteAddress, series: [Series] = [], places: [Place] = [], otherZones: [TZID] = [],
        isBusy: Bool = false, words: EventWords = .english
    ) {
        self.address = address
        self.series = Dictionary(series.map { ($0.slug, $0) }) { first, _ in first }
        self.places = places
        self.otherZones = otherZones
        self.isBusy = isBusy
        self.words = words
        eventFolder = address.whole(["events", ""]).text
    }

    /// The place that a location names: the one with the longest name, where several do.
    func place(named location: String) -> Place? {
        guard !places.isEmpty else { return nil }
        let location = location.lowercased()
        return places.filter { location.contains($0.name.lowercased()) }.max { $0.name.count < $1.name.count }
    }
}
