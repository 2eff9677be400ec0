"""The desk in a real Chromium: no serious fault by axe, no error, keys, selection, map; pictures in both languages.

Needs the programs chromium (Debian: apt-get install chromium) or KHABAR_TEST_CHROMIUM naming one. With
KHABAR_TEST_PICTURES naming a folder, pictures of the pages are kept there.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install 'khabar[test]'")
from khabar.store import list_decisions, load_reading, reviewed_reading  # noqa: E402
from khabar.store.users import list_users  # noqa: E402

from .conftest import PASSWORD  # noqa: E402

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf8")
CHROMIUM = os.environ.get("KHABAR_TEST_CHROMIUM") or shutil.which("chromium")
PICTURES = os.environ.get("KHABAR_TEST_PICTURES")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here (apt-get install chromium)")
PAGES = {
    "today": "/", "search": "/search?words=الموصل", "events": "/search?show=events&type=ASSAULT", "article": "/article?id=w1",
    "hostile": "/article?id=x1", "actor": "/actor?name=Reuters", "network": "/network?by=name", "counts": "/counts?by=day",
    "map": "/map", "queue": "/review", "item": "/review/item?article=w1&item=e1", "saying": "/review/item?article=w1&item=a1&kind=attributions",
    "add": "/review/add?article=w1", "add-saying": "/review/add?article=w1&kind=attributions", "users": "/users", "tokens": "/tokens", "api": "/api",
}  # fmt: skip


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        one = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--enable-unsafe-swiftshader"])
        yield one
        one.close()


class Seen:
    """A browser page that keeps what goes wrong and what is asked from elsewhere."""

    def __init__(self, browser, served, language, theme="light", **more):
        self.context = browser.new_context(locale=language, base_url=served, color_scheme=theme, **more)
        self.context.set_default_timeout(60_000)
        self.page, self.served, self.faults = self.context.new_page(), served, []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        self.page.on("request", lambda r: None if r.url.startswith((served, "data:", "blob:")) else self.faults.append(r.url))

    def sign_in(self, name):
        self.page.goto("/login")
        self.page.fill("[name=name]", name)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(self.served + "/")

    def check(self, name):
        self.page.evaluate(AXE)
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = [(f["id"], f["nodes"][0]["html"][:200], f["nodes"][0]["failureSummary"][:300]) for f in found if f["impact"] in ("serious", "critical")]
        assert serious == [], name
        assert self.faults == [], name

    def picture(self, name):
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{name}.png", full_page=False)

    def go(self, name, address):
        self.page.goto(address)
        if name == "map":
            self.page.wait_for_selector("#map[data-drawn], #map[data-wrong]")
            assert self.page.get_attribute("#map", "data-wrong") is None
            assert int(self.page.get_attribute("#map", "data-drawn")) > 0


@pytest.mark.parametrize(("language", "theme"), [("ar", "light"), ("en", "dark")])
def test_no_page_has_a_serious_fault_or_an_error(browser, served, language, theme):
    seen = Seen(browser, served, language, theme, viewport={"width": 1280, "height": 900})
    seen.sign_in("huda")
    pages = PAGES | {"story": seen.page.get_attribute(".stories h2 a", "href")}
    for name, address in pages.items():
        seen.go(name, address)
        seen.picture(f"{name}-{language}-{theme}")
        seen.check(f"{name} {language}")


def test_a_telephone_needs_no_scrolling_sideways(browser, served):
    seen = Seen(browser, served, "ar", viewport={"width": 360, "height": 740})
    seen.sign_in("huda")
    pages = PAGES | {"story": seen.page.get_attribute(".stories h2 a", "href")}
    for name, address in pages.items():
        seen.go(name, address)
        seen.picture(f"{name}-telephone")
        wide = seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name
    assert seen.faults == []


def test_arrow_keys_go_from_mark_to_mark_and_show_why(browser, served):
    seen = Seen(browser, served, "ar", viewport={"width": 1280, "height": 900})
    seen.sign_in("rana")
    seen.page.goto("/article?id=w1")
    active = "document.activeElement.tagName + ' ' + document.activeElement.dataset.item"
    walked = []
    for _ in range(6):
        seen.page.keyboard.press("ArrowLeft")
        walked.append(seen.page.evaluate(active))
        assert seen.page.get_attribute(".card.same", "data-item") == walked[-1].split()[1]
    assert len(set(walked)) > 1 and all(one.startswith("MARK") for one in walked)
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.evaluate(active) == walked[-2]
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("mark.same").count() == 0
    seen.page.keyboard.press("/")
    assert seen.page.evaluate("document.activeElement.name") == "words"


def test_reviewing_by_keys_and_by_selecting_words(browser, served, news):
    reading = load_reading(news, "w1")
    event = reading.events[0]
    seen = Seen(browser, served, "en", viewport={"width": 1280, "height": 900})
    seen.sign_in("amal")
    seen.page.goto(f"/review/item?article=w1&item={event.id}")
    seen.page.evaluate(
        """([start, end]) => { const walk = document.createTreeWalker(document.getElementById("text"), 4); let at = 0, node; const range = document.createRange();
        while ((node = walk.nextNode())) { const next = at + node.length;
          if (start >= at && start < next) range.setStart(node, start - at); if (end > at && end <= next) { range.setEnd(node, end - at); break; } at = next; }
        const s = getSelection(); s.removeAllRanges(); s.addRange(range); }""",
        [event.trigger[0] - 1, event.trigger[1]],
    )
    seen.page.wait_for_timeout(100)
    seen.page.keyboard.press("t")
    assert seen.page.input_value("[name=trigger]") == f"{event.trigger[0] - 1}-{event.trigger[1]}"
    seen.page.select_option("[name=status]", "future")
    seen.page.evaluate("document.activeElement.blur()")
    with seen.page.expect_navigation():
        seen.page.keyboard.press("c")
    now = next(e for e in reviewed_reading(news, "w1").events if e.id == event.id)
    assert (now.status, now.trigger) == ("future", (event.trigger[0] - 1, event.trigger[1]))
    assert re.search(r"/review/item\?", seen.page.url), "the next item follows"
    for key in ("a", "r"):
        with seen.page.expect_navigation():
            seen.page.keyboard.press(key)
    assert [d.verdict for d in list_decisions(news)] == ["correct", "accept", "reject"]
    assert seen.faults == []


SELECTED = "getSelection().toString()"


def test_a_missed_event_is_added_by_keys_alone(browser, served, news):
    seen = Seen(browser, served, "ar", viewport={"width": 1280, "height": 900})
    seen.sign_in("amal")
    seen.page.goto("/article?id=w1")
    with seen.page.expect_navigation():
        seen.page.keyboard.press("e")
    assert seen.page.evaluate("document.activeElement.id") == "text"
    press = seen.page.keyboard.press
    made = load_reading(news, "w1")
    text = made.article.text

    def walk_to(word):
        for _ in range(80):
            press("ArrowLeft")
            if seen.page.evaluate(SELECTED) == word:
                return
        raise AssertionError(word)

    walk_to("انفجارا")
    assert seen.page.inner_text("#selected").endswith("انفجارا"), "it is said to who cannot see it"
    press("t")
    at = text.index("انفجارا")
    assert seen.page.input_value("[name=trigger]") == f"{at}-{at + 7}"
    walk_to("بمدينة")
    press("ArrowLeft")
    press("p")
    assert (seen.page.input_value("[name='where.name']"), seen.page.input_value("[name='where.country']")) == ("الموصل", "IRQ")
    walk_to("الأربعاء")
    press("w")
    assert seen.page.input_value("[name='when.start']") == "2024-05-08", "the day is known from the reading"
    walk_to("رئيس")
    press("Shift+ArrowLeft")
    press("Shift+ArrowLeft")
    assert seen.page.evaluate(SELECTED) == "رئيس الوزراء العراقي"
    press("a")
    name, country = (seen.page.input_value(f"[name='actors.0.{part}']") for part in ("name", "country"))
    assert (name, country) == (next(m.name for m in made.mentions if made.text(m.span) == "رئيس الوزراء العراقي"), "IRQ")
    press("ArrowRight")
    press("Control+ArrowRight")
    assert seen.page.evaluate(SELECTED) == "الوزرا", "one letter less at the end"
    press("Control+Shift+ArrowLeft")
    assert seen.page.evaluate(SELECTED) == "لوزرا", "and at the beginning"
    for _ in range(30):
        press("Tab")
        if seen.page.evaluate("document.activeElement.name") == "type":
            break
    for _ in range(16):
        press("ArrowDown")
    assert seen.page.input_value("[name=type]") == "ASSAULT"
    modes = seen.page.eval_on_selector_all("[name=mode] option:not([hidden])", "all => all.map(one => one.value)")
    assert "explosives" in modes and "visit" not in modes
    seen.picture("adding-ar")
    with seen.page.expect_navigation():
        press("Control+Enter")
    assert re.search(r"/article\?id=w1#card-e\d+$", seen.page.url)
    event = reviewed_reading(news, "w1").events[-1]
    assert (event.type, event.trigger, event.chain, event.why) == ("ASSAULT", (at, at + 7), ("Reuters",), "people:amal")
    assert "أضافه amal" in seen.page.inner_text(f"#card-{event.id}")
    assert seen.page.locator(f"mark.trigger[data-item={event.id}]").inner_text() == "انفجارا"
    seen.picture("added-ar")
    seen.check("added")


def test_a_missed_attribution_is_added_by_the_mouse(browser, served, news):
    seen = Seen(browser, served, "en", viewport={"width": 1280, "height": 900})
    seen.sign_in("amal")
    seen.page.goto("/review/add?article=w4&kind=attributions")
    text = load_reading(news, "w4").article.text

    def drag(words, button):
        start = text.index(words)
        boxes = seen.page.evaluate(BOXES, [start, start + len(words)])
        seen.page.mouse.move(boxes[0]["x"], boxes[0]["y"])
        seen.page.mouse.down()
        seen.page.mouse.move(boxes[1]["x"], boxes[1]["y"], steps=4)
        seen.page.mouse.up()
        seen.page.wait_for_timeout(100)
        seen.page.click(f"[data-take={button}]")
        assert seen.page.input_value(f"[name={button}]").split(", ")[-1] == f"{start}-{start + len(words)}"

    drag("نفذه", "cue")
    drag("مسلحون", "sources")
    drag("سوق شعبي", "contents")
    drag("الموصل شمالي", "contents")
    assert seen.page.input_value("[name=contents]").count(",") == 1, "a second piece is added to the first"
    seen.page.fill("[name='speaker.name']", "gunmen")
    seen.page.select_option("[name='speaker.kind']", "group")
    seen.page.click("fieldset button:not([type=button])")
    seen.page.wait_for_url(re.compile("#card-a"))
    said = reviewed_reading(news, "w4").attributions[-1]
    assert (said.speaker.name, said.speaker.kind, len(said.contents), said.parent) == ("gunmen", "group", 2, "a1")
    assert seen.faults == []


BOXES = """([start, end]) => { const walk = document.createTreeWalker(document.getElementById("text"), 4); let at = 0, node; const ends = [];
  while ((node = walk.nextNode())) { const next = at + node.length;
    for (const [place, after] of [[start, 0], [end - 1, 1]]) if (place >= at && place < next) { const r = document.createRange(); r.setStart(node, place - at); r.setEnd(node, place - at + 1);
      const b = r.getBoundingClientRect(); ends[after] = { x: after ? b.left + 0.5 : b.right - 0.5, y: b.top + b.height / 2 }; }
    at = next; } return ends; }"""


def test_a_form_that_cannot_be_kept_comes_back_filled(browser, served):
    seen = Seen(browser, served, "en")
    seen.sign_in("amal")
    seen.page.goto("/review/add?article=w1")
    seen.page.fill("[name='actors.0.name']", "Somebody")
    seen.page.fill("[name='actors.0.span']", "0-6")
    seen.page.fill("[name=trigger]", "0-99999")
    seen.page.select_option("[name=type]", "PROTEST")
    seen.page.click("fieldset button:not([type=button])")
    seen.page.wait_for_selector("[role=alert]")
    assert [seen.page.input_value(f"[name='{n}']") for n in ("actors.0.name", "type", "trigger")] == ["Somebody", "PROTEST", "0-99999"]


def test_nobody_is_removed_by_one_wrong_press(browser, served, news):
    seen = Seen(browser, served, "en")
    seen.sign_in("huda")
    seen.page.goto("/users")
    seen.page.click("tr:has-text('rana') [value=reject]")
    assert seen.faults == ["Remove rana? What this user decided stays."], "the question was asked, and dismissed"
    assert "rana" in [user.name for user in list_users(news)]


def test_a_chart_is_saved_as_a_picture(browser, served):
    seen = Seen(browser, served, "en")
    seen.sign_in("rana")
    for address, button in (("/counts?by=day", "[data-png]"), ("/network?by=name", "[data-png]"), ("/map", "[data-map-png]")):
        seen.go(address.strip("/"), address)
        if "map" in address:
            seen.page.wait_for_selector("#map[data-drawn]")
        with seen.page.expect_download() as saved:
            seen.page.click(button)
        assert Path(saved.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert seen.faults == []


