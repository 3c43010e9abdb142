#!/usr/bin/env python3
"""Measures how long a 304 takes while the feed changes, beside how long it takes at rest.

usage: measure-republish.py CALFEEDD [--seminars 50] [--per-second 20] [--seconds 5] [--rounds 5] [--connections 32]

Runs the daemon on announcements of its own, and wrk (a Debian package) against it, at rest and while one announcement is
written anew so many times a second, in turn. Prints the percentiles of each, as the median over the rounds, and the ratio.
"""

import argparse
import os
import re
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.request

import ledger_site

PERCENTILES = (50, 99, 99.9)


def wrk(url, options, script):
    command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "-s", script, "-H", "If-None-Match: *", url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {share: float(value) for share, value in re.findall(r"^p([\d.]+) (\d+)$", text, re.M)}


def revision(url):
    with urllib.request.urlopen(url) as response:
        return response.headers["ETag"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calfeedd")
    parser.add_argument("--seminars", type=int, default=50)
    parser.add_argument("--per-second", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=32)
    options = parser.parse_args()
    root = tempfile.mkdtemp(prefix="calfeed-republish-")
    configuration = ledger_site.make(root, options.seminars, "[limits]\nrequests_per_connection = 1000000000\n")
    script = f"{root}/percentiles.lua"
    with open(script, "w") as file:
        wanted = ", ".join(map(str, PERCENTILES))
        file.write(
            f"done = function(summary, latency) for _, p in ipairs({{{wanted}}}) do "
            'print(string.format("p%g %d", p, latency:percentile(p))) end end\n'
        )
    daemon = subprocess.Popen([options.calfeedd, "serve", "--config", configuration], stderr=subprocess.PIPE, text=True)
    try:
        url = None
        while url is None:
            found = re.search(r"listening on (http://\S+)", daemon.stderr.readline())
            url = found and found[1] + "all.ics"
        threading.Thread(target=daemon.stderr.read, daemon=True).start()
        time.sleep(2)
        measured = {"at rest": [], "republished": []}
        seen = set()
        for turn in range(options.rounds):
            measured["at rest"].append(wrk(url, options, script))
            end = threading.Event()

            def change():
                version = 0
                while not end.wait(1 / options.per_second):
                    version += 1
                    ledger_site.announce(f"{root}/talks", version % options.seminars, f"{turn}.{version}")
                    seen.add(revision(url))

            changing = threading.Thread(target=change)
            changing.start()
            measured["republished"].append(wrk(url, options, script))
            end.set()
            changing.join()
        medians = {}
        for when, rounds in measured.items():
            medians[when] = {str(p): statistics.median(r[f"{p:g}"] for r in rounds) for p in PERCENTILES}
            print(f"{when:12}", "  ".join(f"p{p} {value:.0f} us" for p, value in medians[when].items()))
        print(f"ratio of p99.9: {medians['republished']['99.9'] / medians['at rest']['99.9']:.2f}; {len(seen)} feeds were seen")
    finally:
        daemon.terminate()
        daemon.wait()


main()
