"""A watch over real connections: what is new comes in once, restarts go on, one dead feed harms none."""

import asyncio
import gzip
import itertools

import msgspec
import pytest

from khabar.errors import FeedError
from khabar.feeds import Watch, only_one, show_status
from khabar.model import Outlet
from khabar.store import (
    Query,
    add_readings,
    count_articles,
    load_reading,
    made_here,
    open_store,
    search_articles,
    story_of,
)
from khabar.store.feeds import STORED, load_feeds, next_pages, save_page, stored_pages

from .conftest import ATTACK, START, XML, page, rss


def feed(web, path="/rss", name="sahel", **more):
    lines = [f'name = "{name}"', f'url = "{web.url(path)}"']
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in more.items())])


def of(log, what):
    return [facts for name, facts in log if name == what]


def rows(url):
    with open_store(url) as store:
        return search_articles(store, Query()).rows


def test_new_articles_come_in_once_with_outlet_day_and_story(web, listed, watch, url):
    web.routes["/rss"] = (200, XML, rss("/attack", "/visit"))
    config = listed(feed(web, outlet='"bbc.com"'), store=url)
    log, well = watch(config)
    assert well and of(log, "polled")[0]["new"] == 2 and len(of(log, "done")) == 2
    with open_store(url) as store:
        found = search_articles(store, Query()).rows
        assert {row.url for row in found} == {web.url("/attack"), web.url("/visit")}
        reading = load_reading(store, found[0].id)
        assert reading.article.outlet.domain == "bbc.com" and reading.article.outlet.country == "GBR"
        assert reading.article.published.startswith("2024-05-08T09:00")
        assert "جميع الحقوق" not in reading.article.text and "الرئيسية" not in reading.article.text
        assert all(story_of(store, row.id) for row in found)
        assert count_articles(store, Query(type=("ASSAULT",))) == 1
    log, well = watch(config)
    assert well and of(log, "done") == [] and web.times("/attack") == 1


def test_what_has_not_changed_is_asked_with_its_tag(web, listed, watch, desk_url):
    def answer(handler, time):
        if handler.headers.get("if-none-match") == '"one"' and time < 4:
            return 304, {}, b""
        return (
            200,
            XML | {"etag": '"one"' if time < 4 else '"two"', "last-modified": "Wed, 08 May 2024 09:00:00 GMT"},
            rss("/attack", *(["/visit"] if time > 3 else [])),
        )

    web.routes["/rss"] = answer
    config = listed(feed(web, every='"10m"'))
    log, _ = watch(config, until=START + 1900)
    assert [facts["status"] for facts in of(log, "polled")[:4]] == [200, 304, 304, 200]
    tagged = [headers for path, headers, _ in web.asked if path == "/rss"]
    assert "if-none-match" not in tagged[0] and tagged[1]["if-none-match"] == '"one"'
    assert tagged[1]["if-modified-since"].startswith("Wed, 08 May")
    assert len(rows(desk_url)) == 2, "a changed tag brings the new article and not the old one again"


@pytest.mark.parametrize("again", ["/attack?utm_source=feed", "/attack/#top", "/ATTACK-copy"])
def test_one_article_under_two_addresses_is_one(web, listed, watch, desk_url, again):
    web.routes |= {"/rss": (200, XML, rss("/attack", again)), again.partition("#")[0]: (200, {}, ATTACK)}
    log, _ = watch(listed(feed(web)))
    assert len(rows(desk_url)) == 1
    assert len(of(log, "done")) == 1


def test_a_page_that_names_its_own_address_is_known_under_it(web, listed, watch, desk_url):
    head = f'<meta charset="utf-8"><link rel="canonical" href="{web.url("/attack")}">'
    own = page("هجوم على قاعدة", "هاجم مسلحون قاعدة عسكرية في مالي الأربعاء." * 3, head=head)
    web.routes |= {"/rss": (200, XML, rss("/attack", "/print")), "/print": (200, {}, own)}
    log, _ = watch(listed(feed(web)))
    assert [facts["url"] for facts in of(log, "known")] == [web.url("/print")] and len(rows(desk_url)) == 1


