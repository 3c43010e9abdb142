#include "feed.h"
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

static void add_time(icalcomponent *event, icalproperty *property, const char *zone) {
    if (zone) icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
    icalcomponent_add_property(event, property);
}

size_t feed_by_libical(const struct feed_event *events, size_t count, char *out, size_t capacity) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        const struct feed_event *e = &events[i];
        icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        icalcomponent_add_property(event, icalproperty_new_uid(e->uid));
        icalcomponent_add_property(event, icalproperty_new_dtstamp(icaltime_from_string(e->stamp)));
        icalcomponent_add_property(event, icalproperty_new_created(icaltime_from_string(e->created)));
        icalcomponent_add_property(event, icalproperty_new_lastmodified(icaltime_from_string(e->modified)));
        icalcomponent_add_property(event, icalproperty_new_sequence(e->sequence));
        icalcomponent_add_property(event, icalproperty_new_summary(e->summary));
        add_time(event, icalproperty_new_dtstart(icaltime_from_string(e->start)), e->zone);
        add_time(event, icalproperty_new_dtend(icaltime_from_string(e->end)), e->zone);
        icalcomponent_add_property(event, icalproperty_new_status(ICAL_STATUS_CONFIRMED));
        icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
        icalproperty *busy = icalproperty_new_x("FREE");
        icalproperty_set_x_name(busy, "X-MICROSOFT-CDO-BUSYSTATUS");
        icalcomponent_add_property(event, busy);
        if (e->location) icalcomponent_add_property(event, icalproperty_new_location(e->location));
        icalcomponent_add_property(event, icalproperty_new_description(e->description));
        icalcomponent_add_property(event, icalproperty_new_categories(e->categories));
        icalcomponent_add_property(event, icalproperty_new_url(e->url));
        char *text = icalcomponent_as_ical_string_r(event);
        size_t size = strlen(text);
        if (length + size <= capacity) {
            memcpy(out + length, text, size);
            length += size;
        }
        free(text);
        icalcomponent_free(event);
    }
    return length;
}
