import CLibical

/// An event of somebody else's calendar, as libical reads it.
struct CalendarEvent: Hashable, Sendable {
    enum Moment: Hashable, Sendable {
        case day(LocalDate)
        /// Neither UTC nor a zone.
        case floating(LocalDateTime)
        case utc(LocalDateTime)
        /// The zone as the calendar names it; its seconds east of UTC then, where the calendar or libical knows it.
        case zoned(LocalDateTime, name: String, offset: Int?)
    }

    var uid = ""
    var summary = ""
    var description = ""
    var location = ""
    var url = ""
    var organizer = ""
    /// `CONFIRMED`, `TENTATIVE`, `CANCELLED`; empty where it is not said.
    var status = ""
    var start: Moment
    /// For whole days, the first day after them (RFC 5545 §3.6.1).
    var end: Moment?
    /// Seconds.
    var duration: Int?
    /// Addresses of meetings, from the properties that programs put them in.
    var meetings: [String] = []
    /// Which of the calendar's VEVENTs, counted from zero.
    var index: Int
}

/// Reads calendars that others wrote: attached to mails, saved as files.
enum CalendarReader {
    /// A calendar's method and events.
    struct Reading: Hashable, Sendable {
        /// `PUBLISH`, `REQUEST`, `CANCEL`; empty where it is not said.
        var method = ""
        var events: [CalendarEvent] = []
    }

    /// More events are a feed and no announcement.
    private static let mostEvents = 200

    /// What libical reads; events without a start are left out.
    static func reading(of calendar: [UInt8]) -> Reading {
        guard let tame = TameCalendar.bytes(of: calendar) else { return Reading() }
        return Libical.withLibical { _ in
            guard let root = ComponentTree(tame) else { return Reading() }
            return root.reading(limit: mostEvents)
        }
    }
}

/// A parsed calendar, freed when it goes. Used under the lock.
@safe private struct ComponentTree: ~Copyable {
    private let root: OpaquePointer

    init?(_ calendar: [UInt8]) {
        let text = String(decoding: calendar, as: UTF8.self)
        guard let root = unsafe icalparser_parse_string(text) else { return nil }
        unsafe self.root = root
    }

    deinit {
        unsafe icalcomponent_free(root)
    }

    func reading(limit: Int) -> CalendarReader.Reading {
        var result = CalendarReader.Reading()
        var calendars: [OpaquePointer] = unsafe []
        if unsafe icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT {
            unsafe calendars.append(root)
        } else {
            // Several calendars in one file.
            var next = unsafe icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
            while let calendar = unsafe next, unsafe calendars.count < 20 {
                unsafe calendars.append(calendar)
                unsafe next = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
            }
        }
        var index = 0
        for position in unsafe calendars.indices {
            let calendar = unsafe calendars[position]
            if let method = unsafe icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY),
                let text = unsafe icalproperty_get_value_as_string_r(method)
            {
                result.method = unsafe String(cString: text)
                unsafe icalmemory_free_buffer(text)
            }
            var next = unsafe icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
            while let event = unsafe next, result.events.count < limit {
                if let read = unsafe read(event, index: index) { result.events.append(read) }
                index += 1
                unsafe next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
            }
        }
        return result
    }

    private func read(_ event: OpaquePointer, index: Int) -> CalendarEvent? {
        let first = unsafe icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY)
        guard let property = unsafe first,
            let start = unsafe moment(icalcomponent_get_dtstart(event), property)
        else { return nil }
        var result = CalendarEvent(start: start, index: index)
        if let property = unsafe icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY) {
            result.end = unsafe moment(icalcomponent_get_dtend(event), property)
        } else if let property = unsafe icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY) {
            let seconds = unsafe Int(icaldurationtype_as_int(icalproperty_get_duration(property)))
            if seconds > 0 { result.duration = seconds }
        }
        var next = unsafe icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY)
        while let property = unsafe next {
            unsafe take(property, into: &result)
            unsafe next = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY)
        }
        return result
    }

    private func take(_ property: OpaquePointer, into event: inout CalendarEvent) {
        switch unsafe icalproperty_isa(property) {
        case ICAL_UID_PROPERTY: event.uid = unsafe text(property)
        case ICAL_SUMMARY_PROPERTY: event.summary = unsafe plainText(icalproperty_get_summary(property))
        case ICAL_DESCRIPTION_PROPERTY: event.description = unsafe plainText(icalproperty_get_description(property))
        case ICAL_LOCATION_PROPERTY: event.location = unsafe plainText(icalproperty_get_location(property))
        case ICAL_URL_PROPERTY: event.url = unsafe text(property)
        case ICAL_STATUS_PROPERTY: event.status = unsafe text(property)
        case ICAL_ORGANIZER_PROPERTY:
            if let parameter = unsafe icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER) {
                event.organizer = unsafe plainText(icalparameter_get_cn(parameter))
            }
        case ICAL_CONFERENCE_PROPERTY: event.meetings.append(unsafe text(property))
        case ICAL_X_PROPERTY:
            let name = unsafe plainText(icalproperty_get_x_name(property)).uppercased()
            if ["X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"]
                .contains(name)
            {
                event.meetings.append(unsafe text(property))
            }
        default: break
        }
    }

    private func text(_ property: OpaquePointer) -> String {
        guard let text = unsafe icalproperty_get_value_as_string_r(property) else { return "" }
        defer { unsafe icalmemory_free_buffer(text) }
        return unsafe String(cString: text)
    }

    private func plainText(_ text: UnsafePointer<CChar>?) -> String {
        unsafe text.map { unsafe String(cString: $0) } ?? ""
    }

    private func moment(_ time: icaltimetype, _ property: OpaquePointer) -> CalendarEvent.Moment? {
        var time = unsafe time
        guard unsafe icaltime_is_null_time(time) == 0,
            let date = unsafe LocalDate(year: Int(time.year), month: Int(time.month), day: Int(time.day))
        else { return nil }
        if unsafe time.is_date != 0 { return .day(date) }
        guard let clock = unsafe LocalTime(hour: Int(time.hour), minute: Int(time.minute), second: Int(time.second))
        else {
            return nil
        }
        let local = LocalDateTime(date, clock)
        if unsafe icaltime_is_utc(time) != 0 { return .utc(local) }
        guard let parameter = unsafe icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER),
            let name = unsafe icalparameter_get_tzid(parameter)
        else { return .floating(local) }
        var offset: Int?
        if let zone = unsafe time.zone {
            offset = unsafe Int(icaltimezone_get_utc_offset(zone, &time, nil))
        }
        return .zoned(local, name: unsafe String(cString: name), offset: offset)
    }
}
