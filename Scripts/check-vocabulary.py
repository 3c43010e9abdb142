#!/usr/bin/env python3
"""Checks the files of Sources/CalFeed/Vocabulary/Data: form, completeness, and every time zone in them.

Prints one line per fault, `file:line: what`, and exits with 1 if there is one. Needs nothing but Python's standard
library and the system's tzdata.
"""

import argparse
import datetime
import pathlib
import sys
import unicodedata
import zoneinfo

DATA = pathlib.Path(__file__).resolve().parent.parent / "Sources/CalFeed/Vocabulary/Data"

LABELS = set(
    "title speaker affiliation date time end when location online host series abstract biography coffee deadline posted"
    " duration zone passcode people".split()
)

# Key of a language file → its values; None: any; "zone": `local`, `time` or a zone; "number": a whole number.
LANGUAGE_KEYS = {
    "language": None,
    "order": {"dmy", "mdy", "ymd"},
    "clock-hours": {"12", "24"},
    "month": {str(n) for n in range(1, 13)},
    "weekday": {str(n) for n in range(1, 8)},
    "weekday-short": {str(n) for n in range(1, 8)},
    "weekly": {"every", "all"} | {str(n) for n in range(1, 8)},
    "meridiem": {"am", "pm"},
    "clock": {"noon", "midnight"},
    "hour": {"oclock"},
    "minute": {"minute"},
    "half": {"30", "-30"},
    "quarter": {"15", "-15", "45", "-45"},
    "academic": {"15", "0"},
    "number": {str(n) for n in range(0, 25)},
    "unit": {"year", "month", "day", "hour", "minute"},
    "era": "number",
    "day-part": {"am", "pm"},
    "heading": {"word", "role"},
    "duration": {"hour", "after", "before", "for"},
    "range": {"from", "to"},
    "relative": {str(n) for n in range(-3, 4)} | {"this", "next"},
    "article": {"word"},
    "part-of-year": "number",
    "ordinal": {"suffix"} | {str(n) for n in range(1, 32)},
    "label": LABELS | {"topic", "name"},
    "cue": {"coffee", "frame", "start", "deadline", "old", "new", "posted", "past", "end", "number", "held", "period"},
    "status": {"cancelled", "postponed", "finished", "tentative"},
    "tba": {"tba"},
    "honorific": {"title"},
    "honorific-suffix": {"title"},
    "credential": {"suffix"},
    "institution": {"word"},
    "place": {"word"},
    "online": {"word"},
    "talk": {"word"},
    "series": {"word"},
    "says": {"on", "by", "who"},
    "negation": {"none"},
    "person": {"first"},
    "preposition": {"in", "at", "of"},
    "connector": {"and"},
    "copula": {"is"},
    "vacancy": {"none"},
    "byline": {"word"},
    "verb": {"word"},
    "navigation": {"word"},
    "street": {"before", "behind"},
    "address": {"reader"},
    "condition": {"if"},
    "timezone": "zone",
    "name": {"particle"},
    "stop": {"word"},
}

# What every language file must have: key → the values it must have at least.
REQUIRED = {
    "month": LANGUAGE_KEYS["month"],
    "weekday": LANGUAGE_KEYS["weekday"],
    "weekly": {"every"},
    "clock": {"noon"},
    "hour": {"oclock"},
    "range": {"from", "to"},
    "relative": {"0", "1"},
    "label": LABELS - {"people"},
    "cue": LANGUAGE_KEYS["cue"] - {"end", "frame", "start", "number", "period"},
    "status": {"cancelled", "postponed", "finished", "tentative"},
    "tba": {"tba"},
    "institution": {"word"},
    "place": {"word"},
    "online": {"word"},
    "talk": {"word"},
    "series": {"word"},
    "says": {"on", "by"},
    "timezone": {"local"},
    "stop": {"word"},
}

# Keys whose word has one value only.
EXCLUSIVE = {"month", "weekday", "weekday-short", "half", "quarter", "meridiem", "era"}

# Abbreviations must be true of the tzdata in use for the year from here on.
CHECKED_FROM = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.timezone.utc)
EITHER = {"Europe/Dublin"}

EMPTY_WORDS = {"language", "order", "clock-hours"}


