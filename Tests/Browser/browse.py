#!/usr/bin/env python3
"""Drives headless Chromium over a running daemon as a visitor would: subscribes, filters, changes the zone, reads the
evidence; on a desktop and a telephone, in light and dark, in five languages. Needs `chromium`. Where the package
axe-playwright-python is there, whose axe.min.js is all that is used of it, every page that is looked at is put through axe.

    Tests/Browser/browse.py http://127.0.0.1:8080/ [--screenshots FOLDER] [--hostile] [--review http://x:TOKEN@127.0.0.1:8081/]

Exit status 0 when everything holds. The daemon should serve the announcements in Samples/.
"""
import argparse
import base64
import importlib.util
import json
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request



def axe_script():
    """Deque's axe-core, from whichever package carries it; nothing where none does."""
    for name in ("axe_playwright_python", "axe_core_python"):
        found = importlib.util.find_spec(name)
        for folder in found.submodule_search_locations if found else []:
            script = pathlib.Path(folder, "axe.min.js")
            if script.exists():
                return script.read_text()
    return None


AXE = axe_script()
# WCAG 2.2 at level AA, and what axe calls best practice.
RUN_AXE = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(
  v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"""

SIZES = {"desktop": (1280, 900, False), "phone": (390, 844, True)}
LIMIT = 60 * 1024


class Socket:
    """As much of RFC 6455 as one conversation with a browser takes."""

    def __init__(self, url):
        host, _, path = url.removeprefix("ws://").partition("/")
        name, _, port = host.partition(":")
        self.socket = socket.create_connection((name, int(port)), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /{path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.file = self.socket.makefile("rb")
        while self.file.readline() not in (b"\r\n", b""):
            pass

    def send(self, text):
        data = text.encode()
        mask = os.urandom(4)
        head = bytes([0x81])
        if len(data) < 126:
            head += bytes([0x80 | len(data)])
        elif len(data) < 65536:
            head += bytes([0xFE]) + struct.pack(">H", len(data))
        else:
            head += bytes([0xFF]) + struct.pack(">Q", len(data))
        self.socket.sendall(head + mask + bytes(octet ^ mask[i % 4] for i, octet in enumerate(data)))

    def receive(self):
        message = b""
        while True:
            first, second = self.file.read(2)
            count = second & 127
            if count == 126:
                count = struct.unpack(">H", self.file.read(2))[0]
            elif count == 127:
                count = struct.unpack(">Q", self.file.read(8))[0]
            message += self.file.read(count)
            if first & 0x80:
                return message.decode()


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="calfeed-browser-")
        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        active = pathlib.Path(self.profile, "DevToolsActivePort")
        deadline = time.monotonic() + 60
        while not (active.exists() and active.read_text().count("\n")) and time.monotonic() < deadline:
            time.sleep(0.1)
        port = active.read_text().split()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list") as answer:
            page = next(target for target in json.load(answer) if target["type"] == "page")
        self.socket = Socket(page["webSocketDebuggerUrl"])
        self.number = 0
        self.complaints = []
        self.loaded = False
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.profile, ignore_errors=True)

    def note(self, event):
        method, values = event.get("method"), event.get("params", {})
        if method == "Page.loadEventFired":
            self.loaded = True
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(values["exceptionDetails"]["text"])
        elif method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            self.complaints.append(values["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append("a script ran: " + values["message"])

    def call(self, method, **values):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": values}))
        while True:
            event = json.loads(self.socket.receive())
            if event.get("id") == self.number:
                return event.get("result", {})
            self.note(event)

    def await_load(self):
        while not self.loaded:
            self.note(json.loads(self.socket.receive()))

    def open(self, url):
        self.loaded = False
        self.call("Page.navigate", url=url)
        self.await_load()

    def click(self, selector):
        self.loaded = False
        found = self.value(f"(e => e ? (e.click(), true) : false)(document.querySelector({json.dumps(selector)}))")
        assert found, f"nothing to click: {selector}"
        self.await_load()

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def promised(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return answer["result"].get("value")

    def dress(self, size, scheme, language="en"):
        width, height, mobile = SIZES[size]
        self.width = width
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))


# Relative luminance and contrast as WCAG 2.2 defines them, of every element that holds text of its own.
CONTRAST = r"""
(() => {
  const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.body.querySelectorAll('*')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const [a, b] = [light(parse(style.color)), light(ground(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) bad.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(bad)].slice(0, 8);
})()
"""

# What axe's rules of level A and AA ask of such pages, as far as a script can see it.
STRUCTURE = r"""
(() => {
  const bad = [];
  if (!document.documentElement.lang) bad.push('no language');
  if (!document.title) bad.push('no title');
  if (document.querySelectorAll('main').length !== 1) bad.push('not one main');
  if (document.querySelectorAll('h1').length !== 1) bad.push('not one h1');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  for (const id of new Set(ids)) if (ids.filter(i => i === id).length > 1) bad.push('id twice: ' + id);
  for (const e of document.querySelectorAll('a[href]')) if (!(e.textContent.trim() || e.getAttribute('aria-label')))
    bad.push('a link without words: ' + e.getAttribute('href'));
  for (const e of document.querySelectorAll('input:not([type=hidden]),select,textarea'))
    if (!(e.labels.length || e.getAttribute('aria-label'))) bad.push('no label: ' + e.name);
  for (const e of document.querySelectorAll('[aria-labelledby]'))
    if (!document.getElementById(e.getAttribute('aria-labelledby'))) bad.push('labelled by nothing');
  for (const e of document.querySelectorAll('a[href^="#"]'))
    if (e.hash.length > 1 && !document.getElementById(decodeURIComponent(e.hash.slice(1)))) bad.push('leads nowhere: ' + e.hash);
  let level = 1;
  for (const e of document.querySelectorAll('h1,h2,h3,h4')) { const n = Number(e.tagName[1]);
    if (n > level + 1) bad.push('a heading too deep: ' + e.textContent.slice(0, 30)); level = n; }
  for (const e of document.querySelectorAll('script:not([src]):not([type="application/ld+json"]),[onclick],[onload],[onerror],[style]'))
    bad.push('script or style inline: ' + e.tagName);
  for (const e of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(e.textContent);
    return bad;
})()
"""


class Visit:
    def __init__(self, base, folder):
        self.base, self.folder, self.faults, self.checks = base.rstrip("/"), folder, [], 0
        self.browser = Browser()

    def expect(self, holds, what):
        self.checks += 1
        if not holds:
            self.faults.append(what)

    def look(self, name):
        """What holds for every page."""
        for kind, script in (("contrast", CONTRAST), ("structure", STRUCTURE)):
            found = self.browser.value(script)
            self.expect(found == [], f"{name}: {kind}: {found}")
        if AXE:
            self.browser.value(AXE + "; true")
            found = self.browser.promised(RUN_AXE)
            self.expect(found == [], f"{name}: axe: {found}")
        width = self.browser.value("document.documentElement.scrollWidth")
        self.expect(width <= self.browser.width, f"{name}: {width} wide in a window of {self.browser.width}")
        self.expect(not self.browser.complaints, f"{name}: console: {self.browser.complaints}")
        self.browser.complaints = []
        if self.folder:
            self.browser.picture(self.folder / f"{name}.png")

    def weigh(self, path):
        with urllib.request.urlopen(self.base + path) as answer:
            body = answer.read()
        style = b""
        for asset in ("/style.css", "/visitor.js"):
            with urllib.request.urlopen(self.base + asset) as answer:
                style += answer.read()
        self.expect(len(body) + len(style) < LIMIT, f"{path} weighs {len(body) + len(style)}")
        return len(body) + len(style)

    def run(self):
        browser, base = self.browser, self.base
        weights = []
        for size in SIZES:
            for scheme in ("light", "dark"):
                browser.dress(size, scheme)
                name = f"{size}-{scheme}"
                browser.open(base + "/")
                self.look(f"front-{name}")
                # Subscribing.
                link = browser.value("document.querySelector('.subscribe .button').href")
                self.expect(link == base.replace("http://", "webcal://") + "/all.ics", f"subscribes to {link}")
                copy = browser.value("document.querySelector('#address').value")
                with urllib.request.urlopen(copy) as answer:
                    self.expect(answer.read(15) == b"BEGIN:VCALENDAR", f"{copy} is no calendar")
                # Filtering and another zone, by the form alone.
                count = browser.value("document.querySelectorAll('article').length")
                browser.value("document.querySelector('#q').value = 'slow'; document.querySelector('#tz').value = 'Asia/Tokyo'")
                browser.click(".finder button")
                fewer = browser.value("document.querySelectorAll('article').length")
                self.expect(0 < fewer < count, f"{name}: the filter leaves {fewer} of {count}")
                own = browser.value("document.querySelector('.own').textContent")
                self.expect("Tokyo" in own and "JST" in own, f"{name}: no time in Tokyo: {own}")
                filtered = browser.value("document.querySelector('#address').value")
                self.expect(filtered.endswith("/all.ics?q=slow"), f"{name}: {filtered}")
                self.look(f"filtered-{name}")
                # A talk, and where its values come from.
                browser.click("article h4 a")
                self.expect(browser.value("!!document.querySelector('.own')"), f"{name}: the zone is lost on the way")
                marks = browser.value("document.querySelectorAll('.announcement mark').length")
                self.expect(marks >= 3, f"{name}: {marks} words are marked")
                words = browser.value(
                    "(e => { location.hash = e.hash; return document.getElementById(e.hash.slice(1))"
                    ".nextElementSibling.textContent })(document.querySelector('#start .rule a'))")
                quoted = browser.value("document.querySelector('#start blockquote').textContent")
                self.expect(words in quoted or quoted in words, f"{name}: {quoted!r} leads to {words!r}")
                self.look(f"event-{name}")
        for language, direction in (("de", "ltr"), ("fr", "ltr"), ("ja", "ltr"), ("he", "rtl")):
            for size in SIZES:
                browser.dress(size, "light", language)
                browser.open(base + "/")
                self.expect(browser.value("document.documentElement.lang") == language, f"{language} is not spoken")
                shown = browser.value("getComputedStyle(document.body).direction")
                self.expect(shown == direction, f"{language} runs {shown}")
                self.look(f"front-{size}-{language}")
                browser.click("article h4 a")
                self.expect(browser.value("document.querySelectorAll('.announcement mark').length") > 0, "no marks")
                self.look(f"event-{size}-{language}")
        # What only a script can know: the visitor's zone. Without it, or where a zone is asked for, nothing is added.
        browser.dress("phone", "light")
        for zone, city, field in (("Asia/Tokyo", "Tokyo", "Asia/Tokyo"), ("UTC", None, "")):
            browser.call("Emulation.setTimezoneOverride", timezoneId=zone)
            for path, count in (("/", 1), ("/?tz=America/New_York", 0)):
                browser.open(base + path)
                own = browser.value("[...document.querySelectorAll('.own')].filter(e => !/·/.test(e.textContent)).map(e => e.textContent)")
                told = city is not None and count > 0
                self.expect(bool(own) == told and all(city in line for line in own), f"{zone} {path}: {own}")
                self.expect(browser.value("document.querySelector('#tz').placeholder") == field, f"{zone} is not offered")
            if city:
                browser.open(base + "/")
                self.look("front-phone-tokyo")
        browser.call("Emulation.setTimezoneOverride", timezoneId="")
        browser.dress("desktop", "light")
        browser.open(base + "/")
        paths = browser.value(
            "[...new Set([...document.querySelectorAll('a[href^=\"/\"]')].map(e => e.pathname))]"
            ".filter(p => !/[.][a-z]+$/.test(p) || p.startsWith('/events/'))")
        for path in paths:
            browser.open(base + path)
            self.expect(browser.value(STRUCTURE) == [], f"{path}: {browser.value(STRUCTURE)}")
            weights.append(self.weigh(path))
        self.expect(not browser.complaints, f"console: {browser.complaints}")
        browser.close()
        print(f"{self.checks} checks on {len(paths)} pages, the heaviest with its style {max(weights)} bytes")
        for fault in self.faults:
            print("FAULT", fault)
        return not self.faults


    def walk(self):
        """Opens every page of a site that may hold anything, the first in every language."""
        self.browser.dress("desktop", "light")
        self.browser.open(self.base + "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&speaker=%3Cscript%3E")
        self.look("hostile-filter")
        for language in ("en", "de", "fr", "ja", "he"):
            self.browser.open(f"{self.base}/?lang={language}")
            self.look(f"hostile-{language}")
        paths = self.browser.value("[...new Set([...document.querySelectorAll('h4 a')].map(e => e.pathname))]")
        for number, path in enumerate(paths):
            self.browser.open(self.base + path)
            self.look(f"hostile-{number}")
        self.browser.close()
        print(f"{self.checks} checks on {len(paths) + 6} pages")
        for fault in self.faults:
            print("FAULT", fault)
        return not self.faults


    def review(self, address, has_all):
        """The operators' page: corrects a talk by its form, takes it back, and settles what is listed.

        has_all: whether the daemon serves announcements with something of every kind to settle.
        """
        browser = self.browser
        for size in SIZES:
            for scheme, language in (("light", "en"), ("dark", "de"), ("light", "he")):
                browser.dress(size, scheme, language)
                browser.open(address)
                browser.value("document.querySelectorAll('details').forEach(e => e.open = true)")
                self.look(f"review-{size}-{scheme}-{language}")
                browser.click(".matters a.button[href^='/event']")
                self.look(f"review-form-{size}-{scheme}-{language}")
        browser.dress("desktop", "light")
        browser.open(address)
        browser.click(".matters a.button[href^='/event']")
        uid = browser.value("document.querySelector('[name=uid]').value")
        before = browser.value("document.querySelector('#title').value")
        browser.value("document.querySelector('#title').value = 'Corrected <b>here</b>'")
        browser.click(".entry ~ p button")
        self.expect(browser.value("document.querySelector('.notice').getAttribute('role')") == "status", "not saved")
        self.expect(browser.value("document.querySelector('#title').value") == "Corrected <b>here</b>", "another title")
        self.look("review-saved")
        with urllib.request.urlopen(f"{self.base}/events/{uid}") as answer:
            page = answer.read().decode()
        self.expect("Corrected &lt;b&gt;here&lt;/b&gt;" in page and "corrected by hand" in page, "the page is as before")
        browser.value("document.querySelector('#start').type = 'text'; document.querySelector('#start').value = 'teatime'")
        browser.click(".entry ~ p button")
        self.expect(browser.value("document.querySelector('.notice').getAttribute('role')") == "alert", "not refused")
        self.expect(browser.value("document.querySelector('#start').value") == "teatime", "what was entered is lost")
        # A page that answers 422 is no fault of the page.
        browser.complaints = []
        self.look("review-refused")
        browser.click("nav a")
        browser.open(f"{address}event?uid={uid}")
        browser.value("document.querySelector('[name=back][value=title]').checked = true")
        browser.click(".entry ~ p button")
        self.expect(browser.value("document.querySelector('#title').value") == before, "the title is not taken back")
        done = [self.join(address), self.enter(address)]
        self.expect(all(done) or not has_all, "nothing is listed that can be joined or entered")
        browser.open(address)
        unread = browser.value("document.querySelectorAll('form[action=\"/aside\"]').length")
        if unread:
            browser.click("form[action='/aside'] button")
            left = browser.value("document.querySelectorAll('form[action=\"/aside\"]').length")
            self.expect(left == unread - 1, f"{left} of {unread} announcements are left")
        browser.close()
        print(f"{self.checks} checks with the review page")
        for fault in self.faults:
            print("FAULT", fault)
        return not self.faults


    def join(self, address):
        """Makes two events one, and two again."""
        browser = self.browser
        browser.open(address)
        if not browser.value("document.querySelectorAll('form:has([name=join])').length"):
            return False
        browser.click("form:has([name=join]) button")
        self.expect(browser.value("document.querySelector('.notice').getAttribute('role')") == "status", "not joined")
        self.look("review-joined")
        browser.click("form:has([name=part]) button")
        self.expect(browser.value("document.querySelectorAll('[name=part]').length") == 0, "not taken apart")
        return True

    def enter(self, address):
        """Enters a talk from an announcement that was not understood."""
        browser = self.browser
        browser.open(address)
        if not browser.value("document.querySelectorAll('a[href^=\"/announcement\"]').length"):
            return False
        browser.click("a[href^='/announcement']")
        for size in SIZES:
            browser.dress(size, "light", "en")
            self.look(f"review-entry-{size}")
        browser.value("document.querySelector('#title').value = 'Read <i>by a person</i>'")
        browser.value("document.querySelector('#start').value = '2037-03-05T16:00'")
        browser.value("document.querySelector('#zone').value = 'Europe/Paris'")
        browser.click(".entry ~ p button")
        self.expect(browser.value("document.querySelector('.notice').getAttribute('role')") == "status", "not entered")
        uid = browser.value("document.querySelector('[name=uid]').value")
        with urllib.request.urlopen(f"{self.base}/events/{uid}") as answer:
            self.expect("Read &lt;i&gt;by a person&lt;/i&gt;" in answer.read().decode(), "the entered talk has no page")
        return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="where the daemon is")
    parser.add_argument("--screenshots", type=pathlib.Path, help="a folder for pictures of every page that is looked at")
    parser.add_argument("--hostile", action="store_true", help="the daemon serves Tests/Browser/hostile: see that no script runs")
    parser.add_argument("--review", help="the review page, with its token: that alone is looked at, and used")
    arguments = parser.parse_args()
    if not AXE:
        print("axe is not there (pip install --no-deps axe-playwright-python): its rules are not checked")
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    visit = Visit(arguments.base, arguments.screenshots)
    if arguments.review:
        sys.exit(0 if visit.review(arguments.review, arguments.hostile) else 1)
    sys.exit(0 if (visit.walk() if arguments.hostile else visit.run()) else 1)


if __name__ == "__main__":
    main()
