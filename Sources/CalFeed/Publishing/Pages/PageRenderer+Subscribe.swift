extension PageRenderer {
    /// Every way to subscribe to a feed, the easiest first.
    ///
    /// Google has no link that works: `cid=` with webcal subscribes to an empty calendar, with https to none. So
    /// its visitors are led to the form that takes the address.
    func subscribeSection(_ feed: FeedLink) -> HTML {
        let address = feed.address(site)
        let google = WebAddress(known: "https://calendar.google.com/calendar/r/settings/addbyurl")
        let outlook: [(name: StaticString, value: String)] = [("url", address.text), ("name", feed.name)]
        let personal = WebAddress(known: "https://outlook.live.com/calendar/0/addfromweb", parameters: outlook)
        let office = WebAddress(known: "https://outlook.office.com/calendar/0/addfromweb", parameters: outlook)
        return """
            <section class="subscribe" aria-labelledby="subscribe">
            <h2 id="subscribe">\(words[.subscribe])</h2>
            <p><a class="button" href="\(feed.webcal(site))">\(words[.subscribeInProgram])</a></p>
            <p class="hint">\(words[.programs])</p>
            <p class="copy"><label for="address">\(words[.feedAddress])</label>
            <input id="address" type="text" readonly value="\(address)"></p>
            <ul>
            <li><a href="\(google)">Google Calendar</a>\(words.colon)\(words[.pasteInGoogle])</li>
            <li><a href="\(personal)">Outlook.com</a></li>
            <li><a href="\(office)">Microsoft 365</a></li>
            <li><a href="\(address)" download>\(words[.downloadOnce])</a>\(words.colon)\(words[.downloadWarning])</li>
            </ul>
            \(phone(feed))<p class="hint">\(words[.delays])</p>
            \(otherFormats(feed))\
            </section>

            """
    }

    /// For a telephone's camera: the page, because what a `webcal` address opens differs from telephone to telephone.
    private func phone(_ feed: FeedLink) -> HTML {
        let address = feed.page(site).at("subscribe")
        guard let code = QRCode(address.text) else { return .nothing }
        let side = code.width + 2 * QRCode.quietZone
        let label = words[.qrCode, ["address": address.text]]
        return """
            <details class="qr"><summary>\(words[.onYourPhone])</summary>
            <svg viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)">\
            <path d="\(code.path)"/></svg></details>

            """
    }
}
