#!/usr/bin/env python3
"""Kill a daemon again and again while announcements come, change and go, and see that nothing is lost.

usage: torture.py CALFEEDD [--kills 500] [--seconds 900] [--readers 3] [--slots 40] [--seed N] [--keep]

The daemon is killed with SIGKILL at random moments, from its first millisecond to half a second after it serves, while
one thread writes, edits and removes announcements and others read the feeds. What a reader has seen in a feed is
acknowledged. After each start: the database is whole, every acknowledged event whose announcement is still there is in
the feed with what was acknowledged or what was written later, its SEQUENCE and LAST-MODIFIED have not gone back, and its UID
is the same. Every feed that came whole is valid, and one ETag stands for the same bytes for ever.

Exit status 0: nothing was lost. 1: something was; what, on standard output. The folder is then kept.
"""
import argparse
import collections
import gzip
import http.client
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

FEEDS = ("/all.ics", "/series/kept.ics", "/series/withdrawn.ics")
WORDS = ("tides", "glaciers", "swarms", "harbours", "echoes", "lichen", "dunes", "owls", "bridges", "salt", "fog", "bells")
NAMES = ("Ada Quill", "Bram Tolley", "Cleo Marsh", "Dunstan Reed", "Edda Lowe", "Finn Asher", "Greta Holm", "Hugo Penn")

# How long a change may take to be seen, in seconds; a start, too. Far more than either takes.
PATIENCE = 60


class Lost(Exception):
    """Something that must never happen, happened."""


class Event:
    def __init__(self, lines):
        fields = {}
        for line in lines:
            name, _, value = line.partition(":")
            fields.setdefault(name.split(";")[0], value)
        self.uid = fields["UID"]
        self.sequence = int(fields["SEQUENCE"])
        self.modified = fields["LAST-MODIFIED"]
        self.summary = fields["SUMMARY"]
        # The slot and the version that an announcement's title names.
        found = re.search(r"no (\d+) take (\d+)", self.summary)
        self.slot, self.version = (int(found[1]), int(found[2])) if found else (None, None)


def parse(body):
    """The events of a feed by UID; raises Lost where it is not valid."""
    text = body.decode("utf-8")
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", ""):
        raise Lost("a feed with a bare line end")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    if lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        raise Lost("a feed that does not begin or end as one")
    stack, events, current = [], {}, None
    for line in lines:
        if line.startswith("BEGIN:"):
            stack.append(line[6:])
            if line == "BEGIN:VEVENT":
                current = []
        elif line.startswith("END:"):
            if not stack or stack.pop() != line[4:]:
                raise Lost("a feed whose components do not nest")
            if line == "END:VEVENT":
                event = Event(current)
                if event.uid in events:
                    raise Lost(f"{event.uid} stands twice in a feed")
                events[event.uid] = event
                current = None
        elif current is not None:
            current.append(line)
    if stack:
        raise Lost("a feed with a component that is not ended")
    return events


