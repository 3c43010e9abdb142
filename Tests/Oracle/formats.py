#!/usr/bin/env python3
"""Reads every format of a running daemon with programs that others wrote, and compares what they find.

    pip install feedparser icalendar jsonschema
    Tests/Oracle/formats.py http://127.0.0.1:8080/

Atom by feedparser, jCal by icalendar and back to the very components of the .ics, JSON Feed by its schema, the text by eye
of a program. Exit status 0 when all agree.
"""
import json
import pathlib
import re
import sys
import urllib.request

import feedparser
import icalendar
import jsonschema

SCHEMA = json.loads(pathlib.Path(__file__).with_name("json-feed-1.1.schema.json").read_text())
RFC3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
ITEM = {"id", "url", "title", "content_text", "date_published", "date_modified", "authors", "tags", "_calfeed"}
FEED = {"version", "title", "home_page_url", "feed_url", "items"}
faults = []


def expect(holds, what):
    if not holds:
        faults.append(what)


def fetch(url):
    with urllib.request.urlopen(url) as answer:
        return answer.headers["Content-Type"], answer.read()


def plain(calendar):
    """Content lines, unfolded; a default type that is told anyway is none the other side lacks (RFC 7265 5.1)."""
    text = calendar.to_ical().decode().replace("\r\n ", "")
    return re.sub(r"(?m)^([^:\r\n]*);VALUE=(TEXT|UNKNOWN|DURATION|URI)\b", r"\1", text).split("\r\n")


def check(base, name):
    _, ics = fetch(f"{base}/{name}.ics")
    kind, jcal = fetch(f"{base}/{name}.jcal")
    expect(kind.startswith("application/calendar+json"), f"{name}.jcal is {kind}")
    ours = icalendar.Calendar.from_jcal(json.loads(jcal))
    theirs = icalendar.Calendar.from_ical(ics)
    # Back: the calendar that the other parser makes of the JSON is the one that it makes of the .ics.
    lines = [plain(calendar) for calendar in (ours, theirs)]
    expect(lines[0] == lines[1], f"{name}.jcal comes back as another calendar")
    if lines[0] != lines[1]:
        for left, right in zip(*lines):
            if left != right:
                print("  ", left, "\n  ", right)
                break
    uids = {str(event["UID"]) for event in theirs.walk("VEVENT")}

    kind, text = fetch(f"{base}/{name}.json")
    feed = json.loads(text)
    expect(kind.startswith("application/feed+json"), f"{name}.json is {kind}")
    expect(feed["version"] == "https://jsonfeed.org/version/1.1" and FEED <= set(feed), f"{name}.json: {set(feed)}")
    for fault in jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).iter_errors(feed):
        expect(False, f"{name}.json: {fault.json_path}: {fault.message[:200]}")
    expect(feed["feed_url"] == f"{base}/{name}.json", f"{name}.json names itself {feed['feed_url']}")
    for item in feed["items"]:
        expect(set(item) <= ITEM and item["id"] and item["url"] and item["content_text"], f"{name}.json: {item['id']}")
        expect(RFC3339.match(item["date_published"]) and RFC3339.match(item["date_modified"]), item["id"])
        expect(item["_calfeed"]["uid"] == item["id"], f"{item['id']} has another talk")
    expect({item["id"] for item in feed["items"]} == uids, f"{name}.json has other talks than the .ics")

    kind, text = fetch(f"{base}/{name}.atom")
    expect(kind.startswith("application/atom+xml"), f"{name}.atom is {kind}")
    atom = feedparser.parse(text)
    expect(not atom.bozo and atom.version == "atom10", f"{name}.atom: {atom.get('bozo_exception')}")
    ids = [entry.id for entry in atom.entries]
    expect(ids and len(ids) == len(set(ids)), f"{name}.atom: {len(ids)} entries, {len(set(ids))} ids")
    expect(all(entry.title and entry.updated_parsed and entry.link for entry in atom.entries), f"{name}.atom")
    updates = [entry.updated for entry in atom.entries]
    expect(updates == sorted(updates, reverse=True), f"{name}.atom is not in order")

    kind, text = fetch(f"{base}/{name}.txt?tz=Asia/Tokyo")
    rows = [line for line in text.decode().splitlines() if re.match(r"^\d{4}-\d\d-\d\d  ", line)]
    expect(len(rows) == len(feed["items"]), f"{name}.txt has {len(rows)} rows")
    return len(uids), len(ids)


def main():
    base = sys.argv[1].rstrip("/")
    _, front = fetch(base + "/")
    names = ["all"] + sorted(set(re.findall(r'href="/(series/[a-z0-9-]+)"', front.decode())))
    for name in names:
        events, changes = check(base, name)
        print(f"{name}: {events} events, {changes} changes")
    for fault in faults:
        print("FAULT", fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
