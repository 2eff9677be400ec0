"""The list of feeds, addresses, and what is missing: errors that name the place and what to do."""

import sys
from ipaddress import ip_address

import pytest

from khabar.errors import FeedError
from khabar.feeds import Fetcher, RealClock, read_config
from khabar.feeds.addresses import Refused, canonical, check_address, is_allowed, try_join
from khabar.feeds.config import Feed
from khabar.feeds.entries import read_listing
from khabar.feeds.fetch import Failed, Fetched, _retry_after

from .conftest import START

FEED = '[[feed]]\nname = "a"\nurl = "https://example.com/rss"\n'
STORE = 'store = "sqlite:///desk.db"\n'


def test_a_whole_list_is_read(tmp_path):
    path = tmp_path / "feeds.toml"
    alert = '[[alert]]\nname = "x"\nquery = { type = ["ASSAULT"], since = "2024-05-01", confidence = 0.5 }\nwebhook = "https://example.com/hook"\n'
    path.write_text(f'{STORE}every = "2h"\n{FEED}every = 90\nkind = "sitemap"\n{alert}', "utf8")
    config = read_config(path)
    assert config.interval(config.feed[0]) == 90 and config.alert[0].asked.confidence == 0.5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("store = ", "feeds.toml"),
        (FEED, "store"),
        (STORE, "feed"),
        (STORE + "every = 'soon'\n" + FEED, "not a duration"),
        (STORE + "size = '3 pages'\n" + FEED, "not a size"),
        (STORE + "private = ['10.0.0.0/99']\n" + FEED, "private"),
        (STORE + "evry = 5\n" + FEED, "evry"),
        (STORE + FEED + "kind = 'blog'\n", 'feed "a".*kind is one of'),
        (STORE + FEED + "links = '('\n", 'feed "a"'),
        (STORE + FEED.replace("https", "ftp"), "no http or https"),
        (STORE + FEED + FEED, "two of one name"),
        (STORE + FEED + "[[alert]]\nname='x'\nquery={type=['ASSAULT']}\n", "one of webhook, email and command"),
        (STORE + FEED + "[[alert]]\nname='x'\nquery={}\ncommand=['true']\n", "empty query"),
        (STORE + FEED + "[[alert]]\nname='x'\nquery={kind='y'}\ncommand=['true']\n", "no such field of a query: kind"),
        (STORE + FEED + "[[alert]]\nname='x'\nquery={since='soon'}\ncommand=['true']\n", "no such since"),
        (STORE + FEED + "[[alert]]\nname='x'\nquery={words='y'}\nemail=['a@b.org']\n", r"\[email\]"),
    ],
)
def test_a_fault_in_the_list_is_told_with_its_place(tmp_path, text, said):
    path = tmp_path / "feeds.toml"
    path.write_text(text, "utf8")
    with pytest.raises(FeedError, match=said) as caught:
        read_config(path)
    assert "feeds.toml" in caught.value.where and "docs/feeds.md" in caught.value.next


@pytest.mark.parametrize("address", [
    "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
])  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_allowed(ip_address(address))


def test_addresses_that_are_public_or_allowed():
    assert is_allowed(ip_address("93.184.215.14")) and is_allowed(ip_address("2606:4700::1111"))
    assert is_allowed(ip_address("::ffff:127.0.0.1"), ["127.0.0.0/8"]) and not is_allowed(
        ip_address("10.0.0.1"), ["127.0.0.0/8"]
    )


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.org/",
        "//a.org/",
        "http://",
        "http://u:p@a.org/",
        "http://[::1",
        "http://a:99999/",
    ],
)
def test_addresses_that_are_never_fetched(url):
    with pytest.raises(Refused):
        check_address(url)


@pytest.mark.parametrize("other", [
    "http://www.example.com/خبر/7?id=1", "https://example.com:443/%D8%AE%D8%A8%D8%B1/7/?id=1&utm_source=x",
    "https://m.example.com/%d8%ae%d8%a8%d8%b1/7?id=1#comments", "https://EXAMPLE.com/خبر/7/amp?id=1",
])  # fmt: skip
def test_one_form_for_all_ways_of_writing_an_address(other):
    assert canonical(other) == canonical("https://example.com/خبر/7?id=1")
    assert canonical(other) != canonical("https://example.com/خبر/7?id=2")


def test_a_feed_that_breaks_its_parser_is_told():
    """A link that ends twice in an item that never began; fuzzing found it."""
    feed = Feed("x", "https://x.example/rss", "feed")
    got = Fetched(200, feed.url, b"<channel><item<link></item></link>", {})
    with pytest.raises(Failed, match="broken XML"):
        read_listing(feed, got, 1_000_000)


def test_retry_after_is_seconds_or_a_date():
    assert _retry_after("120", START) == 120 and _retry_after("Wed, 08 May 2024 10:10:00 GMT", START) == 600
    assert _retry_after("soon", START) is None and _retry_after("999999999", START) == 86400


@pytest.mark.parametrize("package", ["feedparser", "httpx", "protego"])
def test_a_missing_package_is_told_with_what_to_install(tmp_path, monkeypatch, package):
    (tmp_path / "feeds.toml").write_text(STORE + FEED, "utf8")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(FeedError, match="pip install 'khabar"):
        Fetcher(read_config(tmp_path / "feeds.toml"), RealClock())


@pytest.mark.parametrize("link", ["\x08http://x.example/b", "http\t://x.example/b", " http://x.example/\nb\x7f "])
def test_links_are_stored_without_control_characters(link):
    assert try_join("https://feed.example/rss", link) == "http://x.example/b"
