#!/usr/bin/env python3
"""Write Sources/CalFeed/Vocabulary/Data/weights.tsv: what each thing seen of a span says for or against it.

usage: derive-weights.py CALFEEDD SET.jsonl… > weights.tsv

Which span of an announcement is the speaker, the place or the title is chosen by a linear model: the program proposes
spans and names what it sees of each (`calfeedd extract --batch --considerations`); the span with the highest sum of
weights is taken, and none if no sum is above zero. This script finds the weights that make the labelled values the
likeliest (a conditional logit over the spans of an announcement and "none of them", with an L2 penalty), rounds them to
hundredths, and is deterministic: the same program and the same sets give the same file.

SET holds one JSON object a line, in one of two forms:

  {"id", "text", "reference_date"?, "zone_hint"?, "needs_default_zone"?,
   "events": [{"start_utc"?, "start_local", "title", "speakers": [{"name"}], "location"}]}
  {"id", "text", "posted"?, "date", "zone", "speaker": [words…], "location": [words…], "near_dup_group"?}

A folder stands for the announcements of its `*.expected.json` (see Tests/Corpus/samples/README.md), as of the first form.
The first is that of hand-labelled announcements; values need not be words of the text. The second is that of the CMU
seminar announcements (Dayne Freitag, 1998; 485 mails with the words of speaker and location tagged, part of the RISE
repository), converted to JSON: any of the words tagged is right. The weights in the file were derived from halves of
these two; no text of them is kept here.

A set that is given several times counts several times; five announcements with every field sure were given three times.
Tests/Corpus/samples, three times, and Tests/Corpus/invented/announcements.jsonl were the last sets. Speakers and titles were
derived from 484 public announcements besides, labelled by hand, which Scripts/weights-sources.tsv lists; places were not, because
those are labelled by other habits (online is no place) and read places worse with them. So the file was made in two calls:

  derive-weights.py --fields location CALFEEDD SETS > weights.tsv
  derive-weights.py --fields speakers,title CALFEEDD SETS COLLECTED | grep -v '^#' >> weights.tsv

What one field's weights choose is seen by the next field, so another derivation with the program that the new weights make changes
the last digits once more.

--folds N prints on standard error how well announcements are read that the weights were not derived from.
Needs `pip install numpy scipy`.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, unicodedata
import numpy, scipy.optimize

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("calfeedd")
parser.add_argument("sets", nargs="+")
parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts")
parser.add_argument("--fields", default="speakers,location,title", help="whose weights to derive")
parser.add_argument("--penalty", type=float, help="of the weights' squares, for all fields")
parser.add_argument("--weight", type=float, default=2.0, help="of an announcement of the first form; of the second it is 1")
parser.add_argument("--errors", choices=["exact", "lenient"], help="print what was read wrongly")
parser.add_argument("--cache", help="keep the program's answers here")
options = parser.parse_args()

# Of the weights' squares: what read announcements best that the weights were not derived from.
PENALTIES = {"speakers": 2.0, "location": 2.0, "title": 8.0}
HONORIFICS = "prof professor dr mr mrs ms phd ph d md assoc associate assistant asst jr".split()


def words(text):
    """A text's words as they are compared: folded, without marks; characters of dense scripts one by one."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text or "")).lower()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.findall(r"[぀-ヿ㐀-鿿가-힣]|[^\W_]+?(?=[぀-ヿ㐀-鿿가-힣]|\b)", text)


def plain(text):
    return re.sub(r"[\s.,;:]+$", "", re.sub(r"\s+", " ", text)).strip(' .,;:"()').lower()


def likeness(one, other):
    a, b = collections.Counter(words(one)), collections.Counter(words(other))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def is_same_person(one, other):
    a = [word for word in words(one) if word not in HONORIFICS]
    b = [word for word in words(other) if word not in HONORIFICS]
    one, other = "".join(a), "".join(b)
    # In Chinese, Japanese and Korean a title of respect stands behind the name.
    if len(one) > 1 and (one[0] >= "\u2e80" or "\u1100" <= one[0] <= "\u11ff") and other.startswith(one):
        return True
    return bool(a) and (one == other or likeness(" ".join(a), " ".join(b)) >= 0.8)


class Case:
    """One field of one event: the spans, which of them are right, whether there is a value at all."""

    def __init__(self, form, field, record, group, spans, right, has_value, weight, lenient):
        self.form, self.field, self.record, self.group, self.spans = form, field, record, group, spans
        self.right, self.has_value, self.weight, self.lenient = right, has_value, weight, lenient


def best(spans, quality, enough):
    """The spans that come closest to the value; none if none comes close enough."""
    top = max(map(quality, spans), default=0)
    return [i for i, span in enumerate(spans) if quality(span) == top] if top >= enough else []


