import Synchronization

/// Seminars as lists show them, kept from one publication to the next: of a list of many, few are others each time.
final class CardShelf: Sendable {
    private struct Card {
        let talk: Talk
        let isPast: Bool
        let html: HTML
        var isInUse = true
    }

    private static let enough = 4096

    /// By UID.
    private let cards = Mutex<[String: Card]>([:])

    /// What was made of the talk before, or what is made of it now. A talk that changed is another object.
    func card(_ talk: Talk, isPast: Bool, _ make: () -> HTML) -> HTML {
        let uid = talk.record.uid
        let known: HTML? = cards.withLock { cards in
            guard let card = cards[uid], card.talk === talk, card.isPast == isPast else { return nil }
            cards[uid]?.isInUse = true
            return card.html
        }
        if let known { return known }
        let html = make()
        cards.withLock { $0[uid] = Card(talk: talk, isPast: isPast, html: html) }
        return html
    }

    /// Where there are more than so many, those of which nobody has asked since the last time are dropped.
    func tidy() {
        cards.withLock { cards in
            guard cards.count > Self.enough else { return }
            cards = cards.filter(\.value.isInUse)
            for uid in cards.keys { cards[uid]?.isInUse = false }
        }
    }
}
