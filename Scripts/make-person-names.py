#!/usr/bin/env python3
"""Write given-names.tsv, family-names.tsv and name-shapes.tsv of Sources/CalFeed/Vocabulary/Data.

usage: make-person-names.py given|family|shapes > FILE

Source: the person providers of the Python package Faker (https://github.com/joke2k/faker, MIT licence), all locales in
Latin letters. Given names that are also English words by a word list (Debian's package wamerican) are left out; family
names that are (Smith, House) have the kind `word`. Names of places in zones-places.tsv and names of fewer than three
letters are left out.

`shapes` is a linear model that tells what a name looks like letter by letter, for names that are in no list: logistic
regression with an L1 penalty over two to four neighbouring letters (`^` and `$` are a word's ends), names against the
words of the word list; weights in hundredths. Words the model has not seen (one tenth) are parted right in nine cases
of ten; the figure is printed on standard error. Deterministic. Needs `pip install faker scikit-learn`.
"""
import argparse, importlib, os, pkgutil, sys, unicodedata

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("table", choices=["given", "family", "shapes"])
parser.add_argument("--words", default="/usr/share/dict/american-english", help="a word list, one word a line")
options = parser.parse_args()

import faker
import faker.providers.person as person

words = {line.strip() for line in open(options.words, encoding="utf-8")}
words = {word for word in words if word.islower() and word.isalpha() and word.isascii()}


def fold(name):
    text = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return text.lower().replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d").replace("ı", "i")


def names(kind, ordinary=False):
    """The folded names of one kind, `first` or `last`, that are no ordinary words, or those that are."""
    found = set()
    for module in pkgutil.iter_modules(person.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in (f"{kind}_names", f"{kind}_names_male", f"{kind}_names_female", f"{kind}_names_nonbinary"):
            values = getattr(provider, attribute, ())
            for name in values if isinstance(values, (list, tuple, dict)) else ():
                if not isinstance(name, str):
                    continue
                for part in name.replace("-", " ").split():
                    folded = fold(part)
                    if len(folded) >= 3 and folded.isascii() and folded.isalpha() and part[0].isupper():
                        if (folded in words) == ordinary:
                            found.add(folded)
    return found


def shapes():
    """The weights of letter groups, in hundredths, and the share of unseen words that they part right."""
    import numpy
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    people = sorted(names("first") | names("last"))
    examples = [f"^{word}$" for word in people + sorted(words)]
    truth = numpy.array([1] * len(people) + [0] * len(words))
    counter = CountVectorizer(analyzer="char", ngram_range=(2, 4), lowercase=False, min_df=25, binary=True)
    table = counter.fit_transform(examples)
    order = numpy.random.RandomState(0).permutation(len(examples))
    unseen, seen = order[: len(order) // 10], order[len(order) // 10 :]
    model = LogisticRegression(l1_ratio=1, solver="liblinear", C=0.1, class_weight="balanced", random_state=0)
    right = (model.fit(table[seen], truth[seen]).decision_function(table[unseen]) > 0) == truth[unseen]
    model.fit(table, truth)
    weights = {"": round(100 * float(model.intercept_[0]))}
    for letters, column in counter.vocabulary_.items():
        weight = round(100 * float(model.coef_[0][column]))
        if weight:
            weights[letters] = weight
    return weights, right.mean()


credit = f"Faker {faker.VERSION}'s person providers (MIT licence, © Daniele Faraglia and contributors)"
if options.table == "shapes":
    weights, right = shapes()
    print("# What names look like: groups of letters and their weights in hundredths; ^ and $ are a word's ends.")
    print(f"# Made by Scripts/make-person-names.py from {credit} and the words of Debian's wamerican.")
    for letters in sorted(weights):
        print(f"{letters or '*'}\t{weights[letters]}")
    print(f"{len(weights)} weights; unseen words parted right: {right:.3f}", file=sys.stderr)
else:
    data = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources/CalFeed/Vocabulary/Data")
    places = {line.split("\t")[0] for line in open(os.path.join(data, "zones-places.tsv"), encoding="utf-8")}
    kind = {"given": "Given", "family": "Family"}[options.table]
    print(f"# {kind} names, folded. name, kind (word: also an ordinary English word)")
    print(f"# Made by Scripts/make-person-names.py from {credit}.")
    rows = {name: options.table for name in names({"given": "first", "family": "last"}[options.table]) - places}
    if options.table == "family":
        rows |= {name: "word" for name in names("last", ordinary=True) - places}
    for name, kind in sorted(rows.items()):
        print(f"{name}\t{kind}")