def tagged_cases(record, answer):
    if not answer.get("events"):
        return
    spans = answer["events"][0]["considerations"]
    for field, key in (("speakers", "speaker"), ("location", "location")):
        values = {plain(value) for value in record[key]}
        right = [i for i, span in enumerate(spans.get(field, [])) if plain(span["text"]) in values]
        if field == "speakers":
            lenient = [i for i, s in enumerate(spans.get(field, [])) if any(is_same_person(v, s["text"]) for v in record[key])]
        else:
            lenient = [i for i, s in enumerate(spans.get(field, [])) if any(likeness(v, s["text"]) >= 0.6 for v in record[key])]
        yield Case("tagged", field, record["id"], record.get("near_dup_group") or record["id"], spans.get(field, []), right, bool(values), 1.0, lenient)


def labelled_cases(record, answer):
    events = list(record["events"])
    for found in answer.get("events", []):
        local = found["seminar"]["start_local"] or ""
        same = [e for e in events if found["seminar"]["start_utc"] and e.get("start_utc") == found["seminar"]["start_utc"]]
        same = same or [e for e in events if e["start_local"][:16] == local[:16]] or [e for e in events if e["start_local"][:10] == local[:10]]
        if len(same) > 1:
            # Several talks at one time: the one whose speaker or title is among the spans.
            texts = " ".join(s["text"] for s in found["considerations"].get("title", [])[:200])
            same.sort(key=lambda e: -likeness((e["title"] or "") + " " + " ".join(p["name"] for p in e["speakers"]), texts))
        if not same:
            continue
        event = same[0]
        weight = options.weight / max(1, len(record["events"])) ** 0.5
        spans = found["considerations"]
        names = [person["name"] for person in event["speakers"]]
        people = spans.get("speakers", [])
        right = [i for i, s in enumerate(people) if any(is_same_person(name, s["text"]) for name in names)]
        exact = [i for i in right if any("".join(words(n)) == "".join(w for w in words(people[i]["text"]) if w not in HONORIFICS) for n in names)]
        yield Case("labelled", "speakers", record["id"], record["id"], people, exact or right, bool(names), weight, right)
        for field, enough in (("location", 0.5), ("title", 0.8)):
            value = event.get(field)
            found_spans = spans.get(field, [])
            if field == "location" and not value:
                # Whether "online" is a place is a matter of taste: where nobody says so, it is neither right nor wrong.
                found_spans = [s for s in found_spans if "online-word" not in s["features"]]
            right = best(found_spans, lambda s: likeness(value, s["text"]), enough) if value else []
            lenient = [i for i, s in enumerate(found_spans) if value and (likeness(value, s["text"]) >= enough or field == "location" and (set(words(value)) <= set(words(s["text"])) or len(set(words(s["text"]))) > 1 and set(words(s["text"])) <= set(words(value))))]
            yield Case("labelled", field, record["id"], record["id"], found_spans, right, bool(value), weight, lenient)


