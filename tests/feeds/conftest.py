"""A local web server, a clock that jumps, invented articles, and a watch over them."""

import asyncio

import pytest

from khabar.articles.processes import Limits
from khabar.feeds import Watch, read_config, take
from khabar.store import open_store

from .server import Web

START = 1_715_162_400.0  # 8 May 2024, ten in the morning UTC
XML = {"content-type": "application/rss+xml"}


class JumpingClock:
    """Waits for real work; where there is none, the time jumps to what comes next."""

    def __init__(self):
        self.time = START

    def now(self):
        return self.time

    async def wait(self, tasks, until):
        if tasks:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        else:
            self.time = max(self.time, until)
            await asyncio.sleep(0)


def page(title, *paragraphs, head='<meta charset="utf-8">'):
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<html><head>{head}<title>{title}</title></head><body><nav>الرئيسية</nav><article><h1>{title}</h1>{body}"
        f"</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def rss(*links, date="Wed, 08 May 2024 09:00:00 GMT"):
    items = "".join(f"<item><title>خبر</title><link>{link}</link><pubDate>{date}</pubDate></item>" for link in links)
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الساحل</title>{items}</channel></rss>'


ATTACK = page(
    "هجوم على قاعدة في مالي",
    "هاجم مسلحون قاعدة عسكرية في مالي صباح الأربعاء، بحسب وزير الدفاع الفرنسي، ولم تعرف بعد حصيلة الهجوم.",
    "وقال الوزير إن القوات عززت وجودها حول القاعدة، وإن التحقيق بدأ لمعرفة الجهة التي تقف وراء الهجوم.",
)
VISIT = page(
    "زيارة إلى طوكيو",
    "زار وزير الخارجية الألماني طوكيو الثلاثاء وأجرى محادثات مع نظيره الياباني حول التجارة والطاقة بين البلدين.",
    "وقال الوزير بعد اللقاء إن البلدين يريدان توسيع التعاون في مجال الطاقة النظيفة خلال الأعوام المقبلة.",
)


@pytest.fixture(autouse=True)
def no_limits(monkeypatch):
    """Take articles out of pages in this process: one of its own for each test would cost a second or two."""
    monkeypatch.setattr(take, "PAGE", Limits())


@pytest.fixture
def web():
    web = Web()
    web.routes |= {"/attack": (200, {}, ATTACK), "/visit": (200, {}, VISIT)}
    yield web
    web.close()


@pytest.fixture
def clock():
    return JumpingClock()


@pytest.fixture
def desk_url(tmp_path):
    return f"sqlite:///{tmp_path}/desk.db"


@pytest.fixture
def listed(tmp_path, web, desk_url):
    """Write a list of feeds and read it."""

    def write(*feeds, top="", rest="", store=desk_url):
        path = tmp_path / "feeds.toml"
        head = f'store = "{store}"\nprivate = ["127.0.0.0/8"]\ntimeout = 5\n{top}\n'
        path.write_text(head + "\n".join(f"[[feed]]\n{one}" for one in feeds) + "\n" + rest, "utf8")
        return read_config(path)

    return write


@pytest.fixture
def watch(reader, clock):
    """Run a watch once, or until a time; give the log and whether all was well."""

    def run(config, until=None):
        log = []

        async def go(store):
            one = Watch(config, store, lambda what, **facts: log.append((what, facts)), clock=clock, reader=reader)
            if until is None:
                return await one.run(once=True)
            running = asyncio.ensure_future(one.run())
            while clock.now() < until and not running.done():
                await asyncio.sleep(0.001)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            return None

        with open_store(config.store, create=True) as store:
            well = asyncio.run(go(store))
        return log, well

    return run
