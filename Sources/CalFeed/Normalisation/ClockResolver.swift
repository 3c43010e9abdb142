/// Completes clock times: the half of the day that is not written, a range's direction.
enum ClockResolver {
    struct Resolution: Hashable, Sendable {
        var start: LocalTime
        var end: LocalTime?
        /// The range was written with its end first.
        var isReversed = false
        /// "11:15 am - 12:05 am": the end was written as past midnight, and noon is meant.
        var endsAtNoon = false
        /// Why the hour is not simply what is written.
        var reason: Sentence?
    }

    static func resolution(of expression: TimeExpression) -> Resolution? {
        var startReason: Sentence?
        let starts = readings(of: expression.start)
        guard let endExpression = expression.end else {
            guard var start = preferred(starts, expression.start, reason: &startReason) else { return nil }
            if let minutes = expression.academicMinutes {
                start = LocalTime(secondOfDay: start.secondOfDay + minutes * 60)
                if minutes > 0 { startReason = Sentence(.hourAfterQuarter, [.minutes: .number(minutes)]) }
            }
            return Resolution(start: start, reason: startReason)
        }
        let ends = readings(of: endExpression)
        // "12-3 am" begins at midnight.
        if expression.start.hour == 12, expression.start.meridiem == nil, !expression.start.isTwentyFour,
            endExpression.meridiem == .am, endExpression.hour < 12, let end = ends.first,
            let start = LocalTime(hour: 0, minute: expression.start.minute), start < end
        {
            return Resolution(start: start, end: end)
        }
        if let noon = endingAtNoon(expression) { return noon }
        // Of all halves of the day that the words allow: a likely start, then the shortest talk.
        var best: (start: LocalTime, end: LocalTime, cost: Int)?
        for start in starts {
            for end in ends {
                var minutes = end.minuteOfDay - start.minuteOfDay
                if minutes <= 0, end == .midnight { minutes += 1440 }
                guard minutes > 0 else { continue }
                let cost =
                    minutes + (isLikely(start, as: expression.start, with: endExpression) ? 0 : 500)
                    + (minutes > 600 ? 1000 : 0)
                if best.map({ cost < $0.cost }) ?? true { best = (start, end, cost) }
            }
        }
        if var best {
            // "3:30-4:30 pm" says it for both.
            let isShared =
                endExpression.meridiem != nil && (best.start.minuteOfDay < 720) == (best.end.minuteOfDay < 720)
            if starts.count > 1 || ends.count > 1, expression.start.meridiem == nil, !isShared {
                startReason = Sentence(.hourFitting, [.time: .time(best.start)])
            }
            if let minutes = expression.academicMinutes {
                best.start = LocalTime(secondOfDay: best.start.secondOfDay + minutes * 60)
            }
            return Resolution(start: best.start, end: best.end, reason: startReason)
        }
        // "20:30 - 19:00": right-to-left pages write the end first.
        guard let start = ends.first, let end = starts.first else { return nil }
        // Both ends then have one form: "10:10 pm to 10" ends on the next day.
        guard expression.start.hasMinutes == endExpression.hasMinutes else { return Resolution(start: end, end: start) }
        let forwards = start.minuteOfDay - end.minuteOfDay + 1440
        let backwards = end.minuteOfDay - start.minuteOfDay
        guard backwards > 0 else { return Resolution(start: end) }
        if backwards <= 360 || backwards < forwards {
            return Resolution(
                start: start, end: end, isReversed: true, reason: Sentence(.hourReversed))
        }
        return Resolution(start: end)
    }

    /// 12 a.m. is midnight; behind an hour of the morning it is written for noon.
    private static func endingAtNoon(_ expression: TimeExpression) -> Resolution? {
        guard let end = expression.end, expression.start.meridiem != .pm, end.meridiem == .am, end.hour == 12,
            !expression.start.isTwentyFour,
            (7...11).contains(expression.start.hour), let start = readings(of: expression.start).first,
            let noon = LocalTime(hour: 12, minute: end.minute)
        else { return nil }
        return Resolution(start: start, end: noon, endsAtNoon: true)
    }

    /// The times of day that a written clock can mean.
    private static func readings(of clock: ClockExpression) -> [LocalTime] {
        let hour =
            switch clock.meridiem {
            case .am: clock.hour == 12 ? 0 : clock.hour
            case .pm: clock.hour < 12 ? clock.hour + 12 : clock.hour
            case nil: clock.hour
            }
        guard let first = LocalTime(hour: hour, minute: clock.minute) else { return [] }
        let isOpen = clock.meridiem == nil && !clock.isTwentyFour && (1...11).contains(clock.hour)
        guard isOpen, let second = LocalTime(hour: hour + 12, minute: clock.minute) else { return [first] }
        return [first, second]
    }

    /// Seminars begin between 7:30 and 21:00; of 484 measured, two began before nine.
    private static func preferred(_ readings: [LocalTime], _ clock: ClockExpression, reason: inout Sentence?)
        -> LocalTime?
    {
        guard readings.count > 1 else { return readings.first }
        let chosen = readings.first { isUsual($0) } ?? readings.first
        if let chosen {
            reason = Sentence(.hourUsual, [.time: .time(chosen)])
        }
        return chosen
    }

    private static func isUsual(_ time: LocalTime) -> Bool {
        (8 * 60...20 * 60 + 59).contains(time.minuteOfDay)
    }

    private static func isLikely(_ start: LocalTime, as clock: ClockExpression, with end: ClockExpression) -> Bool {
        isUsual(start) || clock.meridiem != nil || clock.isTwentyFour
    }
}
