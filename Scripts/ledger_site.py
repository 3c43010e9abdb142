"""A small site of invented lectures, for scripts that run a daemon on it and change it."""

import os


def announce(folder, number, version):
    """Writes a version of an announcement, whole or not at all."""
    with open(f"{folder}/{number}.tmp", "w") as file:
        file.write(
            f"Title: Lecture {number} on the keeping of ledgers, version {version}\nSpeaker: Ottoline {number} Vane\n"
            f"Date: {1 + number % 28} May 2031\nTime: 14:{number % 60:02d}\n\n" + f"Some words about ledger {number}. " * 15
        )
    os.rename(f"{folder}/{number}.tmp", f"{folder}/{number}.txt")


def make(root, lectures, more=""):
    """Makes a configuration, with more tables of it, and so many announcements in `talks`; gives the configuration's path."""
    os.mkdir(f"{root}/talks")
    configuration = f"{root}/calfeed.toml"
    with open(configuration, "w") as file:
        file.write(
            f'[server]\nlisten = ["127.0.0.1:0"]\n[store]\npath = "{root}/s.sqlite"\n[[series]]\nslug = "talks"\n'
            'default_zone = "Europe/Paris"\n[[source]]\nkind = "directory"\npath = "talks"\nseries = "talks"\n' + more
        )
    for number in range(lectures):
        announce(f"{root}/talks", number, 0)
    return configuration