class Checker:
    def __init__(self):
        self.faults = 0
        self.zones = zoneinfo.available_timezones()

    def fault(self, path, line, what):
        self.faults += 1
        print(f"{path.name}:{line}: {what}")

    def rows(self, path, columns):
        """The rows of a file as (line number, columns); faults of form are told."""
        data = path.read_bytes()
        if not data.endswith(b"\n"):
            self.fault(path, 0, "does not end with a newline")
        for number, line in enumerate(data.decode("utf-8").split("\n")[:-1], 1):
            for character in line:
                category = unicodedata.category(character)
                if character != "\t" and (category in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn")):
                    # The zero width non-joiner and joiner belong to Persian and Indic spelling, the marks of direction to Hebrew.
                    if character not in "\u200c\u200d\u200e\u200f":
                        self.fault(path, number, f"has the character U+{ord(character):04X}")
            if '"""###' in line:
                self.fault(path, number, "has the end of a Swift raw string")
            if line.startswith("#"):
                continue
            if unicodedata.normalize("NFC", line) != line:
                self.fault(path, number, "is not in normal form C")
            fields = line.split("\t")
            if len(fields) != columns:
                self.fault(path, number, f"has {len(fields)} columns, not {columns}")
                continue
            for field in fields:
                if field != field.strip() or "  " in field:
                    self.fault(path, number, f"has a needless space: {field!r}")
            yield number, fields

    def lower(self, path, number, word):
        if word != word.lower():
            self.fault(path, number, f"is not lower case: {word!r}")

    def zone(self, path, number, zone):
        if zone != "-" and zone not in self.zones:
            self.fault(path, number, f"no such zone: {zone!r}")

    def language(self, path):
        seen, words_of, key_values = set(), {}, {}
        for number, (key, value, words) in self.rows(path, 3):
            allowed = LANGUAGE_KEYS.get(key, "unknown")
            if allowed == "unknown":
                self.fault(path, number, f"unknown key {key!r}")
            elif allowed == "zone":
                if value not in ("local", "time"):
                    self.zone(path, number, value)
            elif allowed == "number":
                if not value.isdecimal():
                    self.fault(path, number, f"not a number: {value!r}")
            elif allowed is not None and value not in allowed:
                self.fault(path, number, f"unknown value {value!r} of {key}")
            key_values.setdefault(key, set()).add(value)
            if key in EMPTY_WORDS:
                if words:
                    self.fault(path, number, f"{key} has no words")
                continue
            for word in words.split("|"):
                self.lower(path, number, word)
                if not word or word != word.strip():
                    self.fault(path, number, f"has an empty or unclean word {word!r}")
                if "’" in word:
                    self.fault(path, number, f"apostrophes are written ': {word!r}")
                if (key, value, word) in seen:
                    self.fault(path, number, f"{word!r} stands twice in {key} {value}")
                seen.add((key, value, word))
                other = words_of.setdefault((key, word), value)
                if key in EXCLUSIVE and other != value:
                    self.fault(path, number, f"{word!r} is {key} {value} and {other}")
        name = path.stem.removeprefix("lang-")
        if key_values.get("language") != {name}:
            self.fault(path, 0, f"language is not {name}")
        for key, values in REQUIRED.items():
            missing = values - key_values.get(key, set())
            if missing:
                self.fault(path, 0, f"{key} lacks {', '.join(sorted(missing))}")

    def abbreviations(self, path):
        seen = set()
        for number, (abbreviation, kind, zones, offset) in self.rows(path, 4):
            if abbreviation in seen:
                self.fault(path, number, f"{abbreviation!r} stands twice")
            seen.add(abbreviation)
            if abbreviation != abbreviation.upper() and abbreviation != "AoE":
                self.fault(path, number, f"is not upper case: {abbreviation!r}")
            if kind not in ("std", "dst", "generic"):
                self.fault(path, number, f"unknown kind {kind!r}")
            offsets = offset.split("|")
            candidates = zones.split("|")
            if kind != "generic" and len(offsets) not in (1, len(candidates)):
                self.fault(path, number, "has neither one offset nor one per candidate")
            for candidate in candidates:
                self.zone(path, number, candidate)
            if kind == "generic":
                if offset:
                    self.fault(path, number, "is generic and has an offset")
                continue
            for candidate, item in zip(candidates, offsets if len(offsets) > 1 else offsets * len(candidates)):
                if not item.removeprefix("-").isdecimal():
                    self.fault(path, number, f"not an offset in minutes: {item!r}")
                elif candidate in self.zones:
                    self.offset(path, number, candidate, kind, int(item))

    def offset(self, path, number, zone, kind, minutes):
        """Whether the zone stands at that offset, as its lowest (std) or highest (dst), in the year after CHECKED_FROM."""
        rules = zoneinfo.ZoneInfo(zone)
        noons = (CHECKED_FROM + datetime.timedelta(days=day) for day in range(366))
        offsets = {int(noon.astimezone(rules).utcoffset().total_seconds()) // 60 for noon in noons}
        # Ireland's standard time is its summer time. In a list of several meanings the kind is that of the first.
        wanted = {min(offsets), max(offsets)} if zone in EITHER else {min(offsets) if kind == "std" else max(offsets)}
        if minutes not in wanted:
            self.fault(path, number, f"{zone} stands at {sorted(offsets)}, not at {minutes}")

    def table(self, path, columns, zone_column, unique=True):
        seen = {}
        for number, fields in self.rows(path, columns):
            word = fields[0]
            self.lower(path, number, word)
            if not word:
                self.fault(path, number, "has an empty word")
            self.zone(path, number, fields[zone_column])
            if unique and word in seen:
                self.fault(path, number, f"{word!r} stands twice, first in line {seen[word]}")
            seen.setdefault(word, number)

    def places(self, path):
        seen = {}
        for number, (name, zone, country, population, flags) in self.rows(path, 5):
            self.lower(path, number, name)
            if not name:
                self.fault(path, number, "has an empty name")
            if zone != "-":
                self.zone(path, number, zone)
            if name in seen:
                self.fault(path, number, f"{name!r} stands twice, first in line {seen[name]}")
            seen.setdefault(name, number)
            if not (len(country) == 2 and country.isascii() and country.isupper()):
                self.fault(path, number, f"not a country code: {country!r}")
            if population and not population.isdecimal():
                self.fault(path, number, f"not a population: {population!r}")
            for flag in filter(None, flags.split("|")):
                if flag not in ("ambiguous", "code", "country", "region", "split", "town", "word"):
                    self.fault(path, number, f"unknown flag {flag!r}")

    def file(self, path):
        if path.name.startswith("lang-"):
            self.language(path)
        elif path.name == "zones-abbreviations.tsv":
            self.abbreviations(path)
        elif path.name == "zones-places.tsv":
            self.places(path)
        elif path.name == "zones-names.tsv":
            self.table(path, 3, 1)
        elif path.name == "institutions.tsv":
            self.table(path, 3, 1)
        elif path.name == "institution-words.tsv":
            for number, (word, kind) in self.rows(path, 2):
                self.lower(path, number, word)
                if kind not in ("type", "noun", "letters", "part", "joint"):
                    self.fault(path, number, f"unknown kind {kind!r}")
        elif path.name == "zones-domains.tsv":
            self.table(path, 2, 1)
        elif path.name == "languages.tsv":
            self.table(path, 2, 1)
        elif path.name == "links.tsv":
            for number, (host, start, purpose) in self.rows(path, 3):
                self.lower(path, number, host)
                if not start.startswith("/") or purpose not in ("meeting", "registration", "stream"):
                    self.fault(path, number, "wants host, path and meeting, registration or stream")
        elif path.name == "mail.tsv":
            for number, (kind, language, words) in self.rows(path, 3):
                if kind not in ("wrote", "original", "forwarded", "from", "sent", "to", "subject", "prefix", "footer"):
                    self.fault(path, number, f"unknown kind {kind!r}")
                if not (len(language) == 2 and words and all(words.split("|"))):
                    self.fault(path, number, "wants a language and words parted by |")
        elif path.name in ("given-names.tsv", "family-names.tsv"):
            for number, (name, kind) in self.rows(path, 2):
                if not (name.isascii() and name.isalpha() and name.islower() and kind in (path.name.split("-")[0], "word")):
                    self.fault(path, number, f"not a folded name: {name!r}")
        elif path.name.startswith(("pages-", "sentences-")):
            first = path.name.split("-")[0] + "-en.tsv"
            english = [row[0] for _, row in self.rows(DATA / first, 2)]
            if [row[0] for _, row in self.rows(path, 2)] != english:
                self.fault(path, 0, f"has other keys than {first}")
        elif path.name == "name-shapes.tsv":
            for number, (letters, weight) in self.rows(path, 2):
                if letters != "*" and not (2 <= len(letters) <= 4 and letters.strip("^$").isalpha()):
                    self.fault(path, number, f"not two to four letters: {letters!r}")
                if not weight.lstrip("-").isdecimal():
                    self.fault(path, number, f"not a weight: {weight!r}")
        elif path.name == "weights.tsv":
            for number, (field, feature, weight) in self.rows(path, 3):
                if field not in ("speakers", "location", "title"):
                    self.fault(path, number, f"not a field with weights: {field!r}")
                if not weight.lstrip("-").isdecimal():
                    self.fault(path, number, f"not a weight: {weight!r}")
        else:
            self.fault(path, 0, "is a file this script does not know")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path, help="files to check (default: all data files)")
    arguments = parser.parse_args()
    checker = Checker()
    files = arguments.files or sorted(DATA.glob("*.tsv"))
    for path in files:
        checker.file(path)
    print(f"{len(files)} files, {checker.faults} faults", file=sys.stderr)
    sys.exit(1 if checker.faults else 0)


if __name__ == "__main__":
    main()
