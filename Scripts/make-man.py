#!/usr/bin/env python3
"""Make the man page of a command from what the command says of itself.

usage: calfeedd --experimental-dump-help | make-man.py VERSION DATE > docs/man/calfeedd.8
"""
import json
import sys

FILES = (
    ("/etc/calfeed/calfeed.toml", "The configuration. Every key with its default: /usr/share/doc/calfeed/calfeed.toml."),
    ("/var/lib/calfeed/calfeed.sqlite", "The database; two more files, -wal and -shm, stand beside it while the daemon runs."),
)
STATUS = (
    (0, "All went well, or the daemon was told to stop."),
    (64, "The command line is wrong."),
    (69, "An address cannot be listened on, or another daemon works on the database."),
    (74, "The database or another file cannot be opened, read or written."),
    (78, "The configuration, or what it relies on, is wrong."),
)
SIGNALS = (
    ("SIGTERM, SIGINT", "Stops: takes no more connections, lets those there are end, and ends."),
    ("SIGHUP", "Reads the configuration again. A wrong one is refused and the one in force stays."),
)


def text(words):
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in escaped.split("\n"))


def name(argument, value=True):
    if argument["kind"] == "positional":
        written = f"\\fI{text(argument['valueName'])}\\fR" + ("..." if argument["isRepeating"] else "")
    else:
        names = [("\\-" if each["kind"] == "short" else "\\-\\-") + text(each["name"]) for each in argument["names"]]
        if not value:
            names = ["\\-\\-" + text(argument["preferredName"]["name"])]
        written = ", ".join(f"\\fB{each}\\fR" for each in names)
        if argument["kind"] == "option":
            written += f" \\fI{text(argument['valueName'])}\\fR"
    return written


def shown(command):
    return [each for each in command.get("arguments", []) if each["shouldDisplay"]]


def synopsis(command, path):
    words = [f"\\fB{text(path)}\\fR"]
    for argument in shown(command):
        written = name(argument, value=False)
        words.append(f"[{written}]" if argument["isOptional"] else written)
    return " ".join(words)


def describe(arguments):
    for argument in arguments:
        print(".TP\n" + name(argument))
        print(text(argument.get("abstract", "")))
        if argument.get("discussion"):
            print(text(argument["discussion"]))
        if argument.get("defaultValue"):
            print(f"The default is \\fB{text(argument['defaultValue'])}\\fR.")


def main():
    version, date = sys.argv[1:]
    root = json.load(sys.stdin)["command"]
    commands = [each for each in root.get("subcommands", []) if each["shouldDisplay"] and each["commandName"] != "help"]
    print(f'.\\" Made from the output of {root["commandName"]} by Scripts/make-man.py; change the command instead.')
    print(f'.TH CALFEEDD 8 "{date}" "calfeed {version}" "System Administration"')
    print(f".SH NAME\n{root['commandName']} \\- {text(root['abstract'][0].lower() + root['abstract'][1:].rstrip('.'))}")
    print(".SH SYNOPSIS")
    for command in commands:
        print(synopsis(command, f"{root['commandName']} {command['commandName']}") + "\n.br")
    if root.get("defaultSubcommand"):
        print(f".SH DESCRIPTION\nWithout a command, \\fB{root['defaultSubcommand']}\\fR is meant.")
    print(".SH COMMANDS")
    for command in commands:
        print(f".SS {text(command['commandName'])}\n{text(command['abstract'])}")
        if command.get("discussion"):
            print(text(command["discussion"]))
        describe(shown(command))
    print(".SH SIGNALS")
    for word, meaning in SIGNALS:
        print(f".TP\n\\fB{word}\\fR\n{text(meaning)}")
    print(".SH FILES")
    for path, meaning in FILES:
        print(f".TP\n\\fI{text(path)}\\fR\n{text(meaning)}")
    print(".SH EXIT STATUS")
    for number, meaning in STATUS:
        print(f".TP\n\\fB{number}\\fR\n{text(meaning)}")
    print(".SH SEE ALSO\n.BR systemctl (1),\n.BR systemd.socket (5)")


main()
