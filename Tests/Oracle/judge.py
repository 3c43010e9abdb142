#!/usr/bin/env python3
"""Has calfeed's feeds read by other people's programs, and says what each makes of them.

usage: judge.py JUDGE RANDOM_DIR CALFEEDD CONFIG [CORPUS.jsonl ...]

JUDGE       a program that reads a feed (`FEED.ics [--expect EVENTS.json]`), prints a line for each parser it tries, and
            ends with 0 if all agree
RANDOM_DIR  feeds of random seminars with their statements, as the tests write them for CALFEED_JUDGE_DIR; what the
            statements mean in UTC is worked out here, by Python's zoneinfo
CONFIG      a configuration whose sources are exported and judged
CORPUS      announcements, an object with "id", "text" and perhaps "reference_date" or "ref" in each line

Prints one line for each feed, and every complaint. Ends with 1 if there was one.
"""
import datetime as dt, glob, json, os, subprocess, sys, tempfile, zoneinfo

UTC = dt.timezone.utc


def instant(local, zone):
    """RFC 5545 section 3.3.5: the first of two, and in a gap the offset before it; both are fold 0."""
    reading = dt.datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0)
    return reading.astimezone(UTC)


def expected(statement):
    event = {"uid": statement["uid"], "summary": statement["summary"]}
    if "zone" not in statement:
        last = dt.date.fromisoformat(statement.get("end") or statement["start"])
        first = dt.date.fromisoformat(statement["start"])
        return event | {"start_utc": str(first), "end_utc": str(max(first, last) + dt.timedelta(days=1))}
    start = instant(statement["start"], statement["zone"])
    hour_later = dt.datetime.fromisoformat(statement["start"]) + dt.timedelta(hours=1)
    end = instant(statement.get("end") or hour_later.isoformat(), statement["zone"])
    end = max(end, start + dt.timedelta(minutes=1))
    return event | {"start_utc": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "end_utc": end.strftime("%Y-%m-%dT%H:%M:%SZ")}


# These take "\\\\n", a backslash and an n, for a line end, or leave a doubled backslash as it is.
MISREAD_BACKSLASHES = "ics.py,horde,ruby,perl,khal,calcurse,emacs"


def judged(judge, feed, truth=None):
    command = [sys.executable, judge, feed] + (["--expect", truth] if truth else [])
    with open(feed, encoding="utf-8", newline="") as file:
        summaries = [line for line in file.read().replace("\r\n ", "").split("\r\n") if line.startswith("SUMMARY")]
    if any("\\\\" in summary for summary in summaries):
        command += ["--skip", MISREAD_BACKSLASHES]
    run = subprocess.run(command, capture_output=True, text=True)
    events = open(feed, encoding="utf-8").read().count("BEGIN:VEVENT")
    words = {word: sum(word in line.split()[:3] for line in run.stdout.splitlines()) for word in ("PASS", "FAIL", "SKIP")}
    print(f"{os.path.basename(feed)}: {events} events, {words}", flush=True)
    if run.returncode:
        print(run.stdout + run.stderr, flush=True)
    return run.returncode == 0


def exported(calfeedd, configuration, folder):
    target = os.path.join(folder, "site")
    subprocess.run([calfeedd, "export", "--config", configuration, target], check=True, capture_output=True)
    return sorted(glob.glob(target + "/*.ics") + glob.glob(target + "/series/*.ics"))


def corpus(calfeedd, path, folder):
    """Every announcement as a file that was received on its reference date."""
    spool = os.path.join(folder, "spool")
    os.makedirs(spool)
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            item = json.loads(line)
            name = os.path.join(spool, f"{number:04}.txt")
            with open(name, "w", encoding="utf-8") as file:
                file.write(item["text"])
            reference = item.get("reference_date") or item.get("ref")
            if reference:
                moment = dt.datetime.fromisoformat(reference)
                moment = moment if moment.tzinfo else moment.replace(hour=12, tzinfo=UTC)
                os.utime(name, (moment.timestamp(), moment.timestamp()))
    configuration = os.path.join(folder, "calfeed.toml")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write(
            '[server]\nbase_url = "https://talks.example.org"\n[store]\npath = "store.sqlite"\n'
            '[[series]]\nslug = "all-of-them"\ndefault_zone = "America/New_York"\n'
            f'[[source]]\npath = "{spool}"\nseries = "all-of-them"\n')
    return exported(calfeedd, configuration, folder)


def main():
    judge, random_feeds, calfeedd, configuration, *corpora = sys.argv[1:]
    isSound = True
    for statements in sorted(glob.glob(random_feeds + "/*.statements.json")):
        truth = statements.replace(".statements.json", ".expected.json")
        with open(statements, encoding="utf-8") as file, open(truth, "w", encoding="utf-8") as out:
            json.dump([expected(statement) for statement in json.load(file)], out)
        isSound &= judged(judge, statements.replace(".statements.json", ".ics"), truth)
    with tempfile.TemporaryDirectory() as folder:
        for feed in exported(calfeedd, configuration, folder):
            isSound &= judged(judge, feed)
    for path in corpora:
        with tempfile.TemporaryDirectory() as folder:
            print(path)
            for feed in corpus(calfeedd, path, folder)[:1]:
                isSound &= judged(judge, feed)
    sys.exit(0 if isSound else 1)


main()
