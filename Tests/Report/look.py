"""Looks at a bundle's page as people do: in a browser, with and without its script, on a phone, in the dark, on paper, and
after it was damaged.

    python3 look.py PAGE…                 the first one is damaged in many ways as well
    python3 look.py --pictures DIR PAGE   takes the pictures of Docs/Guides/dispute.md

Prints a line for each thing that is not as it should be, and how many were looked at; exits with 1 if there was any.
"""

import base64
import hashlib
import json
import os
import random
import re
import sys
import tempfile

from chromium import Chromium, Page

SEED = 20171231
RANDOM_DAMAGES = 25
looked = 0
broken = []


def expect(holds, what):
    global looked
    looked += 1
    if not holds:
        broken.append(what)


# ---- The page in parts -----------------------------------------------------------------------------------------------

class Parts:
    def __init__(self, text):
        self.text = text
        self.shown_at = text.index('<div id="page">')
        self.data_at = text.index('<script type="application/json"')
        self.json_at = text.index(">", self.data_at) + 1
        self.json_end = text.index("</script>", self.json_at)
        self.script_at = text.index("<script>", self.json_end)
        self.shown = text[self.shown_at:self.data_at].rstrip("\n")
        self.data = json.loads(text[self.json_at:self.json_end])

    def with_shown(self, old, new, count=1):
        assert old in self.shown, old
        return self.text[:self.shown_at] + self.shown.replace(old, new, count) + "\n" + self.text[self.data_at:]

    def with_json(self, old, new):
        json_text = self.text[self.json_at:self.json_end]
        assert old in json_text, old
        return self.text[:self.json_at] + json_text.replace(old, new, 1) + self.text[self.json_end:]

    def with_data(self, edit):
        data = json.loads(json.dumps(self.data))
        edit(data)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        return self.text[:self.json_at] + text + self.text[self.json_end:]


def forged(text):
    """With the page's own digest counted anew, as whoever edits with more care would."""
    parts = Parts(text)
    digest = hashlib.sha256((parts.shown + text[parts.json_at:parts.json_end]).encode()).digest()
    spelled = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return re.sub(r'data-digest="[^"]*"', f'data-digest="{spelled}"', text, count=1)


def other(letter):
    return "B" if letter == "A" else "A"


# ---- What must be red ------------------------------------------------------------------------------------------------