def test_what_khabar_code_brought_in_is_not_fetched_again(web, listed, watch, reader, desk_url):
    reading = reader.read("قال الوزير إن الطريق مفتوح.")
    there = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, url=web.url("/attack")))
    with open_store(desk_url, create=True) as store:
        add_readings(store, [there], made_here())
    web.routes["/rss"] = (200, XML, rss("/attack"))
    watch(listed(feed(web)))
    assert web.times("/attack") == 0 and len(rows(desk_url)) == 1


def test_one_dead_feed_harms_none_and_is_asked_less_and_less(web, listed, watch, desk_url):
    web.routes |= {"/dead": (500, {}, b""), "/rss": (200, XML, rss("/attack"))}
    config = listed(feed(web, "/dead", "dead"), feed(web), top='every = "10m"')
    log, _ = watch(config, until=START + 86400)
    failed = of(log, "failed")
    assert [facts["again_in"] for facts in failed[:4]] == [600, 1200, 2400, 4800] and len(failed) < 10
    assert len(of(log, "polled")) > 100 and len(rows(desk_url)) == 1
    with open_store(desk_url) as store:
        (dead, well), _ = show_status(config, store)
    assert dead.state == "dead" and dead.note == "answered 500" and well.state == "well" and well.articles == 1


def test_a_feed_that_is_well_again_is_asked_as_before(web, listed, watch):
    web.routes["/rss"] = lambda handler, time: (503, {}, b"") if time < 3 else (200, XML, rss("/attack"))
    log, _ = watch(listed(feed(web, every=600)), until=START + 4000)
    assert [name for name, _ in log if name in ("failed", "polled")][:4] == ["failed", "failed", "polled", "polled"]


def test_retry_after_is_kept_for_the_whole_host(web, listed, watch, clock):
    asked = []

    def busy(handler, time):
        asked.append(clock.now())
        return (429, {"retry-after": "4000"}, b"") if time == 1 else (200, {}, ATTACK)

    def visit(handler, time):
        asked.append(clock.now())
        return 200, {}, page("زيارة", "زار وزير الخارجية الألماني طوكيو الثلاثاء وأجرى محادثات فيها." * 3)

    web.routes |= {"/rss": (200, XML, rss("/attack", "/visit")), "/attack": busy, "/visit": visit}
    watch(listed(feed(web, every='"1d"')), until=START + 9000)
    assert len(asked) == 3 and asked[1] - asked[0] >= 4000


def test_requests_to_a_host_are_the_delay_apart(web, listed, watch, clock):
    asked = []
    for path in ("/1", "/2", "/3"):
        web.routes[path] = lambda handler, time: asked.append(clock.now()) or (404, {}, b"")
    web.routes |= {
        "/rss": (200, XML, rss("/1", "/2", "/3")),
        "/robots.txt": (200, {}, "User-agent: *\nCrawl-delay: 20\n"),
    }
    watch(listed(feed(web), top="delay = 7"))
    assert len(asked) == 3 and all(b - a >= 20 for a, b in itertools.pairwise(asked))


def test_robots_are_obeyed(web, listed, watch, desk_url):
    web.routes |= {
        "/robots.txt": (200, {}, "User-agent: *\nDisallow: /attack\n"),
        "/rss": (200, XML, rss("/attack", "/visit")),
    }
    log, _ = watch(listed(feed(web)))
    assert web.times("/attack") == 0 and "robots.txt" in of(log, "left")[0]["why"] and len(rows(desk_url)) == 1


def test_robots_that_fail_mean_not_yet_unless_the_feed_says_otherwise(web, listed, watch):
    web.routes |= {"/robots.txt": (500, {}, b""), "/rss": (200, XML, rss())}
    log, well = watch(listed(feed(web)))
    assert not well and web.times("/rss") == 0 and "robots.txt" in of(log, "failed")[0]["why"]
    assert watch(listed(feed(web, name="own", robots="false")))[1]


def test_a_page_that_fails_is_tried_again_and_then_left(web, listed, watch, desk_url):
    web.routes |= {"/rss": (200, XML, rss("/attack", "/gone", "/bad")), "/gone": (410, {}, b""), "/bad": (500, {}, b"")}
    watch(listed(feed(web, every='"1d"')), until=START + 80000)
    assert web.times("/gone") == 1 and web.times("/bad") == 5 and len(rows(desk_url)) == 1


