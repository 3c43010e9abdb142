#!/usr/bin/env python3
"""Writes zones-names.tsv: phrases that name a time zone, and the zone of each.

Needs the Python package babel (pip, in a virtual environment) for the names of zones in many languages, and the files
metaZones.xml and windowsZones.xml of Debian's package unicode-cldr-core:

    apt-get download unicode-cldr-core && dpkg-deb -x unicode-cldr-core_*.deb cldr
    python3 -m venv venv && venv/bin/pip install babel
    venv/bin/python Scripts/make-zone-names.py --cldr cldr/usr/share/unicode/cldr/common/supplemental \\
        > Sources/CalFeed/Vocabulary/Data/zones-names.tsv
"""

import argparse
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
import zoneinfo

from zone_phrases import PHRASES, ZOOM_CITIES, ZOOM_NAMES

try:
    import babel
except ImportError as error:
    babel, missing = None, error

HEADER = """\
# Phrases that name a time zone. Phrase, zone, source. Made by Scripts/make-zone-names.py; do not edit.
# phrase: collected by hand. zoom: as a Zoom invitation names zones, after a time ("04:00 PM Jerusalem").
# outlook, windows: display names and ids of Microsoft's zones, from the comments and ids of windowsZones.xml of the
# Unicode Common Locale Data Repository {cldr}. cldr-LANGUAGE: names of zones from the same repository by way of
# Babel {babel}. The repository's data: Copyright 1991-2025 Unicode, Inc., Unicode License v3
# (https://www.unicode.org/license.txt).
# The offset that Outlook writes before a display name is that of winter: it is left out, and to be left out.
"""

# Language → its locales in order of precedence, with the territory whose zone its names mean first of all.
LOCALES = {
    "de": [("de", "DE")],
    "fr": [("fr", "FR"), ("fr_CA", "CA")],
    "es": [("es", "ES"), ("es_MX", "MX"), ("es_419", "MX")],
    "it": [("it", "IT")],
    "pt": [("pt", "BR"), ("pt_PT", "PT")],
    "nl": [("nl", "NL")],
    "ja": [("ja", "JP")],
    "zh": [("zh_Hans", "CN"), ("zh_Hant", "TW")],
    "ko": [("ko", "KR")],
    "he": [("he", "IL")],
    "sv": [("sv", "SE")],
    "da": [("da", "DK")],
    "nb": [("nb", "NO")],
    "fi": [("fi", "FI")],
    "pl": [("pl", "PL")],
    "cs": [("cs", "CZ")],
    "ru": [("ru", "RU")],
    "uk": [("uk", "UA")],
    "tr": [("tr", "TR")],
    "el": [("el", "GR")],
    "hu": [("hu", "HU")],
    "ca": [("ca", "ES")],
    "ro": [("ro", "RO")],
    "ar": [("ar", "SA")],
    "vi": [("vi", "VN")],
}

# The zones that languages other than English name, too: those from where announcements come.
COMMON = set(
    "America_Eastern America_Central America_Mountain America_Pacific Atlantic Newfoundland Hawaii Hawaii_Aleutian"
    " Alaska Brasilia Argentina Chile Colombia Peru Europe_Western Europe_Central Europe_Eastern GMT Moscow Israel"
    " Arabian Gulf Iran India Pakistan China Hong_Kong Taipei Singapore Malaysia Indochina Indonesia_Western"
    " Philippines Japan Korea Australia_Eastern Australia_Western Australia_Central New_Zealand Africa_Southern"
    " Africa_Eastern Africa_Western Africa_Central".split()
)

# The version of Debian's unicode-cldr-core.
CLDR = "41"

# Names that mean something else than the repository says, or that are no longer one zone.
LEFT_OUT = {"utc", "gmt"}


