/// What can be seen of a span of words and of the place where it stands: the terms in which a field's weights are kept.
enum SpanFeature: Int, Hashable, Sendable, CaseIterable {
    case always

    // The words themselves.
    case honorific, degree, initial, particle, nickname
    case givenFirst
    case familyLast
    case familyWord
    case surnameOnly
    case words1
    case words2
    case words3
    case words4
    case words5
    case words7
    case words10
    case words17
    case firstUnlikely
    case firstLikely
    case lastVeryUnlikely
    case lastUnlikely
    case lastLikely
    case lastVeryLikely
    case allCapitals
    case dense
    /// In a script without spaces, a title of respect stands behind.
    case denseTitled
    case smallWord
    case smallWords
    case sentence, comma, lineBreak
    case bracket, bracketOpen
    case bracketRemark
    case institution, series, talk, person, place, zonePlace
    case placeFirst
    case placeLast
    case places2
    case number, numberFirst
    case numberLast
    case numbers3
    case roomCode
    case roomNumber
    case shortNumber
    case institutionFirst
    case institutionEdge
    case longNumber
    case yearLike
    case onlineWord
    case smallFirst
    case stopFirst
    case stopLast
    case stopInside
    case stopsInside
    case firstPerson
    /// The name of a month or of a day of the week.
    case calendarWord
    /// "will speak".
    case saysInside
    case question, quoted, mark
    /// Set off from the rest of its line.
    case emphasis
    /// "we", "you", "please".
    case addressInside
    /// Coffee, lunch, a reception.
    case coffeeInside
    /// A quotation and words beside it.
    case quoteInside
    /// A verb that sentences have and titles rarely do, and no question.
    case verbInside
    case exclaims
    /// "Tech Talk: Slow Rivers": it begins with what kind of event it is.
    case prefixed

    // What stands in front.
    case leftLine
    case leftSays
    case leftAnd
    case leftComma
    case leftColon
    case leftDash
    case leftQuote
    case leftBracket
    case leftTime
    case leftPreposition
    case leftStop
    case leftCapital
    case leftNumber
    case leftGap
    case leftSentence
    case leftTalk
    case leftInstitution
    case leftHost
    case leftName
    case leftPlaceComma
    case leftPlaceLine
    case leftSocial
    /// "Refreshments in …", in the same sentence, where the time is not told.
    case leftCoffee
    /// A word for a place stands directly in front.
    case leftPlaceWord
    /// "takes place in", "the venue is".
    case leftHeld
    /// "in", "at the".
    case leftIn
    /// "will speak on" and a quotation.
    case leftSaysQuote
    /// "The title of the talk is".
    case leftTitleWord

    // What follows.
    case rightLine
    case rightSays
    case rightSaysSoon
    case sureSays
    case rightAnd
    case rightComma
    case rightColon
    case rightDash
    case rightQuote
    case rightBracket
    case rightClose
    case rightTime
    case rightPreposition
    case rightStop
    case rightCapital
    case rightNumber
    case rightGap
    case rightStopMark
    case rightCopula
    case rightInstitution
    case rightPlaceComma
    case rightPlaceLine
    case rightPlaceBracket
    case rightIsInstitution
    case rightSmall
    /// A word for a place, written small.
    case rightPlaceWord
    /// A comma and a capital: the place may go on.
    case rightCommaCapital
    case rightTalk
    /// "by Ada Example", "(Ada Example)".
    case rightPerson

    // Labels.
    case labelStart
    case labelInside
    case labelLine
    case labelWhole, labelWeak
    case labelOnline
    case labelOther
    case labelHost
    case labelPosted
    case labelTitle
    case labelSpeaker
    case labelLocation
    case labelUnknown
    case labelTopic
    case labelElsewhere

    // The line and the page.
    case lineAlone
    case placeLine
    case lineCentred
    case lineHeading
    case lineEmphasised
    case lineBullet
    case lineAddress
    case lineSeries
    case lineProse
    /// One of the long lines of a paragraph.
    case paragraph
    case nextInstitution
    case nextQuote
    case nextBlank
    case previousBlank
    case previousSays
    case nextSays
    case nextSmall
    /// The line below begins with a label.
    case nextLabel
    case previousPerson
    case nextPerson
    case onTimeLine
    case besideTime
    case nearTime
    case farFromTime
    case page1
    case page3
    case page8
    case page20
    case pageRest
    case background
    /// Among the last lines of a long text, where the sender signs.
    case pageEnd

