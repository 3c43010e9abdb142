#!/usr/bin/env python3
"""How long a daemon with many stored seminars takes from its start to its first answer, and from a file to the feed.

usage: measure-start.py CALFEEDD [--seminars 100000] [--drops 1000] [--folder DIR] [--starts 3]

Writes invented announcements, one seminar each, has them read once, and then measures: the time from the start of the process
to the first whole answer to a small feed, and to the feed of everything; the processor time and memory of it; and for each of so
many announcements that are then dropped, the time from the file's renaming into place to the feed of everything being another
one. A folder that was named is kept, and used again the next time.
"""
import argparse
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SERIES = 50
HZ = os.sysconf("SC_CLK_TCK")


def announcement(number, word="talk"):
    return (
        f"Title: {word.capitalize()} {number}: what the tide left behind in year {1900 + number % 130}\n"
        f"Speaker: Wren{number} Halloway{number % 977} (Institute {number % 313} of Coasts)\n"
        f"Date: {1 + number % 28} {('March', 'April', 'May', 'October')[number % 4]} {2024 + number % 7}\n"
        f"Time: {9 + number % 9}:{(number * 7) % 60:02d}\nLocation: Hall {number % 89}\n\n"
        + f"Every winter takes a metre of the cliff, and leaves item {number} on the beach. " * 6
    )


def prepare(folder, seminars):
    if os.path.exists(f"{folder}/calfeed.toml"):
        return
    with open(f"{folder}/calfeed.toml", "w") as file:
        file.write(f'[server]\nlisten = ["127.0.0.1:0"]\nbase_url = "https://talks.example.org"\n[store]\npath = "{folder}/store.sqlite"\n')
        for series in list(range(SERIES)) + ["drops"]:
            os.mkdir(f"{folder}/s{series}")
            file.write(f'[[series]]\nslug = "s{series}"\ndefault_zone = "Europe/London"\ndefault_duration = 60\n')
            file.write(f'[[source]]\nkind = "directory"\npath = "s{series}"\nseries = "s{series}"\n')
    for number in range(seminars):
        with open(f"{folder}/s{number % SERIES}/{number}.txt", "w") as file:
            file.write(announcement(number))


class Daemon:
    def __init__(self, calfeedd, folder):
        self.begin = time.monotonic()
        self.process = subprocess.Popen([calfeedd, "serve", "--config", f"{folder}/calfeed.toml"], stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            found = re.search(r"listening on http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.port = int(found[1])
                break
        else:
            sys.exit("the daemon does not start")
        # A pipe that nobody reads stops who writes to it.
        threading.Thread(target=self.drain, daemon=True).start()
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)

    def drain(self):
        for _ in self.process.stderr:
            pass

    def get(self, path, method="GET"):
        self.connection.request(method, path)
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def usage(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        with open(f"/proc/{self.process.pid}/status") as file:
            resident = next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
        return (int(fields[11]) + int(fields[12])) / HZ, resident / 1024

    def figure(self, name):
        text = self.get("/metrics")[2].decode()
        return float(re.search(rf"^{name} (\S+)$", text, re.M)[1])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def measure_start(calfeedd, folder):
    daemon = Daemon(calfeedd, folder)
    status, _, body = daemon.get("/series/s1.ics")
    small = time.monotonic() - daemon.begin
    assert status == 200, status
    status, _, everything = daemon.get("/all.ics")
    whole = time.monotonic() - daemon.begin
    assert status == 200, status
    processor, resident = daemon.usage()
    print(
        f"first answer after {small:.2f} s ({body.count(b'BEGIN:VEVENT')} events), the feed of all after {whole:.2f} s "
        f"({everything.count(b'BEGIN:VEVENT')} events, {len(everything) / 1e6:.0f} MB); {processor:.2f} s of processor, {resident:.0f} MiB",
        flush=True,
    )
    return daemon


def measure_drops(daemon, folder, count):
    times = []
    tag = daemon.get("/all.ics", "HEAD")[1]["ETag"]
    for number in range(count):
        # Written elsewhere: in the folder it would be read before it has its name.
        number_of_file = time.time_ns()
        name, draft = f"{folder}/sdrops/{number_of_file}", f"{folder}/{number_of_file}"
        with open(f"{draft}.tmp", "w") as file:
            file.write(announcement(number + 1_000_000 + time.time_ns() % 1_000_000_000, "dropped"))
        begin = time.monotonic()
        os.rename(f"{draft}.tmp", f"{name}.txt")
        while True:
            next_tag = daemon.get("/all.ics", "HEAD")[1]["ETag"]
            if next_tag != tag:
                break
            if time.monotonic() - begin > 120:
                sys.exit("a dropped announcement did not come")
            time.sleep(0.0005)
        times.append(time.monotonic() - begin)
        tag = next_tag
    # What is dropped while the daemon still reads what is stored waits for that.
    first = times.pop(0)
    count = len(times)
    times.sort()
    print(
        f"the first drop, right after the start: {first * 1000:.0f} ms; {count} more: median {times[count // 2] * 1000:.1f} ms, p99 {times[count * 99 // 100] * 1000:.1f} ms, "
        f"longest {times[-1] * 1000:.1f} ms"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("calfeedd")
    parser.add_argument("--seminars", type=int, default=100_000)
    parser.add_argument("--drops", type=int, default=1000)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--folder", help="where the announcements and the database are; kept")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder or tempfile.mkdtemp(prefix="calfeed-start-"))
    os.makedirs(folder, exist_ok=True)
    prepare(folder, options.seminars)
    if not os.path.exists(f"{folder}/store.sqlite"):
        print("reading everything for the first time", flush=True)
    daemon = measure_start(options.calfeedd, folder)
    try:
        for _ in range(options.starts):
            daemon.stop()
            daemon = measure_start(options.calfeedd, folder)
        if options.drops:
            measure_drops(daemon, folder, options.drops)
        processor, resident = daemon.usage()
        print(f"in the end {resident:.0f} MiB")
    finally:
        daemon.stop()
    if not options.folder:
        shutil.rmtree(folder)


main()
