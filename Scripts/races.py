#!/usr/bin/env python3
"""Runs a daemon that was built with a sanitizer under load, and fails when the sanitizer says anything.

usage: races.py CALFEEDD [--seconds 30]

wrk (a Debian package) asks for a feed, a page and what is not there, while announcements come, change and go, the configuration is read
again by SIGHUP, and in the end SIGTERM comes under load. Exit status 0: the daemon ended by itself and no report was written.

Swift's Mutex hands a lock that is waited for over through the kernel, which the thread sanitizer does not see. So reports of which both
sides stand inside `withLock` are counted and passed over.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import ledger_site


def is_locked(frame):
    """Whether a place in the sources stands inside a `withLock`: on its line, or on one that encloses it by its indentation."""
    path, number = frame
    with open(path) as file:
        lines = file.read().split("\n")
    depth = 1_000
    for line in reversed(lines[:number]):
        indentation = len(line) - len(line.lstrip())
        if not line.strip() or indentation >= depth:
            continue
        depth = indentation
        if "withLock" in line:
            return True
        if " func " in line or " init" in line:
            return False
    return False


def unlocked_reports(text):
    """The reports, without those of which both sides hold a lock, and how many these are."""
    reports = [part for part in re.split(r"(?=WARNING: ThreadSanitizer|ERROR: (?:Address|Leak)Sanitizer)", text)[1:]]
    real = []
    for report in reports:
        sides = re.split(r"\n  (?=\S.*(?:access|of size).* by )", report)[1:3]
        frames = [re.search(r" (/\S+/Sources/(?:CalFeed|calfeedd)/\S+?\.swift):(\d+)", side) for side in sides]
        if "ThreadSanitizer" not in report or len(sides) < 2 or not all(f and is_locked((f[1], int(f[2]))) for f in frames):
            real.append(report)
    return real, len(reports) - len(real)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("calfeedd")
    parser.add_argument("--seconds", type=int, default=30)
    options = parser.parse_args()
    root = tempfile.mkdtemp(prefix="calfeed-races-")
    configuration = ledger_site.make(root, 20)
    said = []
    daemon = subprocess.Popen([options.calfeedd, "serve", "--config", configuration], stderr=subprocess.PIPE, text=True)
    listener = threading.Thread(target=lambda: said.extend(daemon.stderr), daemon=True)
    url = None
    for line in daemon.stderr:
        said.append(line)
        if found := re.search(r"listening on (http://\S+)", line):
            url = found[1]
            break
    listener.start()
    try:
        addresses = ["all.ics", "", "series/talks.ics", "all.ics?speaker=vane", "all.json", "nothing", "metrics", "healthz"]
        clients = [
            subprocess.Popen(["wrk", "-t1", "-c4", f"-d{options.seconds + 3}s", "-H", "Accept-Encoding: gzip", url + address], stdout=subprocess.DEVNULL)
            for address in addresses
        ]
        end = time.monotonic() + options.seconds
        version = 0
        while time.monotonic() < end and daemon.poll() is None:
            version += 1
            ledger_site.announce(f"{root}/talks", version % 20, version)
            if version % 7 == 0:
                os.unlink(f"{root}/talks/{version % 20}.txt")
            if version % 40 == 0:
                daemon.send_signal(signal.SIGHUP)
            time.sleep(0.05)
        daemon.send_signal(signal.SIGTERM)
        status = daemon.wait(120)
        for client in clients:
            client.wait()
    finally:
        daemon.kill()
    listener.join(10)
    shutil.rmtree(root, ignore_errors=True)
    text = "".join(said)
    reports, passed_over = unlocked_reports(text)
    # 66 is how the thread sanitizer ends a process that it reported something of.
    if reports or status not in ((0, 66) if passed_over else (0,)):
        print("".join(reports)[:6000])
        raise SystemExit(f"FAILED: {len(reports)} reports, exit status {status}")
    print(f"{version} changes and {version // 40} reloads under load: no report; {passed_over} of locks were passed over")


main()
