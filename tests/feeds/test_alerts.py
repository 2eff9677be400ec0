"""Alerts: each once per event, by webhook, command and e-mail, tried again where they fail."""

import json
import socketserver
import threading

import pytest

from khabar.feeds import show_status
from khabar.store import open_store

from .conftest import START, XML, page, rss
from .test_watch import feed, of

ASK = 'query = { type = ["ASSAULT"], country = ["MLI"] }'


def alert(*lines):
    return "[[alert]]\n" + "\n".join(('name = "mali"', ASK, *lines)) + "\n"


def posted(web):
    return [(headers, json.loads(body)) for path, headers, body in web.asked if path == "/hook"]


@pytest.fixture
def attack(web):
    web.routes |= {"/rss": (200, XML, rss("/attack", "/visit")), "/hook": (200, {}, b"")}


def test_a_webhook_gets_each_event_once(web, attack, listed, watch, desk_url, monkeypatch):
    monkeypatch.setenv("HOOK_TOKEN", "secret")
    config = listed(feed(web), rest=alert(f'webhook = "{web.url("/hook")}"', 'token_env = "HOOK_TOKEN"'))
    log, _ = watch(config)
    ((headers, message),) = posted(web)
    assert headers["authorization"] == "Bearer secret" and headers["idempotency-key"] == message["id"]
    assert message["alert"] == "mali" and [e["type"] for e in message["events"]] == ["ASSAULT"]
    assert message["articles"][0]["url"] == web.url("/attack")
    assert "secret" not in str(log)
    watch(config)
    assert len(posted(web)) == 1
    with open_store(desk_url) as store:
        assert show_status(config, store)[1][0].sent == 1


def test_a_webhook_that_fails_is_tried_again_with_the_same_id(web, attack, listed, watch, desk_url):
    web.routes["/hook"] = lambda handler, time: (500, {}, b"") if time < 3 else (200, {}, b"")
    config = listed(feed(web, every='"1d"'), rest=alert(f'webhook = "{web.url("/hook")}"'))
    log, _ = watch(config, until=START + 5000)
    assert [facts["tries"] for facts in of(log, "not_rung")] == [1, 2] and len(of(log, "rung")) == 1
    assert len({message["id"] for _, message in posted(web)}) == 1


def test_an_alert_that_never_gets_through_is_given_up_and_told(web, attack, listed, watch, desk_url):
    config = listed(feed(web, every='"1d"'), rest=alert('command = ["false"]'))
    log, _ = watch(config, until=START + 200_000)
    assert len(of(log, "not_rung")) == 8 and of(log, "not_rung")[-1]["given_up"]
    with open_store(desk_url) as store:
        status = show_status(config, store)[1][0]
    assert status.left == 1 and "command ended with 1" in status.note


def test_a_private_webhook_is_refused_unless_allowed(web, attack, listed, watch):
    log, _ = watch(listed(feed(web), rest=alert('webhook = "http://10.0.0.1/hook"')))
    assert "private address" in of(log, "not_rung")[0]["why"]


def test_a_command_gets_json_on_its_input(web, attack, listed, watch, tmp_path):
    out = tmp_path / "rung.json"
    log, _ = watch(listed(feed(web), rest=alert(f'command = ["tee", "{out}"]')))
    assert len(of(log, "rung")) == 1 and json.loads(out.read_text("utf8"))["events"][0]["type"] == "ASSAULT"


def test_an_alert_for_words_rings_for_articles(web, attack, listed, watch, tmp_path):
    out = tmp_path / "rung.json"
    rest = f'[[alert]]\nname = "w"\nquery = {{ words = "طوكيو" }}\ncommand = ["tee", "{out}"]'
    watch(listed(feed(web), rest=rest))
    message = json.loads(out.read_text("utf8"))
    assert message["events"] == [] and [a["url"] for a in message["articles"]] == [web.url("/visit")]


@pytest.mark.parametrize("per", ["story", "event"])
def test_a_story_told_twice_rings_once_if_asked_so(web, attack, listed, watch, desk_url, per):
    again = page(
        "مسلحون يهاجمون قاعدة في مالي",
        "شن مسلحون هجوما على قاعدة عسكرية في مالي صباح الأربعاء، كما أعلن وزير الدفاع الفرنسي، دون أن تعرف حصيلة الهجوم.",
        "وهاجم مسلحون قاعدة عسكرية في مالي الأربعاء وعززت القوات وجودها حول القاعدة بعد الهجوم وبدأ التحقيق.",
    )
    web.routes |= {"/again": (200, {}, again), "/rss": (200, XML, rss("/attack", "/again"))}
    config = listed(feed(web), rest=alert('command = ["true"]', f'per = "{per}"'))
    watch(config)
    with open_store(desk_url) as store:
        sent = show_status(config, store)[1][0].sent
    assert sent == 1 if per == "story" else sent >= 2


class Mail(socketserver.StreamRequestHandler):
    """The least of an SMTP server."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        letter = None
        while line := self.rfile.readline():
            if letter is not None:
                if line == b".\r\n":
                    self.server.letters.append(b"".join(letter))
                    letter = None
                    self.wfile.write(b"250 taken\r\n")
                else:
                    letter.append(line)
            elif line.upper().startswith(b"DATA"):
                letter = []
                self.wfile.write(b"354 go on\r\n")
            elif line.upper().startswith(b"QUIT"):
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 yes\r\n")


def test_an_e_mail_is_sent(web, attack, listed, watch):
    from email import message_from_bytes, policy

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        port = server.server_address[1]
        rest = alert('email = ["amina@example.org"]') + (
            f'[email]\nhost = "127.0.0.1"\nport = {port}\nsender = "desk@example.org"\n'
        )
        log, _ = watch(listed(feed(web), rest=rest))
        server.shutdown()
    assert len(of(log, "rung")) == 1, of(log, "not_rung")
    letter = message_from_bytes(server.letters[0], policy=policy.default)
    assert letter["To"] == "amina@example.org" and "mali" in letter["Subject"]
    assert "ASSAULT" in letter.get_content() and web.url("/attack") in letter.get_content()
