#ifndef CALFEED_BENCHMARKS_FEED_H
#define CALFEED_BENCHMARKS_FEED_H
#include <stddef.h>

/// What stands in one event; all are NUL-terminated UTF-8, NULL where there is none.
struct feed_event {
    const char *uid, *stamp, *created, *modified, *summary, *start, *end, *zone, *status, *location, *description;
    const char *categories, *url;
    int sequence;
};

/// Builds, serialises and frees one VEVENT after the other with libical; returns the length of all of them.
size_t feed_by_libical(const struct feed_event *events, size_t count, char *out, size_t capacity);

#endif