    // The rest of the text.
    case repeated, surnameAgain
    case surnameOften
    case surnameInBackground
    case firstSure
    case laterSure
    case onSpeakerLine
    case besideSpeaker
    case nearSpeaker
    case overlapsSpeaker
    case overlapsPlace
    case afterSpeaker
    /// Somebody else who may speak is named in it.
    case overlapsPerson
    /// The name is that of whoever sent the announcement.
    case sender
    /// Something else stands in quotes.
    case quoteElsewhere

    /// As in `Vocabulary/Data/weights.tsv`: `left-line`.
    var name: String { Self.names[rawValue] }

    static let named: [String: SpanFeature] = Dictionary(
        allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static let names: [String] = allCases.map { String(describing: $0).inKebabCase }
}

/// Features of one span, in one bit each.
struct SpanFeatures: Hashable, Sendable {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0
    private var highest: UInt64 = 0

    // Which feature it is is known where this is called: nothing is left of it but setting a bit.
    @inline(__always)
    mutating func insert(_ feature: SpanFeature) {
        let bit: UInt64 = 1 &<< UInt64(feature.rawValue & 63)
        switch feature.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        case 2: high |= bit
        default: highest |= bit
        }
    }

    @inline(__always)
    mutating func insert(_ feature: SpanFeature, if isSeen: Bool) {
        if isSeen { insert(feature) }
    }

    mutating func remove(_ feature: SpanFeature) {
        let bit: UInt64 = 1 &<< UInt64(feature.rawValue & 63)
        switch feature.rawValue >> 6 {
        case 0: low &= ~bit
        case 1: middle &= ~bit
        case 2: high &= ~bit
        default: highest &= ~bit
        }
    }

    mutating func formUnion(_ other: SpanFeatures) {
        low |= other.low
        middle |= other.middle
        high |= other.high
        highest |= other.highest
    }

    @inline(__always)
    func contains(_ feature: SpanFeature) -> Bool {
        let word = feature.rawValue >> 6
        return (word == 0 ? low : word == 1 ? middle : word == 2 ? high : highest) & 1 &<< UInt64(feature.rawValue & 63)
            != 0
    }

    /// The sum of the weights that stand at the features' raw values.
    func sum(of weights: [Int]) -> Int {
        Self.sum(low, weights, 0) + Self.sum(middle, weights, 64) + Self.sum(high, weights, 128)
            + Self.sum(highest, weights, 192)
    }

    private static func sum(_ word: UInt64, _ weights: [Int], _ first: Int) -> Int {
        var rest = word
        var sum = 0
        while rest != 0 {
            sum += weights[first + rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }

    var all: [SpanFeature] { SpanFeature.allCases.filter(contains) }
}

/// Where a span that may be a field's value stands, by the name that evidence gives it.
enum SpanRule: String, Hashable, Sendable {
    case labelLine = "label-line"
    // A person.
    case nameBesideTime = "name-beside-time"
    case nameLine = "name-line"
    case nameBeginsLine = "name-begins-line"
    case nameInText = "name-in-text"
    // A place.
    case partOfTimeLine = "part-of-time-line"
    case placeLine = "place-line"
    case placeInText = "place-in-text"
    // A title.
    case quoted
    case saysOn = "says-on"
    case titleLine = "title-line"
    case besideTime = "beside-time"
    case partOfLine = "part-of-line"
}

/// A span that may be a field's value, with everything that is seen of it.
struct SpanCandidate: Hashable, Sendable {
    var tokens: Range<Int>
    var rule: SpanRule
    private(set) var features = SpanFeatures()
    /// The sum of the features' weights, in hundredths of a logarithm of odds.
    var score = 0

    init(tokens: Range<Int>, rule: SpanRule) {
        self.tokens = tokens
        self.rule = rule
        mark(.always)
    }

    @inline(__always)
    mutating func mark(_ feature: SpanFeature, if isSeen: Bool = true) {
        if isSeen { features.insert(feature) }
    }

    mutating func mark(_ features: SpanFeatures) { self.features.formUnion(features) }

    /// How many words it has, in steps that widen.
    mutating func markLength(inWords count: Int) {
        switch count {
        case ...1: mark(.words1)
        case 2: mark(.words2)
        case 3: mark(.words3)
        case 4: mark(.words4)
        case 5...6: mark(.words5)
        case 7...9: mark(.words7)
        case 10...16: mark(.words10)
        default: mark(.words17)
        }
    }
}
