#!/usr/bin/env python3
"""Connects again and again while a daemon behind inherited sockets is restarted, and counts who was not answered.

usage: measure-restart.py URL COMMAND... [--seconds 10] [--clients 8] [--restarts 5]

COMMAND restarts the daemon, as `systemctl restart calfeedd`. Each client asks with Connection: close, over and over; a
connection that is refused or reset, and an answer that is not whole, is a loss. Exit status 0: nothing was lost.
"""

import argparse
import socket
import subprocess
import threading
import time
import urllib.parse


def ask(address, request):
    with socket.create_connection(address, timeout=30) as client:
        client.sendall(request)
        answer = b""
        while piece := client.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 "):
        raise OSError(f"answered with {head[:60]!r}")
    length = int(next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: ")).split()[1])
    if len(body) != length:
        raise OSError(f"{len(body)} of {length} octets")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("command", nargs="+")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--restarts", type=int, default=5)
    options = parser.parse_args()
    url = urllib.parse.urlsplit(options.url)
    address = (url.hostname, url.port or 80)
    request = f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nConnection: close\r\n\r\n".encode()
    counts = {"answered": 0}
    losses = []
    slowest = [0.0]
    lock = threading.Lock()
    end = time.monotonic() + options.seconds

    def client():
        while time.monotonic() < end:
            start = time.monotonic()
            try:
                ask(address, request)
                with lock:
                    counts["answered"] += 1
                    slowest[0] = max(slowest[0], time.monotonic() - start)
            except OSError as error:
                with lock:
                    losses.append(str(error))

    threads = [threading.Thread(target=client) for _ in range(options.clients)]
    for thread in threads:
        thread.start()
    for _ in range(options.restarts):
        time.sleep(options.seconds / (options.restarts + 1))
        subprocess.run(options.command, check=True)
    for thread in threads:
        thread.join()
    print(f"{counts['answered']} answered over {options.restarts} restarts, {len(losses)} lost; the slowest took {slowest[0]:.2f} s")
    for loss in losses[:5]:
        print(f"lost: {loss}")
    raise SystemExit(1 if losses else 0)


main()
