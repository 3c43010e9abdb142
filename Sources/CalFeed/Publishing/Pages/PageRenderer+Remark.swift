extension PageRenderer {
    /// A remark in the page's language; in English, and said to be, where it is from before there was a catalogue.
    func told(_ remark: Remark) -> HTML {
        switch remark {
        case .english(let text):
            return words.language == "en" ? "<bdi>\(text)</bdi>" : "<bdi lang=\"en\" dir=\"ltr\">\(text)</bdi>"
        case .sentences(let sentences):
            return sentences.map { told($0) }.joined(separator: HTML.text(words.sentences.gap))
        }
    }

    private func told(_ sentence: Sentence) -> HTML {
        let pieces: [HTML] = words.sentences.pieces(of: sentence).map { piece in
            switch piece {
            case .text(let text): HTML.text(text)
            case .argument(let argument): told(argument)
            }
        }
        return "\(pieces)"
    }

    /// What is in another language, or in none, stands apart, so that it does not reorder the words around it.
    private func told(_ argument: Sentence.Argument) -> HTML {
        let sentences = words.sentences
        switch argument {
        case .words(let text):
            return "\(sentences.quotation.before)<bdi lang=\"\">\(text)</bdi>\(sentences.quotation.behind)"
        case .name(let text): return "<bdi>\(text)</bdi>"
        case .number(let number): return "\(number)"
        case .date(let date): return HTML.text(words.date(date))
        case .time(let time): return HTML.text(time.description)
        case .moment(let moment): return HTML.text(words.moment(moment))
        case .zoned(let moment, let zone): return "\(words.moment(moment)) <bdi>\(zone.rawValue)</bdi>"
        case .weekday(let weekday): return HTML.text(sentences.name(of: weekday))
        case .field(let field): return HTML.text(sentences.name(of: field))
        case .status(let status): return HTML.text(sentences.name(of: status))
        case .nothing: return HTML.text(sentences.nothing)
        }
    }
}
