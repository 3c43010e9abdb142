/// Makes the pages of the operators' desk.
struct ReviewRenderer {
    let pages: PageRenderer
    let formKey: String

    var words: PageWords { pages.words }

    /// Of each kind at the most on one page.
    private static let most = 200

    func list(_ matters: ReviewMatters, _ notice: Review.Notice?) -> HTML {
        let nothing: HTML = matters.isEmpty ? "<p class=\"lead\">\(words[.reviewNothing])</p>\n" : .nothing
        let contradicted = section("contradicted", words[.reviewContradicted], matters.contradicted) { doubt in
            "\(talk(doubt.talk))<p>\(pages.told(doubt.diagnostic.remark))</p>\n\(correct(doubt.talk))"
        }
        let conflicts = section("conflicts", words[.conflicts], matters.conflicts) { conflict in
            """
            <p><strong>\(words.name(of: conflict.kind))</strong></p>
            \(talk(conflict.first))\(correct(conflict.first))\(join(conflict.second, to: conflict.first))\
            \(talk(conflict.second))\(correct(conflict.second))\(join(conflict.first, to: conflict.second))\
            \(settle(conflict.matter))
            """
        }
        let twice = section("twice", words[.reviewTwice], matters.twice) { doubt in
            // Which one is right is asked where there is no doubt which two are meant.
            let twin = doubt.twins.count == 1 ? doubt.twins.first : nil
            let one = twin.map { join($0, to: doubt.talk) } ?? .nothing
            let other = twin.map { "\(talk($0))\(correct($0))\(join(doubt.talk, to: $0))" as HTML } ?? .nothing
            return """
                \(talk(doubt.talk))<p>\(pages.told(doubt.diagnostic.remark))</p>
                \(correct(doubt.talk))\(one)\(other)\(settle(doubt.matter))
                """
        }
        let unread = section("unread", words[.notUnderstood], matters.unread) { announcement in
            let reasons: [HTML] = announcement.diagnostics.map { "<p>\(pages.told($0.remark))</p>\n" }
            return """
                <p><bdi class="file">\(announcement.origin.name)</bdi></p>
                <p class="hint"><bdi>\(announcement.origin.source)</bdi></p>
                \(reasons)\(enter(announcement.origin))\(aside(announcement.origin))
                """
        }
        let zones = section("zones", words[.reviewZones], matters.zones) { zone in
            let talks: [HTML] = zone.talks.prefix(Self.most).map { talk in
                "<li>\n\(self.talk(talk))\(confirm(.zone, of: talk))\(correct(talk))</li>\n"
            }
            return """
                <details><summary><strong>\(zone.name)</strong> <span class="count">\(words.talkCount(zone.talks.count))\
                </span><br><span class="hint">\(pages.told(zone.reason))</span></summary>
                <ul class="matters">
                \(talks)</ul></details>

                """
        }
        let corrected = section("corrected", words[.reviewCorrections], matters.corrected) { talk in
            "\(self.talk(talk))\(correct(talk))"
        }
        let body: HTML = """
            <header><h1>\(words[.review])</h1>
            <p class="lead">\(words[.reviewExplained])</p></header>
            <main id="talks" class="review">
            \(told(notice))\(nothing)\(contradicted)\(conflicts)\(twice)\(unread)\(zones)\(corrected)</main>

            """
        return document("\(words[.review]) – \(pages.site.title)", body)
    }

    /// The frame of the desk's pages.
    func document(_ title: String, _ body: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(words.language)" dir="\(words[.direction])">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>\(title)</title>
        <link rel="stylesheet" href="/style.css">
        <link rel="icon" type="image/svg+xml" href="/icon.svg">
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    func told(_ notice: Review.Notice?) -> HTML {
        switch notice {
        case nil: .nothing
        case .saved: "<p class=\"notice\" role=\"status\">\(words[.saved])</p>\n"
        case .refused(let reason):
            "<p class=\"notice refused\" role=\"alert\">\(words[.refused, ["reason": reason]])</p>\n"
        }
    }

    /// A form that is sent to the desk.
    ///
    /// - Parameter kind: its class, as for a form about the whole matter and not about the talk before it.
    func form(_ action: StaticString, _ content: HTML, kind: StaticString? = nil) -> HTML {
        let kind: HTML = kind.map { " class=\"\(HTML.text("\($0)"))\"" } ?? .nothing
        return """
            <form method="post" action="\(HTML.text("\(action)"))"\(kind)>
            <input type="hidden" name="key" value="\(formKey)">
            \(content)</form>

            """
    }

    private func section<Item>(_ id: StaticString, _ heading: String, _ items: [Item], _ item: (Item) -> HTML) -> HTML {
        guard !items.isEmpty else { return .nothing }
        let list: [HTML] = items.prefix(Self.most).map { "<li>\n\(item($0))</li>\n" }
        let name = HTML.text("\(id)")
        let rest = items.count - list.count
        let more: HTML = rest > 0 ? "<p class=\"hint\">\(words.notShown(rest))</p>\n" : .nothing
        return """
            <section aria-labelledby="\(name)">
            <h2 id="\(name)">\(heading) <span class="count">\(items.count)</span></h2>
            <ul class="matters">
            \(list)</ul>
            \(more)</section>

            """
    }

    private func talk(_ talk: Talk) -> HTML {
        let page = pages.site.address.whole(["events", talk.record.uid])
        let moment: String =
            if case .clock(let start, end: _, zone: _) = talk.seminar.occurrence {
                words.dayAndTime(start) + (talk.zoneName.map { " \($0)" } ?? "")
            } else { words.day(talk.date) }
        return """
            <p><a href="\(page)"><bdi>\(pages.title(of: talk.seminar))</bdi></a><br>
            <span class="hint">\(moment) · <bdi>\(talk.record.origin.name)</bdi></span></p>

            """
    }

    private func correct(_ talk: Talk) -> HTML {
        "<p><a class=\"button quiet\" href=\"\(Self.address(of: talk))\">\(words[.correct])</a></p>\n"
    }

    static func address(of talk: Talk) -> String {
        "/event?uid=" + WebAddress.encoded(talk.record.uid, andLeaving: 0x40)
    }

    /// A form that is no more than a button.
    func button(
        _ label: PageWords.Key, _ action: StaticString, _ fields: KeyValuePairs<StaticString, String>,
        kind: StaticString? = nil
    ) -> HTML {
        let inputs: [HTML] = fields.map { name, value in
            "<input type=\"hidden\" name=\"\(HTML.text("\(name)"))\" value=\"\(value)\">\n"
        }
        return form(
            action,
            """
            \(inputs)<button type="submit" class="quiet">\(words[label])</button>

            """, kind: kind)
    }

    /// That a talk is the same as another, whose values count.
    private func join(_ other: Talk, to talk: Talk) -> HTML {
        button(.oneTalkThisCounts, "/edit", ["uid": talk.record.uid, "join": other.record.uid])
    }

    private func enter(_ origin: Origin) -> HTML {
        """
        <p><a class="button quiet" href="/announcement?name=\(ReviewMatters.name(origin.source, origin.name))">\
        \(words[.enterTalk])</a></p>

        """
    }

    private func settle(_ matter: String) -> HTML {
        button(.keepAsItIs, "/settle", ["matter": matter], kind: "whole")
    }

    private func confirm(_ field: Field, of talk: Talk) -> HTML {
        button(.keepAsItIs, "/edit", ["uid": talk.record.uid, "confirm": field.rawValue])
    }

    private func aside(_ origin: Origin) -> HTML {
        button(.noTalk, "/aside", ["announcement": ReviewMatters.name(origin.source, origin.name)])
    }
}