def damages(parts):
    """Name, page, and whether it is so carefully made that the page's digest is right again."""
    data, text = parts.data, parts.text
    leaves = [json.loads(event["leaf"]) for event in data["events"]]
    types = [leaf["type"] for leaf in leaves]
    middle = len(leaves) // 2

    def leaf_edit(index, old, new):
        def edit(data):
            assert old in data["events"][index]["leaf"], (index, old)
            data["events"][index]["leaf"] = data["events"][index]["leaf"].replace(old, new, 1)
        return parts.with_data(edit)

    def set_in(path, change):
        def edit(data):
            place = data
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = change(place[path[-1]])
        return parts.with_data(edit)

    def flipped(value, at):
        return value[:at] + other(value[at]) + value[at + 1:]

    evaluated = next((i for i, leaf in enumerate(leaves) if leaf["data"].get("verdict") == "missed"), None)
    proved = next(i for i, event in enumerate(data["events"]) if event["hashes"])
    opened = next(i for i, event in enumerate(data["events"]) if event["disclosures"])
    article = re.search(r'<article id="e\d+".*?</article>', parts.shown, re.S).group(0)
    words = re.search(r"<blockquote dir=\"auto\">([^<]{8,})</blockquote>", parts.shown).group(1)
    fact = re.search(r'<span class="fact"[^>]*>([^<]{2,})</span>', parts.shown).group(0)
    hidden = next((i for i, event in enumerate(data["events"]) if event["hidden"]), None)

    yield "a byte of a leaf", leaf_edit(middle, '"salt":"', '"salt":"_'), True
    if evaluated is not None:
        yield "a verdict in a leaf", leaf_edit(evaluated, '"verdict":"missed"', '"verdict":"met"'), True
        shown = f'<article id="e{leaves[evaluated]["seq"]}"'
        at = parts.shown.index(shown)
        yield "a verdict in words", parts.with_shown(parts.shown[at:at + 400], parts.shown[at:at + 400].replace("missed", "met", 1)), True
    yield "somebody's words", parts.with_shown(words, words + " not"), True
    yield "words in a summary", parts.with_shown(fact, fact.replace("</span>", "!</span>")), True
    yield "what a summary refers to", parts.with_shown(fact, re.sub(r'data-event="\d+"', 'data-event="999999"', fact)), True
    yield "a proof", set_in(["events", proved, "hashes", 0], lambda hash: flipped(hash, 5)), True
    yield "a proof cut short", set_in(["events", proved, "hashes"], lambda hashes: hashes[:-1]), True
    yield "a disclosure", set_in(["events", opened, "disclosures", 0], lambda text: flipped(text, 9)), True
    yield "a disclosure left out", set_in(["events", opened, "disclosures"], lambda all: all[1:]), True
    yield "the root of the head", set_in(["head"], lambda head: re.sub(r"\n(\d+)\n(.)", lambda m: f"\n{m[1]}\n{other(m[2])}", head, count=1)), True
    yield "the size of the head", set_in(["head"], lambda head: re.sub(r"\n(\d+)\n", lambda m: f"\n{int(m[1]) + 1}\n", head, count=1)), True
    yield "the signature", set_in(["head"], lambda head: head[:-12] + other(head[-12]) + head[-11:]), True
    yield "the key", set_in(["policy"], lambda policy: re.sub(r"\+(A.)(.)", lambda m: "+" + m[1] + other(m[2]), policy, count=1)), True
    yield "the order of events", set_in(["events"], lambda all: [all[1], all[0]] + all[2:]), True
    yield "an event taken out of the bytes", set_in(["events"], lambda all: all[:middle] + all[middle + 1:]), True
    yield "an event taken off the page", parts.with_shown(article, ""), True
    if data["isWhole"] and data["scope"] != "all":
        own = next(i for i, leaf in enumerate(leaves) if leaf["stream"] == data["complete"][0]["of"] or data["complete"][0]["of"] in leaf["subjects"])
        gone = re.search(rf'<article id="e{leaves[own]["seq"]}".*?</article>', parts.shown, re.S).group(0)
        both = Parts(parts.with_shown(gone, "")).with_data(lambda data: data["events"].pop(own))
        yield "an event taken out of both", both, True
    yield "what is claimed to be whole", set_in(["complete", 0, "count"], lambda count: count + 1), True
    yield "the purpose", set_in(["purpose"], lambda purpose: purpose + "."), True
    if hidden is not None:
        yield "a redaction left out", set_in(["events", hidden, "hidden"], lambda all: all[1:]), True
    yield "the page's own words", parts.with_shown("nothing recorded", "recorded") if "nothing recorded" in parts.shown else parts.with_shown("It records", "It proves"), False
    if "<svg" in parts.shown:
        yield "a line of the plot", re.sub(r'(class="area" d="M[^V]*V)\d', r"\g<1>9", text, count=1), False
    yield "the page's sentences", parts.with_json("agreed to exactly", "did not agree to") if "agreement.confirmed" in types else parts.with_json("was opened", "was closed"), False
    yield "the title", text.replace("<title>Evidence", "<title>Proof", 1), False
    yield "the style", text.replace("<style>", "<style>.bad { display: none }", 1), False
    yield "a second style", text.replace("</head>", "<style>.bad { display: none }</style>\n</head>", 1), False
    # Of these the digest is right: none of what it is over was touched.
    yield "a text before all", text.replace("<body>\n", "<body>\n<h1>All of it was withdrawn.</h1>\n", 1), False
    yield "a bare text before all", text.replace("<body>\n", "<body>\nAll of it was withdrawn.\n", 1), False
    yield "a text behind the page", text[:parts.data_at] + "<p>All of it was withdrawn.</p>\n" + text[parts.data_at:], False
    yield "a text behind all", text.replace("</body>", "<p>All of it was withdrawn.</p></body>", 1), False
    yield "a text behind the document", text + "All of it was withdrawn.", False
    yield "a body that is hidden", text.replace("<body>", "<body hidden>", 1), False
    yield "a body that is hidden at its end", text + "<body hidden>", False
    false = parts.shown.replace(words, "All of it was withdrawn.").replace(' id="page"', "", 1)
    yield "the true page hidden beside a false one", text.replace(parts.shown, f"<div hidden>{parts.shown}</div>{false}", 1), False
    yield "the script", text.replace("const wrong = [];", "const wrong = []; wrong.push = () => 0;", 1), False
    yield "data that cannot be read", parts.text[:parts.json_at] + parts.text[parts.json_at + 1:], False


