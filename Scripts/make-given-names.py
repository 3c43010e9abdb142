#!/usr/bin/env python3
"""Write Sources/CalFeed/Vocabulary/Data/given-names.tsv: given names that are hardly anything else.

usage: make-given-names.py > given-names.tsv

Source: the person providers of the Python package Faker (https://github.com/joke2k/faker, MIT licence), all locales in
Latin letters. Names that are also English words by a word list (Debian's package wamerican) are left out, and so are
names of places in zones-places.tsv and names of fewer than three letters. Needs `pip install faker`.
"""
import argparse, importlib, os, pkgutil, unicodedata

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--words", default="/usr/share/dict/american-english", help="a word list, one word a line")
options = parser.parse_args()

import faker
import faker.providers.person as person

words = {line.strip() for line in open(options.words, encoding="utf-8")}
words = {word for word in words if word.islower()}


def fold(name):
    text = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return text.lower().replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d").replace("ı", "i")


data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources/CalFeed/Vocabulary/Data")
words |= {line.split("\t")[0] for line in open(os.path.join(data, "zones-places.tsv"), encoding="utf-8")}

names = set()
for module in pkgutil.iter_modules(person.__path__):
    if not module.ispkg:
        continue
    provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    for attribute in ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"):
        found = getattr(provider, attribute, ())
        for name in found if isinstance(found, (list, tuple, dict)) else ():
            if not isinstance(name, str):
                continue
            for part in name.replace("-", " ").split():
                folded = fold(part)
                if len(folded) >= 3 and folded.isascii() and folded.isalpha() and folded not in words and part[0].isupper():
                    names.add(folded)

print("# Given names that are no ordinary English words, folded. name, kind")
print(f"# Made by Scripts/make-given-names.py from Faker {faker.VERSION}'s person providers (MIT licence, © Daniele Faraglia and contributors).")
for name in sorted(names):
    print(f"{name}\tgiven")