def test_stopped_at_any_moment_it_goes_on(web, listed, watch, reader, clock, desk_url):
    web.routes["/rss"] = (200, XML, rss("/attack", "/visit"))
    config = listed(feed(web), rest='[[alert]]\nname="a"\nquery={type=["ASSAULT"]}\ncommand=["true"]')
    with open_store(desk_url, create=True) as store:
        # as after a stop behind the poll, and one between noting an article and storing it
        one = Watch(config, store, lambda *_, **__: None, clock=clock, reader=reader)
        asyncio.run(one._poll(config.feed[0]))
        (first,) = next_pages(store, clock.now())
        save_page(store, msgspec.structs.replace(first, state=STORED, article_id="never stored"))
        assert len(stored_pages(store)) == 1
        assert load_feeds(store)["sahel"].failures == 0
    log, well = watch(config)
    assert well and len(rows(desk_url)) == 2 and web.times("/attack") == 1
    assert len(of(log, "rung")) == 1
    with open_store(desk_url) as store:
        assert stored_pages(store) == []


def test_an_article_stored_before_a_stop_still_rings(web, listed, watch, desk_url, reader):
    web.routes["/rss"] = (200, XML, rss("/attack"))
    watch(listed(feed(web)))
    with open_store(desk_url) as store:
        (row,) = search_articles(store, Query()).rows
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE feed_pages SET state = 'stored'")
            connection.exec_driver_sql("DELETE FROM story_articles")
    config = listed(feed(web), rest='[[alert]]\nname="a"\nquery={type=["ASSAULT"]}\ncommand=["true"]')
    log, _ = watch(config)
    assert len(of(log, "rung")) == 1
    with open_store(desk_url) as store:
        assert story_of(store, row.id)


def test_a_sitemap_and_a_page_are_feeds_too(web, listed, watch, desk_url):
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    old = f"<url><loc>{web.url('/old')}</loc><lastmod>2020-01-01</lastmod></url>"
    part = f"{head}{old}<url><loc>{web.url('/attack')}</loc><lastmod>2024-05-08</lastmod></url></urlset>"
    index = f"<sitemapindex><sitemap><loc>{web.url('/part.xml.gz')}</loc></sitemap></sitemapindex>"
    links = '<a href="/visit">وزير الخارجية الألماني يزور طوكيو</a> <a href="/about">من نحن</a> <a href="javascript:x()">افتح الصفحة كلها من هنا</a>'
    web.routes |= {
        "/sitemap.xml": (200, XML, index),
        "/part.xml.gz": (200, {"content-type": "application/gzip"}, gzip.compress(part.encode())),
        "/front": (200, {}, f"<html><body>{links}</body></html>"),
    }
    feeds = (feed(web, "/sitemap.xml", "map", kind='"sitemap"', days=30), feed(web, "/front", "front", kind='"page"'))
    log, well = watch(listed(*feeds))
    assert well, of(log, "failed")
    assert {row.url for row in rows(desk_url)} == {web.url("/attack"), web.url("/visit")}
    assert web.times("/old") == web.times("/about") == 0


def test_a_pattern_chooses_the_pages(web, listed, watch):
    web.routes["/rss"] = (200, XML, rss("/attack", "/visit"))
    watch(listed(feed(web, links="'/vis'")))
    assert web.times("/attack") == 0 and web.times("/visit") == 1


def test_two_watches_do_not_work_on_one_store(url):
    with open_store(url, create=True) as store, open_store(url) as other:
        with only_one(store), pytest.raises(FeedError, match="another watch"), only_one(other):
            pass
        with only_one(other):
            pass


def test_the_outlet_in_the_page_is_used_where_the_list_names_none(web, listed, watch, desk_url):
    head = '<meta property="og:site_name" content="صحيفة الساحل">'
    web.routes |= {
        "/rss": (200, XML, rss("/own")),
        "/own": (
            200,
            {},
            page("افتتاح الجسر", "افتتح الوزير الجسر الجديد صباح اليوم وقال إن الطريق مفتوح." * 3, head=head),
        ),
    }
    watch(listed(feed(web)))
    with open_store(desk_url) as store:
        reading = load_reading(store, search_articles(store, Query()).rows[0].id)
    assert reading.article.outlet == Outlet("صحيفة الساحل", "127.0.0.1")