def clean(name):
    """The phrase as the data files hold it: lower case, straight apostrophes, plain spaces and hyphens."""
    name = unicodedata.normalize("NFC", name.replace("İ", "I")).lower()
    name = name.replace("’", "'").replace("‘", "'").replace("\u02bc", "'").replace("\u2011", "-").replace("‐", "-")
    name = "".join(" " if unicodedata.category(c) == "Zs" else c for c in name if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", re.sub(r" +", " ", name).strip())


def metazones(folder):
    """Metazone → territory → zone."""
    found = {}
    for item in ElementTree.parse(folder / "metaZones.xml").iter("mapZone"):
        found.setdefault(item.get("other"), {})[item.get("territory")] = item.get("type")
    # The repository's example for Greenwich Mean Time is Iceland.
    found["GMT"] = {"001": "Etc/GMT"}
    return found


def current(zone, renamed):
    return renamed.get(zone, zone)


def links():
    """Old name → present name of a zone, for names that tzdata keeps in `backward` only because a city was renamed."""
    return {
        "America/Indianapolis": "America/Indiana/Indianapolis",
        "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
        "America/Godthab": "America/Nuuk",
        "Asia/Calcutta": "Asia/Kolkata",
        "Asia/Katmandu": "Asia/Kathmandu",
        "Asia/Rangoon": "Asia/Yangon",
        "Asia/Saigon": "Asia/Ho_Chi_Minh",
        "Atlantic/Faeroe": "Atlantic/Faroe",
        "Europe/Kiev": "Europe/Kyiv",
        "Pacific/Ponape": "Pacific/Pohnpei",
        "Pacific/Truk": "Pacific/Chuuk",
        "Pacific/Enderbury": "Pacific/Kanton",
        "America/Coral_Harbour": "America/Atikokan",
        "Africa/Asmera": "Africa/Asmara",
    }


class Table:
    def __init__(self):
        self.rows = {}
        self.zones = zoneinfo.available_timezones()

    def add(self, phrase, zone, source):
        phrase = clean(phrase)
        if phrase in LEFT_OUT or len(phrase) < 2:
            return
        if zone not in self.zones:
            sys.exit(f"no such zone: {zone} of {phrase}")
        old = self.rows.setdefault(phrase, (zone, source))
        if old[0] != zone:
            print(f"{phrase}: {old[1]} says {old[0]}, {source} says {zone}", file=sys.stderr)


def windows(table, folder, renamed):
    text = (folder / "windowsZones.xml").read_text()
    for display, name, zone in re.findall(
        r"<!-- \(UTC[^)]*\) ([^>]+?) -->\s*<mapZone other=\"([^\"]+)\" territory=\"001\" type=\"([^\" ]+)\"", text
    ):
        if zone.startswith("Etc/GMT"):
            continue
        zone = current(zone, renamed)
        display = display.replace("&amp;", "&")
        for variant in sorted({display, display.replace("&", "and")}):
            table.add(variant, zone, "outlook")
        if "Standard Time" in name:
            table.add(name, zone, "windows")


def names(table, language, locale, territory, mapping, renamed, chosen):
    data = babel.Locale.parse(locale)
    for metazone, forms in sorted(data.meta_zones.items()):
        if metazone not in mapping or not (chosen is None or metazone in chosen or territory in mapping[metazone]):
            continue
        places = mapping[metazone]
        zone = current(places.get(territory) or places["001"], renamed)
        add_forms(table, forms, zone, language)
    for zone, forms in sorted(data.time_zones.items()):
        if zone in table.zones and "long" in forms:
            add_forms(table, forms, current(zone, renamed), language)


def add_forms(table, forms, zone, language):
    for kind in ("generic", "standard", "daylight"):
        name = forms.get("long", {}).get(kind)
        if isinstance(name, str) and name != "∅∅∅":
            table.add(name, zone, f"cldr-{language}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=pathlib.Path, required=True, help="folder with metaZones.xml, windowsZones.xml")
    arguments = parser.parse_args()
    if babel is None:
        parser.error(str(missing))
    renamed, mapping, table = links(), metazones(arguments.cldr), Table()
    for zone, phrases in PHRASES.items():
        for phrase in phrases.split("|"):
            table.add(phrase, zone, "phrase")
    for phrase, zone in ZOOM_NAMES.items():
        table.add(phrase, zone, "zoom")
    names(table, "en", "en", "001", mapping, renamed, None)
    names(table, "en", "en_001", "001", mapping, renamed, None)
    windows(table, arguments.cldr, renamed)
    for zone in ZOOM_CITIES:
        table.add(zone.rsplit("/")[-1].replace("_", " "), zone, "zoom")
    for language, locales in LOCALES.items():
        for locale, territory in locales:
            names(table, language, locale, territory, mapping, renamed, COMMON)
    sys.stdout.write(HEADER.format(cldr=CLDR, babel=babel.__version__))
    order = {"phrase": 0, "zoom": 1, "cldr-en": 2, "outlook": 3, "windows": 4}
    for phrase, (zone, source) in sorted(table.rows.items(), key=lambda row: (order.get(row[1][1], 9), row[1][1], row[0])):
        sys.stdout.write(f"{phrase}\t{zone}\t{source}\n")


if __name__ == "__main__":
    main()
