extension LocalTimeMeaning {
    /// What a wall clock reading means where the offset from UTC, in seconds east, is known at every instant.
    ///
    /// No reading is more than a day from its instant, so the offsets a day before and a day after are the only
    /// ones it can have. A reading that neither explains was skipped; one that both explain is shown twice.
    init<Failure: Error>(
        of local: LocalDateTime, offset: (Timestamp) throws(Failure) -> Int
    ) throws(Failure) {
        let reading = Timestamp(secondsSince1970: local.secondsSince1970)
        let before = try offset(reading.adding(seconds: -86_400))
        let after = try offset(reading.adding(seconds: 86_400))
        let earlier = reading.adding(seconds: -before)
        let later = reading.adding(seconds: -after)
        let isEarlier = try offset(earlier) == before
        let isLater = try offset(later) == after
        self =
            switch (isEarlier, isLater) {
            case (true, true) where earlier != later: .fold(first: min(earlier, later), second: max(earlier, later))
            case (true, _): .unique(earlier)
            case (false, true): .unique(later)
            case (false, false): .gap(earlier)
            }
    }
}
