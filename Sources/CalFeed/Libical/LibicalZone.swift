import CLibical

/// A zone as libical computes with it, made from one VTIMEZONE and from nothing else. Used and freed under the lock.
@safe final class LibicalZone {
    private let zone: OpaquePointer

    init?(_ text: String) {
        guard let component = unsafe icalparser_parse_string(text) else { return nil }
        guard unsafe icalcomponent_isa(component) == ICAL_VTIMEZONE_COMPONENT,
            unsafe icalcomponent_count_errors(component) == 0, let zone = unsafe icaltimezone_new()
        else {
            unsafe icalcomponent_free(component)
            return nil
        }
        // From here on the zone owns the component.
        guard unsafe icaltimezone_set_component(zone, component) == 1 else {
            unsafe icaltimezone_free(zone, 1)
            return nil
        }
        unsafe self.zone = zone
    }

    deinit {
        unsafe icaltimezone_free(zone, 1)
    }

    /// Seconds east of UTC. libical works changes out up to the year 2582.
    func offset(at timestamp: Timestamp) -> Int {
        let utc = timestamp.utc
        var time = unsafe icaltime_null_time()
        unsafe time.year = CInt(utc.date.year)
        unsafe time.month = CInt(utc.date.month)
        unsafe time.day = CInt(utc.date.day)
        unsafe time.hour = CInt(utc.time.hour)
        unsafe time.minute = CInt(utc.time.minute)
        unsafe time.second = CInt(utc.time.second)
        return Int(unsafe icaltimezone_get_utc_offset_of_utc_time(zone, &time, nil))
    }
}
