extension Sentence {
    /// Every sentence of the catalogue; `sentences-en.tsv` and its siblings have the words. A key that was stored stays.
    ///
    /// Of one that is a diagnostic's, what stands before the dot is its code; reasons have `because` there.
    public enum Key: String, Hashable, Sendable, CaseIterable {
        case fileEmpty = "file-empty"
        case fileUnreadableSpecial = "file-unreadable.special"
        case fileUnreadableLink = "file-unreadable.link"
        case fileUnreadableName = "file-unreadable.name"
        case fileUnreadableRefused = "file-unreadable.refused"
        case fileTooLarge = "file-too-large"
        case fileBinaryPdf = "file-binary.pdf"
        case fileBinaryDocument = "file-binary.document"
        case fileBinaryOldDocument = "file-binary.old-document"
        case fileBinaryRtf = "file-binary.rtf"
        case fileBinaryPicture = "file-binary.picture"
        case fileBinaryPacked = "file-binary.packed"
        case fileBinaryOther = "file-binary.other"
        case directoryTooFull = "directory-too-full"
        case empty
        case encodingAssumed = "encoding-assumed"
        case pageTooDeep = "page-too-deep"
        case tooManyDates = "too-many-dates"
        case noDate = "no-date"
        case noDateHour = "no-date.hour"
        case onlySeries = "only-series"
        case dayOfSeries = "day-of-series"
        case newDateMissing = "new-date-missing"
        case announcedTwice = "announced-twice"
        case dateOrderAmbiguous = "date-order-ambiguous"
        case weekdayMismatch = "weekday-mismatch"
        case timeMissing = "time-missing"
        case rangeReversed = "range-reversed"
        case noonWritten = "noon-written"
        case unusualHour = "unusual-hour"
        case timesDisagree = "times-disagree"
        case talkBeginsLater = "talk-begins-later"
        case localTimeSkipped = "local-time-skipped"
        case localTimeTwice = "local-time-twice"
        case zoneUnknown = "zone-unknown"
        case zoneInferredPlace = "zone-inferred.place"
        case zoneInferredNamedPlace = "zone-inferred.named-place"
        case zoneInferredInstitution = "zone-inferred.institution"
        case zoneInferredAddress = "zone-inferred.address"
        case zoneInferredSender = "zone-inferred.sender"
        case zoneInferredClock = "zone-inferred.clock"
        case zoneInferredLanguage = "zone-inferred.language"
        case zoneSeason = "zone-season"
        case zoneOffsetConflict = "zone-offset-conflict"
        case zoneOffsetConflictData = "zone-offset-conflict.data"
        case zonesDisagree = "zones-disagree"
        case clockChangeSlip = "clock-change-slip"
        case zoneRulesChanged = "zone-rules-changed"
        case recordConflictStart = "record-conflict.start"
        case recordConflictEnd = "record-conflict.end"
        case recordConflictStatus = "record-conflict.status"
        case recordInUtc = "record-in-utc"
        case linkRepaired = "link-repaired"
        case correctionContradicted = "correction-contradicted"
        case correctionUnfitting = "correction-unfitting"

        case statusDefault = "because.status-default"
        case seriesOfSource = "because.series-of-source"
        case placeOfSource = "because.place-of-source"
        case zoneOfSource = "because.zone-of-source"
        case zoneOfClock = "because.zone-of-clock"
        case zoneOfLanguage = "because.zone-of-language"
        case zoneOfPlace = "because.zone-of-place"
        case zoneOfSender = "because.zone-of-sender"
        case zoneOfAddress = "because.zone-of-address"
        case zoneOfName = "because.zone-of-name"
        case zoneNamed = "because.zone-named"
        case offsetOfSource = "because.offset-of-source"
        case offsetOfInstitution = "because.offset-of-institution"
        case offsetOfZone = "because.offset-of-zone"
        case abbreviationOfSource = "because.abbreviation-of-source"
        case abbreviationOfInstitution = "because.abbreviation-of-institution"
        case abbreviationOfClock = "because.abbreviation-of-clock"
        case abbreviationOfSeason = "because.abbreviation-of-season"
        case zoneOfHome = "because.zone-of-home"
        case zoneOfInstant = "because.zone-of-instant"
        case zoneOfSameInstant = "because.zone-of-same-instant"
        case zoneOfOffset = "because.zone-of-offset"
        case hourOfZone = "because.hour-of-zone"
        case hourOfTalk = "because.hour-of-talk"
        case hourOfReception = "because.hour-of-reception"
        case hourAfterQuarter = "because.hour-after-quarter"
        case hourUsual = "because.hour-usual"
        case hourFitting = "because.hour-fitting"
        case hourReversed = "because.hour-reversed"
        case endAtNoon = "because.end-at-noon"
        case endOfLength = "because.end-of-length"
        case endOfDuration = "because.end-of-duration"
        case endOfSource = "because.end-of-source"
        case endOfNext = "because.end-of-next"
        case endShifted = "because.end-shifted"
        case dayOfRange = "because.day-of-range"
        case dayOfWeekday = "because.day-of-weekday"
        case dayOpen = "because.day-open"
        case dayFirstShown = "because.day-first-shown"
        case monthFirstShown = "because.month-first-shown"
        case dayFirstLanguage = "because.day-first-language"
        case monthFirstLanguage = "because.month-first-language"
        case monthFirstPlace = "because.month-first-place"
        case dayNext = "because.day-next"
        case dayNear = "because.day-near"
        case dayOfWeekly = "because.day-of-weekly"
        case oldYear = "because.old-year"
        case dayCounted = "because.day-counted"
        case dayFollowing = "because.day-following"
        case dayOfOlder = "because.day-of-older"
        case yearOfWords = "because.year-of-words"
        case yearAbove = "because.year-above"
        case yearFollowing = "because.year-following"
        case yearNearest = "because.year-nearest"
        case yearOfWeekday = "because.year-of-weekday"
        case valueOfOlder = "because.value-of-older"
        case linkMended = "because.link-mended"
        case byHand = "because.by-hand"
        case byHandUntold = "because.by-hand-untold"
        case byHandEntered = "because.by-hand-entered"
    }

    /// What is filled in, by its name in the catalogue.
    public enum Name: String, Hashable, Sendable {
        case cause
        case date
        case field
        case form
        case hours
        case limit
        case minutes
        case moment
        case name
        case now
        case otherDate = "other-date"
        case otherMoment = "other-moment"
        case otherStatus = "other-status"
        case otherTime = "other-time"
        case otherWords = "other-words"
        case place
        case size
        case status
        case taken
        case then
        case time
        case weekday
        case words
        case year
        case zone
    }
}

extension Sentence.Key {
    /// Of the diagnostic that it is the sentence of.
    var code: String { String(Substring(rawValue.utf8.prefix { $0 != 0x2E })) }
}
