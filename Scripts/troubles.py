#!/usr/bin/env python3
"""Give a daemon a full disk, folders it may not write or read, damaged files and a clock that is moved, and see that it says so and
recovers.

usage: troubles.py CALFEEDD [SCENE...]

As root it mounts small file systems in a name space of its own and runs the daemon as nobody; as another user what needs root
is passed over, and said so. Exit status 0: everything was handled.
"""
import email.utils
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

NOBODY = 65534
PATIENCE = 30
# The clock that people set, moved by the seconds that a file tells; the clock that nobody sets stays as it is.
MOVED_CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
static long moved(void) {
    long seconds = 0;
    FILE *file = fopen(getenv("MOVED_CLOCK"), "r");
    if (file) { if (fscanf(file, "%ld", &seconds) != 1) seconds = 0; fclose(file); }
    return seconds;
}
int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, time);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) time->tv_sec += moved();
    return result;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *time) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (time) *time = now.tv_sec;
    return now.tv_sec;
}
"""
COMPILER = shutil.which("cc") or shutil.which("clang")

class Daemon:
    running = []

    def __init__(self, binary, folder, environment=None):
        self.said = []
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        self.process = subprocess.Popen(
            [binary, "serve", "--config", f"{folder}/calfeed.toml"], stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})}, **user
        )
        Daemon.running.append(self.process)
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        for line in self.process.stderr:
            self.said.append(line)

    def wait_for(self, pattern, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for line in list(self.said):
                found = re.search(pattern, line)
                if found:
                    return found
            time.sleep(0.02)
        raise SystemExit(f"FAILED: {what}: it does not say “{pattern}” but:\n" + "".join(self.said[-8:]))

    def port(self):
        return int(self.wait_for(r"listening on http://127\.0\.0\.1:(\d+)/", "it does not serve")[1])

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port(), timeout=PATIENCE)
        connection.request("GET", path)
        response = connection.getresponse()
        return response, response.read().decode()

    def get(self, path):
        response, text = self.ask(path)
        return response.status, text

    def wait_until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise SystemExit(f"FAILED: {what}\n" + "".join(self.said[-8:]))
            time.sleep(0.05)

    def end(self, status=None):
        if status is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self.thread.join(PATIENCE)
        if code != (status or 0):
            raise SystemExit(f"FAILED: exit status {code}, not {status or 0}\n" + "".join(self.said[-8:]))


class Trouble:
    def __init__(self, binary, root):
        self.binary = binary
        self.root = root
        self.number = 0

    def folder(self):
        self.number += 1
        folder = f"{self.root}/{self.number}"
        for part in ("", "/store", "/talks"):
            os.mkdir(folder + part)
            self.give(folder + part)
        with open(f"{folder}/calfeed.toml", "w") as file:
            file.write(
                f'[server]\nlisten = ["127.0.0.1:0"]\nbase_url = "https://talks.example.org"\n[store]\npath = "{folder}/store/s.sqlite"\n'
                '[[series]]\nslug = "talks"\ndefault_zone = "Europe/Paris"\n[[source]]\nkind = "directory"\npath = "talks"\nseries = "talks"\n'
            )
        return folder

    @staticmethod
    def give(path):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)

    @staticmethod
    def announce(folder, number, words=10, title="Lecture"):
        with open(f"{folder}/talks/{number}.tmp", "w") as file:
            file.write(
                f"Title: {title} {number} on the keeping of ledgers\nSpeaker: Ottoline {number} Vane\nDate: {1 + number % 28} May 2031\n"
                f"Time: 14:{number % 60:02d}\n\n" + f"Some words about ledger {number}. " * words
            )
        os.rename(f"{folder}/talks/{number}.tmp", f"{folder}/talks/{number}.txt")

    def count(self, daemon):
        return daemon.get("/all.ics")[1].count("BEGIN:VEVENT")

    def disk_full(self):
        folder = self.folder()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size=1m,uid={NOBODY},mode=0700", "tmpfs", f"{folder}/store"], check=True)
        try:
            self.announce(folder, 0)
            daemon = Daemon(self.binary, folder)
            daemon.wait_until(lambda: self.count(daemon) == 1, "the first announcement is not served")
            number = 1
            end = time.monotonic() + 120
            while not any("the disk is full" in line for line in list(daemon.said)):
                # As fast as they are read, on whatever machine.
                if self.count(daemon) == number:
                    self.announce(folder, number, words=600)
                    number += 1
                time.sleep(0.02)
                if time.monotonic() > end:
                    raise SystemExit("FAILED: the disk does not become full")
            status, text = daemon.get("/healthz")
            if status != 503 or "the disk is full; make room" not in json.loads(text)["storing_trouble"]:
                raise SystemExit(f"FAILED: /healthz does not tell that the disk is full: {status} {text}")
            if "UID:" not in daemon.get("/all.ics")[1]:
                raise SystemExit("FAILED: what was there is not served on a full disk")
            subprocess.run(["mount", "-o", "remount,size=200m", f"{folder}/store"], check=True)
            daemon.wait_until(lambda: self.count(daemon) == number, "what came while the disk was full is not taken in")
            daemon.wait_until(lambda: daemon.get("/healthz")[0] == 200, "/healthz does not recover")
            daemon.end()
        finally:
            subprocess.run(["umount", "-l", f"{folder}/store"])

    def read_only_store(self):
        folder = self.folder()
        os.chmod(f"{folder}/store", 0o555)
        daemon = Daemon(self.binary, folder)
        daemon.end(74)
        daemon.wait_for(r"s\.sqlite.*let the daemon's user", "a store that cannot be written")
        # Later, too: a file system that becomes read-only.
        os.chmod(f"{folder}/store", 0o755)
        self.announce(folder, 0)
        daemon = Daemon(self.binary, folder)
        daemon.wait_until(lambda: self.count(daemon) == 1, "the announcement is not served")
        daemon.end()

    def unreadable_files(self):
        folder = self.folder()
        self.announce(folder, 0)
        self.announce(folder, 1)
        os.chmod(f"{folder}/talks/1.txt", 0)
        if os.getuid() == 0:
            os.chown(f"{folder}/talks/1.txt", 0, 0)
        daemon = Daemon(self.binary, folder)
        daemon.wait_for(r"gave no seminar.*file=1\.txt", "a file that cannot be read")
        if self.count(daemon) != 1:
            raise SystemExit("FAILED: an unreadable file stops the others")
        os.chmod(f"{folder}/talks/1.txt", 0o644)
        daemon.wait_until(lambda: self.count(daemon) == 2, "a file that became readable is not read")
        # A file that can no longer be read takes nothing away, nor does a folder.
        os.chmod(f"{folder}/talks/1.txt", 0)
        os.chmod(f"{folder}/talks", 0)
        if os.getuid() == 0:
            os.chown(f"{folder}/talks", 0, 0)
        os.kill(daemon.process.pid, signal.SIGHUP)
        daemon.wait_for(r"a source cannot be read.*talks", "a folder that cannot be read")
        daemon.wait_until(lambda: json.loads(daemon.get("/healthz")[1])["status"] == "degraded", "/healthz is not degraded")
        if self.count(daemon) != 2:
            raise SystemExit("FAILED: a folder that cannot be read takes seminars away")
        os.chmod(f"{folder}/talks", 0o755)
        daemon.wait_until(lambda: json.loads(daemon.get("/healthz")[1])["status"] == "ok", "/healthz does not recover")
        daemon.end()

    def damaged_database(self):
        for damage in ("beginning", "middle", "text", "wal"):
            folder = self.folder()
            for number in range(60):
                self.announce(folder, number, words=100)
            daemon = Daemon(self.binary, folder)
            daemon.wait_until(lambda: self.count(daemon) == 60, "the announcements are not served")
            if damage == "wal":
                # Half a write-ahead log, as a power cut leaves it, is no damage: what is whole in it counts.
                daemon.process.kill()
                daemon.process.wait()
                size = os.path.getsize(f"{folder}/store/s.sqlite-wal")
                os.truncate(f"{folder}/store/s.sqlite-wal", size * 2 // 3)
                daemon = Daemon(self.binary, folder)
                daemon.wait_until(lambda: self.count(daemon) == 60, "half a log stops the daemon")
                daemon.end()
                continue
            daemon.end()
            path = f"{folder}/store/s.sqlite"
            if damage == "text":
                with open(path, "w") as file:
                    file.write("This is a shopping list, and no database at all.\n" * 200)
            else:
                size = os.path.getsize(path)
                with open(path, "r+b") as file:
                    file.seek(0 if damage == "beginning" else size // 3)
                    file.write(b"\xa5" * (4096 if damage == "beginning" else size // 3))
            for end in ("-wal", "-shm"):
                if os.path.exists(path + end):
                    os.unlink(path + end)
            daemon = Daemon(self.binary, folder)
            daemon.end(74)
            daemon.wait_for(r"s\.sqlite: is damaged or no database.*restore a backup, or move it away", f"damage: {damage}")
            # Its advice works.
            os.rename(path, path + ".damaged")
            daemon = Daemon(self.binary, folder)
            daemon.wait_until(lambda: self.count(daemon) == 60, "the advice does not work")
            daemon.end()

    def moved_clock(self):
        """The clock goes back by a day, on by two and back by one, while the daemon runs and between two runs."""
        folder = self.folder()
        clock = f"{folder}/clock"
        with open(f"{folder}/clock.c", "w") as file:
            file.write(MOVED_CLOCK)
        subprocess.run([COMPILER, "-shared", "-fPIC", "-o", f"{folder}/clock.so", f"{folder}/clock.c", "-ldl"], check=True)
        environment = {"LD_PRELOAD": f"{folder}/clock.so", "MOVED_CLOCK": clock}

        def move(seconds):
            with open(f"{clock}.new", "w") as file:
                file.write(str(seconds))
            os.chmod(f"{clock}.new", 0o644)
            os.rename(f"{clock}.new", clock)

        move(0)
        self.announce(folder, 0)
        daemon = Daemon(self.binary, folder, environment)
        daemon.wait_until(lambda: self.count(daemon) == 1, "the announcement is not served")
        seen = {}
        modified = [email.utils.parsedate_to_datetime(daemon.ask("/all.ics")[0].headers["Last-Modified"])]
        date = email.utils.parsedate_to_datetime(daemon.ask("/all.ics")[0].headers["Date"])

        def look(what):
            response, text = daemon.ask("/all.ics")
            modified.append(email.utils.parsedate_to_datetime(response.headers["Last-Modified"]))
            if modified[-1] < modified[-2]:
                raise SystemExit(f"FAILED: {what}: Last-Modified goes back from {modified[-2]} to {modified[-1]}")
            now = {}
            for event in text.replace("\r\n ", "").split("BEGIN:VEVENT")[1:]:
                fields = dict(line.split(":", 1) for line in event.splitlines() if ":" in line)
                now[fields["UID"]] = int(fields.get("SEQUENCE", 0))
            for uid, sequence in seen.items():
                if now.get(uid, -1) < sequence:
                    raise SystemExit(f"FAILED: {what}: SEQUENCE of {uid} was {sequence} and is {now.get(uid)}")
            seen.update(now)
            return email.utils.parsedate_to_datetime(response.headers["Date"])

        day = 86400
        for number, (moved, what) in enumerate(((-day, "back by a day"), (day, "on by two days"), (0, "back by a day again")), 1):
            for is_restarted in (False, True):
                if is_restarted:
                    daemon.end()
                move(moved)
                if is_restarted:
                    daemon = Daemon(self.binary, folder, environment)
                daemon.wait_until(lambda: abs((look(what) - date).total_seconds() - moved) < 3600, f"the clock went {what}, and Date does not")
                count = 2 * number + is_restarted
                self.announce(folder, count)
                daemon.wait_until(lambda: self.count(daemon) == count, f"the clock went {what}: an announcement is lost")
                before = daemon.get("/all.ics")[1]
                self.announce(folder, 0, title=f"Lecture of version {count},")
                daemon.wait_until(lambda: daemon.get("/all.ics")[1] != before, f"the clock went {what}: a change is lost")
                look(what)
        daemon.end()

    def missing_folder(self):
        folder = self.folder()
        shutil.rmtree(f"{folder}/store")
        daemon = Daemon(self.binary, folder)
        daemon.end(74)
        daemon.wait_for(r"s\.sqlite.*create its folder", "a folder that is missing")


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    root = tempfile.mkdtemp(prefix="calfeed-troubles-")
    os.chmod(root, 0o755)
    binary = f"{root}/calfeedd"
    shutil.copy(sys.argv[1], binary)
    os.chmod(binary, 0o755)
    trouble = Trouble(binary, root)
    scenes = ["missing_folder", "damaged_database", "unreadable_files", "read_only_store"]
    if os.getuid() == 0:
        scenes.append("disk_full")
    else:
        print("a full disk: passed over, it takes root to make one")
    if COMPILER:
        scenes.append("moved_clock")
    else:
        print("a moved clock: passed over, it takes a C compiler")
    try:
        for scene in sys.argv[2:] or scenes:
            getattr(trouble, scene)()
            print(f"{scene.replace('_', ' ')}: handled", flush=True)
    finally:
        for process in Daemon.running:
            process.kill()
        shutil.rmtree(root, ignore_errors=True)


main()