DRESSED = {"a second style", "a body that is hidden", "a body that is hidden at its end"}


def look_with_extensions(browser, path):
    """What extensions of a browser put into every page: where that comes before it is read, it is said; later it is let alone."""
    early = """new MutationObserver((_, observer) => { if (!document.head) return; observer.disconnect();
        document.documentElement.setAttribute("data-theme", "dark"); document.head.append(document.createElement("style"));
        }).observe(document, { childList: true, subtree: true });"""
    late = """document.addEventListener("DOMContentLoaded", () => {
        document.body.setAttribute("data-helper", "1"); document.body.append(document.createElement("aside")); });"""
    for source, state in ((early, "partly"), (late, "good")):
        page = Page(browser)
        page.call("Page.enable")
        page.call("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        page.open(path)
        expect(page.verdict() == state, f"beside an extension it says {page.verdict()}: {source[:40]}")
        page.close()


def look_at_damage(browser, folder, parts):
    page = Page(browser)
    for name, text, is_careful in damages(parts):
        expect(text != parts.text, f"{name}: nothing was damaged")
        for careful in ([False, True] if is_careful else [False]):
            state, red = opened(page, folder, forged(text) if careful else text)
            kind = f"damaged: {name}" + (", and the digest counted anew" if careful else "")
            if name == "the script":
                expect(state == "not run", f"{kind}: says {state}")
                continue
            # What is written was not touched: an extension of a browser may have done it, too.
            expect(state == ("partly" if name in DRESSED else "bad"), f"{kind}: says {state}")
            expect(red or name in DRESSED, f"{kind}: nothing is red")
    chance = random.Random(SEED)
    for _ in range(RANDOM_DAMAGES):
        while True:
            at = chance.randrange(parts.shown_at, len(parts.text) - 30)
            letter = chance.choice("aZ0<&\"' ")
            if parts.text[at] != letter and not parts.json_end <= at < parts.script_at and parts.text[at] != "\n":
                break
        text = parts.text[:at] + letter + parts.text[at + 1:]
        state, _ = opened(page, folder, text)
        # A broken end tag may be read as the one that it was: then nothing shown is another.
        is_same = state == "good" and as_read(page, text) == parts.shown
        expect(state in ("bad", "not run") or is_same, f"{letter!r} in the place of {parts.text[at]!r} at {at} (seed {SEED}): says {state}")
    page.close()


def as_read(page, text):
    """What a browser makes of it before any script."""
    return page.ask(f"new DOMParser().parseFromString({json.dumps(text)}, 'text/html').getElementById('page').outerHTML")


def opened(page, folder, text):
    path = os.path.join(folder, "damaged.html")
    with open(path, "w", newline="") as file:
        file.write(text)
    page.open(path)
    if page.ask("document.documentElement.dataset.verdict ?? ''") == "":
        return "not run", False
    state = page.verdict()
    red = page.ask("""(() => { const shown = document.querySelector('.status.bad'); if (!shown) return false;
        return shown.getBoundingClientRect().height > 0 && shown.innerText.startsWith('✘'); })()""")
    return state, red


# ---- What must be right ----------------------------------------------------------------------------------------------

def look_at_whole(browser, path, parts):
    page = Page(browser)
    page.open(path)
    count = len(parts.data["events"])
    expect(page.verdict() == "good", "the page does not find itself good: " + page.ask("document.getElementById('status').innerText"))
    expect(page.ask("document.querySelectorAll('.mark.good').length") == count, "not every event is marked as checked")
    expect(page.ask("document.querySelectorAll('.mark:not(.good), .fact.bad').length") == 0, "something is marked otherwise")
    expect(page.ask("[...document.querySelectorAll('.mark')].every((mark) => mark.innerText.startsWith('✔'))"), "a mark is told by colour alone")
    expect(page.requested() == [], f"it asked for {page.requested()}")
    expect(page.complaints() == [], f"the console says {page.complaints()[:2]}")
    expect(page.ask("document.title") == page.ask("document.querySelector('h1').textContent"), "title and heading differ")
    key = parts.data["policy"].split("\n")[0][4:]
    page.ask("window.type = (text) => { const field = document.getElementById('held'); field.value = text; field.dispatchEvent(new Event('input')); }")
    for typed, answer in ((key, "✔"), (" " + key + "\n", "✔"), (key[:-6] + "AAAAAA", "✘"), ("abc", "○")):
        page.ask(f"type({json.dumps(typed)})")
        expect(page.ask("document.getElementById('held-answer').innerText").startswith(answer), f"the key {typed!r} is not answered with {answer}")
    expect(page.ask("getComputedStyle(document.documentElement).scrollBehavior") == "smooth", "it does not glide to what was clicked")
    page.media(features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    expect(page.ask("getComputedStyle(document.documentElement).scrollBehavior") == "auto", "it moves for who wants no motion")
    page.close()


def look_without(browser, path, parts):
    """No script; no cryptography; no Ed25519."""
    page = Page(browser, script=False)
    page.open(path)
    tree = page.call("DOM.getDocument", {"depth": -1})
    text = json.dumps(tree, ensure_ascii=False)
    expect("○ Not checked" in text, "without a script it does not say that it has not checked")
    expect(text.count('"nodeName": "ARTICLE"') == len(parts.data["events"]), "without a script it does not show every event")
    page.close()
    for name, script, state, sign in (
        ("cryptography", "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })", "unchecked", "○"),
        ("Ed25519", "crypto.subtle.importKey = async () => { throw new Error('unknown') }", "partly", "◐"),
    ):
        page = Page(browser)
        page.call("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        page.open(path)
        expect(page.verdict() == state, f"without {name} it says {page.verdict()}")
        expect(page.ask("document.querySelector('.verdict').innerText").startswith(sign), f"without {name} its sign is another")
        page.close()


CONTRAST = """(() => {
  const number = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => { const part = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b); };
  const ground = (element) => { for (; element; element = element.parentElement) {
      const colour = number(getComputedStyle(element).backgroundColor); if (colour.length === 3 || colour[3] > 0) return colour; }
    return [255, 255, 255]; };
  const poor = new Set();
  const walker = document.createTreeWalker(document.getElementById('page'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || element.closest('svg')) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(number(style.color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.add(element.tagName + '.' + element.className + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
  }
  return [...poor];
})()"""

ACCESS = """(() => {
  const wrong = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (!document.documentElement.lang) wrong.push('no language');
  if (all('h1').length !== 1) wrong.push('not one h1');
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) wrong.push('heading skips: ' + heading.textContent.slice(0, 40));
    if (heading.textContent.trim() === '') wrong.push('an empty heading');
    level = own;
  }
  for (const landmark of ['header', 'nav', 'main', 'footer']) if (all(landmark).length !== 1) wrong.push('not one ' + landmark);
  for (const table of all('table')) {
    if (!table.caption || table.caption.textContent.trim() === '') wrong.push('a table without a caption');
    if (![...table.tHead.rows[0].cells].every((cell) => cell.tagName === 'TH' && cell.scope === 'col' && cell.textContent)) wrong.push('a column without a header');
    const columns = table.tHead.rows[0].cells.length;
    for (const row of table.tBodies[0].rows) if (row.cells.length !== columns) wrong.push('a row of another width');
  }
  for (const drawing of all('svg')) if (drawing.getAttribute('role') !== 'img' || !drawing.querySelector('title')?.textContent) wrong.push('a drawing without a name');
  for (const field of all('input, textarea')) if (!field.labels.length) wrong.push('a field without a label');
  const ids = all('[id]').map((element) => element.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  for (const link of all('a')) if (!link.textContent.trim() || !document.getElementById(link.hash.slice(1))) wrong.push('a link that leads nowhere: ' + link.outerHTML);
  for (const element of all('[aria-labelledby]')) if (!document.getElementById(element.getAttribute('aria-labelledby'))) wrong.push('a label that is not there');
  if (all('[style], img, iframe, object, embed, link, base, form').length) wrong.push('something that has no place here');
  const link = document.querySelector('nav a');
  link.focus({ focusVisible: true });
  if (getComputedStyle(link).outlineStyle === 'none') wrong.push('focus cannot be seen');
  return wrong;
})()"""


def look_at_forms(browser, path):
    """Wide, narrow, dark, printed, read aloud."""
    for dark in (False, True):
        page = Page(browser, dark=dark)
        page.open(path)
        page.verdict()
        poor = page.ask(CONTRAST)
        expect(poor == [], f"contrast below 4.5{' in the dark' if dark else ''}: {poor[:5]}")
        if dark:
            red, green, blue = map(int, re.findall(r"\d+", page.ask("getComputedStyle(document.body).backgroundColor"))[:3])
            expect(max(red, green, blue) < 64, "it is not dark in the dark")
        else:
            wrong = page.ask(ACCESS)
            expect(wrong == [], f"for who reads with other senses: {wrong[:5]}")
            for width in (320, 360, 768):
                page.size(width)
                wide = page.ask("document.documentElement.scrollWidth")
                expect(wide <= width, f"at {width} pixels it is {wide} wide")
            page.size(1200)
            page.media("print")
            expect(page.ask("getComputedStyle(document.querySelector('nav')).display") == "none", "the contents are printed")
            poor = page.ask(CONTRAST)
            expect(poor == [], f"contrast below 4.5 on paper: {poor[:5]}")
            page.media()
            printed = page.pdf()
            expect(printed.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1, "it does not print")
        page.close()


def take_pictures(browser, path, parts, folder):
    os.makedirs(folder, exist_ok=True)

    def shoot(name, width, start=None, height=900, dark=False, text=None):
        page = Page(browser, width=width, dark=dark)
        source = path
        if text is not None:
            source = os.path.join(folder, "damaged.html")
            with open(source, "w", newline="") as file:
                file.write(text)
        page.open(source)
        page.verdict()
        top = 0
        if start:
            top = page.ask(f"Math.max(0, {start}.getBoundingClientRect().top + scrollY - 12)")
        page.picture(os.path.join(folder, name + ".png"), (0, top, width, height))
        page.close()
        if text is not None:
            os.remove(source)

    both = "[...document.querySelectorAll('#timeline .day:has(.right .words):has(.left .words)')].at(-1).previousSibling"
    shoot("page", 1000, height=640)
    shoot("measured", 1000, "document.querySelector('[id^=measured]')", 700)
    shoot("timeline", 1000, both, 680)
    shoot("phone", 360, both, 720, dark=True)
    damaged = next(text for name, text, _ in damages(parts) if name == "a verdict in words")
    shoot("red", 1000, text=damaged, height=420)


def read(path):
    with open(path, newline="") as file:
        return Parts(file.read())


def main():
    arguments = sys.argv[1:]
    browser = Chromium()
    try:
        if arguments[0] == "--pictures":
            return take_pictures(browser, arguments[2], read(arguments[2]), arguments[1])
        for path in arguments:
            look_at_whole(browser, path, read(path))
            look_with_extensions(browser, path)
            look_at_forms(browser, path)
        look_without(browser, arguments[0], read(arguments[0]))
        with tempfile.TemporaryDirectory() as folder:
            look_at_damage(browser, folder, read(arguments[0]))
    finally:
        browser.close()
    for what in broken:
        print(what)
    print(f"{looked} looked at, {len(broken)} not as they should be")
    sys.exit(1 if broken else 0)


main()
