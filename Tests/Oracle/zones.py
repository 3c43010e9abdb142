#!/usr/bin/env python3
"""What local times mean and what clocks show, by Python's zoneinfo over the system's time zone database.

    zones.py [--random N] [--from YEAR] [--to YEAR] [--seed N] > comparisons

A line of output is one of
    O ZONE SECONDS OFFSET                  the offset from UTC at an instant
    U ZONE LOCAL SECONDS                   a reading that the clocks show once
    G ZONE LOCAL SECONDS                   one that they skip (RFC 5545 section 3.3.5: the offset before the gap)
    F ZONE LOCAL SECONDS SECONDS           one that they show twice
where LOCAL is seconds since 1970-01-01T00:00 on the wall clock. The first line is `V`, the version and the years.
The instants are every change of every zone, a second before it, an hour about it, and random ones.
"""
import argparse, bisect, datetime as dt, os, random, sys

os.environ["PYTHONTZPATH"] = "/usr/share/zoneinfo"
import zoneinfo

EPOCH = dt.datetime(1970, 1, 1)
UTC = dt.timezone.utc


def seconds(delta):
    return delta.days * 86400 + delta.seconds


def offset(zone, instant):
    return seconds((EPOCH.replace(tzinfo=UTC) + dt.timedelta(seconds=instant)).astimezone(zone).utcoffset())


def changes(zone, first, last):
    """Every second at which the offset becomes another: looked for in steps of six hours, then halved."""
    found, before = [], offset(zone, first)
    for instant in range(first, last, 6 * 3600):
        after = offset(zone, instant)
        if after != before:
            low, high = instant - 6 * 3600, instant
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
            found.append(high)
            before = after
    return found


def meaning(zone, local):
    reading = EPOCH + dt.timedelta(seconds=local)
    first = local - seconds(reading.replace(tzinfo=zone, fold=0).utcoffset())
    second = local - seconds(reading.replace(tzinfo=zone, fold=1).utcoffset())
    if first == second:
        return f"U {zone.key} {local} {first}"
    if first < second:
        return f"F {zone.key} {local} {first} {second}"
    return f"G {zone.key} {local} {first}"


def names():
    """The zones of zone.tab and every link."""
    found = set()
    with open("/usr/share/zoneinfo/zone.tab") as table:
        found.update(line.split("\t")[2].strip() for line in table if not line.startswith("#"))
    with open("/usr/share/zoneinfo/tzdata.zi") as source:
        version = source.readline().split()[-1]
        found.update(line.split()[2] for line in source if line.startswith("L "))
    return version, sorted(found)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--random", type=int, default=200)
    arguments.add_argument("--from", dest="first", type=int, default=1990)
    arguments.add_argument("--to", dest="last", type=int, default=2045)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", nargs="*")
    arguments.add_argument("--every", type=int, default=1, help="print one comparison of so many")
    options = arguments.parse_args()
    source = random.Random(options.seed)
    version, zones = names()
    first = seconds(dt.datetime(options.first, 1, 1) - EPOCH)
    last = seconds(dt.datetime(options.last + 1, 1, 1) - EPOCH)
    print("V", version, options.first, options.last)
    count = 0
    for name in options.only or zones:
        zone = zoneinfo.ZoneInfo(name)
        instants = [source.randrange(first, last) for _ in range(options.random)]
        locals_ = [source.randrange(first, last) for _ in range(options.random)]
        for change in changes(zone, first, last):
            before, after = offset(zone, change - 1), offset(zone, change)
            instants += [change - 1, change, change + 3600]
            low, high = sorted((change + before, change + after))
            locals_ += [low - 1, low, (low + high) // 2, high - 1, high, high + 1800]
        lines = [f"O {name} {i} {offset(zone, i)}" for i in instants] + [meaning(zone, x) for x in locals_]
        for line in lines:
            count += 1
            if count % options.every == 0:
                print(line)


main()
