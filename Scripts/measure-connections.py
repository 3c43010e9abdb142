#!/usr/bin/env python3
"""Measures what open connections cost a running daemon in resident memory.

usage: measure-connections.py idle URL PID [--count 10000]
       measure-connections.py slow URL PID [--count 1000] [--seconds 20]

idle: each connection asks once with If-None-Match: * and then stays open.
slow: each connection asks for the whole body and reads 1 KB of it each second.

Prints resident and, where the kernel tells, socket memory before, during and after. Loopback only; the limits on
open files of this process and of the daemon must allow the count.
"""

import argparse
import resource
import socket
import time
import urllib.parse


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def kernel():
    with open("/proc/net/sockstat") as text:
        line = next(line.split() for line in text if line.startswith("TCP:"))
    return int(line[line.index("mem") + 1]) * resource.getpagesize() / 1048576


def say(when, pid):
    print(f"{when:28} resident {resident(pid):7.1f} MiB   TCP buffers {kernel():7.1f} MiB", flush=True)


def connect(address, request, buffer=None):
    client = socket.socket()
    if buffer:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    client.connect(address)
    client.sendall(request)
    return client


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["idle", "slow"])
    parser.add_argument("url")
    parser.add_argument("pid", type=int)
    parser.add_argument("--count", type=int)
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    count = options.count or (10_000 if options.kind == "idle" else 1_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 1000), hard))
    url = urllib.parse.urlsplit(options.url)
    address = (url.hostname, url.port or 80)
    fields = "If-None-Match: *\r\n" if options.kind == "idle" else ""
    request = f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n{fields}\r\n".encode()

    say("before", options.pid)
    clients = []
    for number in range(count):
        client = connect(address, request, None if options.kind == "idle" else 4096)
        if options.kind == "idle":
            answer = client.recv(4096)
            assert answer.startswith(b"HTTP/1.1 304"), answer[:100]
        clients.append(client)
    say(f"{count} connections", options.pid)
    if options.kind == "slow":
        for client in clients:
            client.setblocking(False)
        got = 0
        for second in range(options.seconds):
            begun = time.monotonic()
            for client in clients:
                try:
                    got += len(client.recv(1024))
                except BlockingIOError:
                    pass
            time.sleep(max(0.0, 1 - (time.monotonic() - begun)))
        say(f"after {options.seconds} s, {got / 1024:.0f} KiB read", options.pid)
    for client in clients:
        client.close()
    time.sleep(2)
    say("after closing", options.pid)


main()