class Torture:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.random = random.Random(options.seed)
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.trouble = []
        self.counts = collections.Counter()
        self.port = 0
        # By slot: what is written there now ((version, since) or None), and the versions seen in a feed.
        self.written = {}
        self.version = collections.Counter()
        # By UID: the highest revision that anybody has seen. By slot: the UID.
        self.seen = {}
        self.uids = {}
        self.acknowledged = {}
        self.removed_at = collections.Counter()
        self.bytes_by_tag = {}
        for name in ("kept", "withdrawn"):
            os.mkdir(f"{folder}/{name}")
        with open(f"{folder}/calfeed.toml", "w") as file:
            file.write(
                f'[server]\nlisten = ["127.0.0.1:0"]\nbase_url = "https://talks.example.org"\n[store]\npath = "{folder}/store.sqlite"\n'
            )
            for name, policy in (("kept", "keep"), ("withdrawn", "withdraw")):
                file.write(f'[[series]]\nslug = "{name}"\ndefault_zone = "Europe/Paris"\ndefault_duration = 60\n')
                file.write(f'[[source]]\nkind = "directory"\npath = "{name}"\nseries = "{name}"\non_removal = "{policy}"\n')

    # -- announcements

    def path(self, slot):
        name = "kept" if slot % 2 == 0 else "withdrawn"
        return f"{self.folder}/{name}/talk-{slot}.txt"

    def write(self, slot):
        with self.lock:
            self.version[slot] += 1
            version = self.version[slot]
        # A slot's own speaker and words keep its talks apart from the others'.
        word = WORDS[slot % len(WORDS)]
        text = (
            f"Title: {word.capitalize()} no {slot} take {version}\nSpeaker: {NAMES[slot % len(NAMES)]} the {slot}th\n"
            f"Date: {1 + slot % 28} May 2031\nTime: {9 + slot % 8}:{self.random.choice(('00', '15', '30'))}\nLocation: Room {slot}\n\n"
            + "A few words about it. " * self.random.randrange(40)
        )
        # The name ends in a way that is left alone until it is whole.
        temporary = self.path(slot) + ".tmp"
        with open(temporary, "w") as file:
            file.write(text)
        with self.lock:
            os.rename(temporary, self.path(slot))
            self.written[slot] = version

    def remove(self, slot):
        with self.lock:
            os.unlink(self.path(slot))
            self.written[slot] = None
            # What was written before does not count any more: it may still be served, and go a moment later.
            self.removed_at[slot] = self.version[slot]
            self.acknowledged.pop(slot, None)

    def keep_writing(self):
        source = random.Random(self.options.seed + 1)
        while not self.stopping.is_set():
            slot = source.randrange(self.options.slots)
            present = self.written.get(slot) is not None
            if present and source.random() < 0.2:
                self.remove(slot)
                self.counts["removed"] += 1
            else:
                self.write(slot)
                self.counts["changed" if present else "added"] += 1
            time.sleep(source.random() * 0.03)

    # -- readers

    def fetch(self, path, compressed=False):
        """The events of a feed that came whole; None where the daemon was gone before the end."""
        try:
            with self.lock:
                # What was written before the daemon was asked; what it removes meanwhile is no loss.
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"} if compressed else {})
            response = connection.getresponse()
            body = response.read()
            connection.close()
        except (OSError, http.client.HTTPException):
            return None
        if response.status == 404 and path.startswith("/events/"):
            return None
        if response.status != 200:
            raise Lost(f"{path} answered {response.status}")
        tag = response.headers["ETag"]
        if response.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        with self.lock:
            if self.bytes_by_tag.setdefault((path, tag), body) != body:
                raise Lost(f"{path}: {tag} stands for two feeds")
            if len(self.bytes_by_tag) > 3000:
                self.bytes_by_tag.clear()
        events = parse(body)
        self.counts["feeds read"] += 1
        return events

    def note(self, events, before):
        """What a reader saw: no revision older than any that somebody had seen before it asked."""
        for event in events.values():
            known = before.get(event.uid)
            if known and (event.sequence, event.modified) < known:
                raise Lost(f"{event.uid} went back from {known} to {(event.sequence, event.modified)}")
        with self.lock:
            for event in events.values():
                now = (event.sequence, event.modified)
                self.seen[event.uid] = max(self.seen.get(event.uid, now), now)
                if event.slot is None:
                    raise Lost(f"{event.uid} has a summary that nobody wrote: {event.summary}")
                known = self.uids.setdefault(event.slot, event.uid)
                if known != event.uid:
                    raise Lost(f"slot {event.slot} was {known} and is {event.uid}")
                written = self.written.get(event.slot)
                if written is not None and self.removed_at[event.slot] < event.version <= written:
                    self.acknowledged[event.slot] = max(event.version, self.acknowledged.get(event.slot, 0))

    def keep_reading(self, number):
        source = random.Random(self.options.seed + 10 + number)
        while not self.stopping.is_set():
            try:
                with self.lock:
                    before = dict(self.seen)
                events = self.fetch(source.choice(FEEDS), compressed=source.random() < 0.3)
                if events is not None:
                    self.note(events, before)
            except Lost as lost:
                self.trouble.append(str(lost))
                return
            except Exception as error:
                self.trouble.append(f"a reader ended: {error!r}")
                return
            time.sleep(source.random() * 0.02)

    # -- the daemon

    def start(self):
        self.process = subprocess.Popen(
            [self.options.calfeedd, "serve", "--config", f"{self.folder}/calfeed.toml"],
            stderr=subprocess.PIPE, text=True,
        )

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()

    def wait_until_it_serves(self):
        timer = threading.Timer(PATIENCE, self.process.kill)
        timer.start()
        said = []
        try:
            for line in self.process.stderr:
                said.append(line)
                found = re.search(r"listening on http://127\.0\.0\.1:(\d+)/", line)
                if found:
                    self.port = int(found[1])
                    threading.Thread(target=self.drain, args=(self.process.stderr,), daemon=True).start()
                    return
        finally:
            timer.cancel()
        raise Lost("the daemon does not start: " + "".join(said[-5:]))

    @staticmethod
    def drain(stream):
        try:
            for _ in stream:
                pass
        except ValueError:
            pass

    def check_files(self):
        """A copy of the files as the killed daemon left them opens and is whole."""
        if not os.path.exists(f"{self.folder}/store.sqlite"):
            return
        copy = f"{self.folder}/copy"
        shutil.rmtree(copy, ignore_errors=True)
        os.mkdir(copy)
        for end in ("", "-wal"):
            if os.path.exists(f"{self.folder}/store.sqlite{end}"):
                shutil.copy(f"{self.folder}/store.sqlite{end}", copy)
        database = sqlite3.connect(f"{copy}/store.sqlite")
        verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
        strays = database.execute("PRAGMA foreign_key_check").fetchall()
        if verdict != "ok" or strays:
            raise Lost(f"the database is not whole: {verdict} {strays}")
        database.close()

    def check_feed(self):
        """What was acknowledged before is there: the version that was seen or a later one."""
        with self.lock:
            before = dict(self.seen)
            expected = {slot: version for slot, version in self.acknowledged.items() if self.written.get(slot)}
            removed_at = dict(self.removed_at)
        events = self.fetch("/all.ics")
        if events is None:
            raise Lost("the daemon does not answer")
        self.note(events, before)
        by_slot = {event.slot: event for event in events.values()}
        for slot, version in expected.items():
            event = by_slot.get(slot)
            with self.lock:
                # Also one that was removed and written again while the feed was asked for.
                is_gone = self.written.get(slot) is None or self.removed_at[slot] != removed_at.get(slot, 0)
            if event is None and not (is_gone or not os.path.exists(self.path(slot))):
                raise Lost(f"slot {slot}, acknowledged with take {version}, is not in the feed")
            if event is not None and event.version < version:
                raise Lost(f"slot {slot} went back from take {version} to {event.version}")

    def settle(self):
        """In the end, with nothing being written, the feeds say what is written."""
        end = time.monotonic() + PATIENCE
        while True:
            events = self.fetch("/all.ics") or {}
            by_slot = {event.slot: event.version for event in events.values()}
            wrong = {slot: (version, by_slot.get(slot)) for slot, version in self.written.items() if version and by_slot.get(slot) != version}
            wrong |= {slot: (None, by_slot[slot]) for slot, version in self.written.items() if version is None and slot % 2 and slot in by_slot}
            if not wrong:
                return
            if time.monotonic() > end:
                raise Lost(f"in the end these are not as written (slot: written, served): {wrong}")
            time.sleep(0.1)

    def run(self):
        begin = time.monotonic()
        threads = [threading.Thread(target=self.keep_writing)]
        threads += [threading.Thread(target=self.keep_reading, args=(number,)) for number in range(self.options.readers)]
        for thread in threads:
            thread.start()
        kills = 0
        try:
            while kills < self.options.kills and time.monotonic() - begin < self.options.seconds:
                self.start()
                if self.random.random() < 0.4:
                    # Before it serves, or about then.
                    time.sleep(self.random.random() * self.options.early)
                else:
                    self.wait_until_it_serves()
                    self.check_feed()
                    time.sleep(self.random.random() * 0.5)
                self.kill()
                kills += 1
                self.check_files()
                if self.trouble:
                    raise Lost(self.trouble[0])
            self.start()
            self.wait_until_it_serves()
            self.check_feed()
            self.stopping.set()
            for thread in threads:
                thread.join()
            if self.trouble:
                raise Lost(self.trouble[0])
            self.settle()
            self.process.terminate()
            if self.process.wait(PATIENCE) != 0:
                raise Lost("the daemon does not end well")
        finally:
            self.stopping.set()
            if self.process.poll() is None:
                self.kill()
        seconds = time.monotonic() - begin
        figures = ", ".join(f"{self.counts[key]} {key}" for key in ("added", "changed", "removed", "feeds read"))
        print(f"killed {kills} times in {seconds:.0f} s; {figures}; {len(self.uids)} events, nothing lost")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("calfeedd")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=900, help="begin no more kills after this time")
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--slots", type=int, default=40, help="announcements at a time, at the most")
    parser.add_argument("--early", type=float, default=0.3, help="seconds after its start that a kill falls within, of two in five")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="keep the folder")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="calfeed-torture-")
    print(f"seed {options.seed}", flush=True)
    try:
        Torture(options, folder).run()
    except Lost as lost:
        print(f"LOST: {lost}\nkept {folder}")
        return 1
    if not options.keep:
        shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
