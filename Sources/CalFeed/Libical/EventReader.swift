import CLibical

/// What libical reads in an event: the proof that what we wrote says what we meant.
struct EventReading: Hashable, Sendable {
    enum Moment: Hashable, Sendable {
        case instant(Timestamp)
        case day(LocalDate)
    }

    var uid: String
    var summary: String
    var status: String
    var start: Moment
    var end: Moment
}

/// Reads calendars back through libical.
enum EventReader {
    /// The one event of a calendar; nil where libical finds an error in it, or not exactly one event.
    static func event(in calendar: [UInt8]) -> EventReading? {
        Libical.withLibical { _ in read(calendar) }
    }

    private static func read(_ calendar: [UInt8]) -> EventReading? {
        let text = String(decoding: calendar, as: UTF8.self)
        guard let root = unsafe icalparser_parse_string(text) else { return nil }
        defer { unsafe icalcomponent_free(root) }
        guard unsafe icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT,
            unsafe icalcomponent_count_errors(root) == 0,
            unsafe icalcomponent_count_components(root, ICAL_VEVENT_COMPONENT) == 1,
            let event = unsafe icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT),
            let uid = unsafe icalcomponent_get_uid(event), let summary = unsafe icalcomponent_get_summary(event),
            let start = unsafe moment(icalcomponent_get_dtstart(event)),
            let end = unsafe moment(icalcomponent_get_dtend(event))
        else { return nil }
        let status = unsafe icalproperty_status_to_string(icalcomponent_get_status(event))
        return EventReading(
            uid: unsafe String(cString: uid), summary: unsafe String(cString: summary),
            status: unsafe status.map { unsafe String(cString: $0) } ?? "", start: start, end: end)
    }

    /// libical converts with the calendar's own VTIMEZONE, which the event's times point to.
    private static func moment(_ time: icaltimetype) -> EventReading.Moment? {
        var time = unsafe time
        guard unsafe icaltime_is_null_time(time) == 0 else { return nil }
        if unsafe time.is_date != 0 {
            return unsafe LocalDate(year: Int(time.year), month: Int(time.month), day: Int(time.day)).map { .day($0) }
        }
        guard unsafe icaltime_is_utc(time) != 0 || time.zone != nil else { return nil }
        unsafe time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone())
        guard let date = unsafe LocalDate(year: Int(time.year), month: Int(time.month), day: Int(time.day)),
            let clock = unsafe LocalTime(hour: Int(time.hour), minute: Int(time.minute), second: Int(time.second))
        else { return nil }
        return .instant(Timestamp(secondsSince1970: LocalDateTime(date, clock).secondsSince1970))
    }
}