def samples(folder):
    """The announcements of a folder of expected files, in the first form."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    for path in sorted(glob.glob(os.path.join(folder, "*.expected.json"))):
        expected = json.load(open(path, encoding="utf-8"))
        text = expected.get("announcement") and os.path.join(root, expected["announcement"])
        text = text or path.replace(".expected.json", ".txt")
        context = expected.get("context", {})
        yield {
            "id": os.path.basename(path), "text": open(text, encoding="utf-8").read(), "events": expected["events"],
            "reference_date": context.get("reference_date"), "zone_hint": context.get("default_zone"),
            "needs_default_zone": "default_zone" in context,
        }


def cases(path):
    records = list(samples(path)) if os.path.isdir(path) else [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    questions = []
    for record in records:
        question = {"id": record["id"], "text": record["text"]}
        date = record.get("reference_date") or record.get("posted") or record.get("date")
        if date:
            question["reference_date"] = date
        if "zone" in record or record.get("needs_default_zone"):
            question["default_zone"] = record.get("zone") or record["zone_hint"]
        questions.append(json.dumps(question, ensure_ascii=False))
    cache = options.cache and f"{options.cache}/{path.rstrip('/').split('/')[-1].split('.')[0]}.cand"
    if cache:
        answers = open(cache, encoding="utf-8").read()
    else:
        call = [options.calfeedd, "extract", "--batch", "--considerations"]
        answers = subprocess.run(call, input="\n".join(questions) + "\n", capture_output=True, text=True, check=True).stdout
    byid = {answer["id"]: answer for answer in map(json.loads, answers.splitlines())}
    for record in records:
        answer = byid.get(record["id"], {})
        yield from (labelled_cases if "events" in record else tagged_cases)(record, answer)


class Model:
    def __init__(self, training, field):
        seen = collections.Counter(f for case in training for span in case.spans for f in set(span["features"]))
        self.names = sorted(name for name, count in seen.items() if count >= 5)
        self.column = {name: i for i, name in enumerate(self.names)}
        groups = [case for case in training if case.spans and (case.right or not case.has_value or field != "title")]
        self.weights = numpy.zeros(len(self.names))
        if not groups:
            return
        rows = [[self.column[f] for f in span["features"] if f in self.column] for case in groups for span in case.spans]
        import scipy.sparse
        indptr = numpy.cumsum([0] + [len(row) for row in rows])
        table = scipy.sparse.csr_matrix((numpy.ones(indptr[-1]), [i for row in rows for i in row], indptr), (len(rows), len(self.names)))
        starts = numpy.cumsum([0] + [len(case.spans) for case in groups])
        owner = numpy.repeat(numpy.arange(len(groups)), [len(case.spans) for case in groups])
        right = numpy.zeros(len(rows), bool)
        for g, case in enumerate(groups):
            right[[starts[g] + i for i in case.right]] = True
        # Where no span is the right speaker or place, none is better than a wrong one.
        none_right = numpy.array([not case.right for case in groups])
        importance = numpy.array([case.weight for case in groups])

        penalty = options.penalty or PENALTIES[field]

        def loss(weights):
            score = table @ weights
            top = numpy.maximum(0, numpy.maximum.reduceat(score, starts[:-1]))
            e = numpy.exp(score - top[owner])
            none = numpy.exp(-top)
            total = numpy.add.reduceat(e, starts[:-1]) + none
            good = numpy.add.reduceat(e * right, starts[:-1]) + none * none_right
            value = (importance * (numpy.log(total) - numpy.log(good))).sum() + penalty / 2 * (weights**2).sum()
            slope = importance[owner] * (e / total[owner] - e * right / good[owner])
            return value, table.T @ slope + penalty * weights

        result = scipy.optimize.minimize(loss, self.weights, jac=True, method="L-BFGS-B", options={"maxiter": 2000})
        self.weights = numpy.round(100 * result.x) / 100

    def choice(self, case):
        """The index of the best span; None if none scores above zero."""
        scores = [sum(self.weights[self.column[f]] for f in span["features"] if f in self.column) for span in case.spans]
        top = max(scores, default=0)
        return scores.index(top) if top > 0 else None


def figures(results):
    """Strict and lenient F1 of (case, choice) pairs."""
    out = []
    for exact in (True, False):
        tp = fp = fn = 0
        for case, choice in results:
            good = choice is not None and choice in (case.right if exact else case.lenient)
            tp += good
            fp += choice is not None and not good
            fn += case.has_value and not good
        out.append(200 * tp / max(1, 2 * tp + fp + fn))
    return "exact %.1f lenient %.1f (%d)" % (*out, len(results))


def report(name, results):
    for form in ("tagged", "labelled"):
        part = [(case, choice) for case, choice in results if case.form == form]
        if part:
            print(f"{name}, {form}: {figures(part)}", file=sys.stderr)
    if options.errors:
        for case, choice in results:
            if case.has_value or choice is not None:
                if choice is None or choice not in (case.right if options.errors == "exact" else case.lenient):
                    got = case.spans[choice]["text"] if choice is not None else None
                    want = [case.spans[i]["text"] for i in case.right[:2]] or ("(not proposed)" if case.has_value else None)
                    print("  ", name, case.record, "want", want, "got", repr(got), file=sys.stderr)


everything = [case for path in options.sets for case in cases(path)]
lines = []
for field in options.fields.split(","):
    mine = [case for case in everything if case.field == field]
    if options.folds:
        order = sorted({case.group for case in mine})
        fold = {group: i % options.folds for i, group in enumerate(order)}
        results = []
        for part in range(options.folds):
            model = Model([case for case in mine if fold[case.group] != part], field)
            results += [(case, model.choice(case)) for case in mine if fold[case.group] == part]
        report(f"{field} unseen", results)
    model = Model(mine, field)
    if not options.folds or not options.errors:
        report(f"{field} seen", [(case, model.choice(case)) for case in mine])
    lines += [f"{field}\t{name}\t{round(100 * weight)}" for name, weight in zip(model.names, model.weights) if round(100 * weight)]

print("# What is seen of a span, and what it says for the span (above zero) or against it. field, feature, weight in")
print("# hundredths of a logarithm of odds. Made by Scripts/derive-weights.py, which says from what.")
print("\n".join(lines))
