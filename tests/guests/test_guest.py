"""A guest over a real connection: what it adds, what is dropped and counted, caching, limits, failures."""

import json
import re
from pathlib import Path

import pytest

from khabar.errors import EndpointError
from khabar.guests import Endpoint, Guest, GuestOptions, Limits
from khabar.guests.endpoint import ask
from khabar.model import Article, Attribution, Mention, Reading, Speaker
from tests.guests.endpoints import chat, serve

MINISTER = Speaker("Minister of Transport", None, "government", "JOR")
TEXT = (
    "لقاء في العاصمة\n"
    "نشرت صحيفة محلية رسالة فحواها أن الميناء الجديد بات جاهزا، وأن العمال أوقفوا الآلات احتجاجا على الأجور.\n"
    "وقال وزير النقل الأردني إن الطريق مفتوح.\n"
)
ANSWER = {
    "attributions": [
        {
            "sentence": 2, "cue": "فحواها", "sources": ["صحيفه محليه"], "stance": "assert", "kind": "indirect",
            "contents": ["أن الميناء الجديد بات جاهزا وأن العمال اوقفوا الآلات احتجاجا على الأجور"],
            "speaker": {"name": "a local newspaper", "kind": "media", "country": "JOR"},
        },
        {"sentence": 3, "cue": "قال", "sources": ["وزير النقل"], "contents": ["ان الطريق مفتوح"]},
        {"sentence": 3, "cue": "زعم", "sources": [], "contents": ["إن الطريق مفتوح"]},
        {"cue": "قال", "stance": "whispers"},
    ],
    "events": [
        {
            "sentence": 2, "type": "PROTEST", "mode": "strike", "status": "actual", "trigger": "اوقفوا آلات",
            "actors": [{"text": "العمال", "name": "port workers", "country": "XYZ", "sectors": ["LAB", "XXX"]}],
            "recipients": [], "when": None, "where": "ميناء",
        },
        {"type": "DANCE", "trigger": "مفتوح"},
        {"type": "CONSULT", "mode": "strike", "trigger": "مفتوح"},
        {"type": "CONSULT", "trigger": "مفتوح", "actors": [{"text": "رئيس البرازيل"}]},
    ],
}  # fmt: skip
GOOD = chat(json.dumps(ANSWER, ensure_ascii=False), prompt_tokens=900, completion_tokens=100)


def alone(text=TEXT):
    """Give a reading of a text that knows one attribution, one actor and a place."""
    lines = [(m.start(), m.end()) for m in re.finditer(".+", text)]

    def at(words):
        return text.index(words), text.index(words) + len(words)

    own = Attribution(
        "a1", at("وقال"), (at("وزير النقل الأردني"),), (at("إن الطريق مفتوح"),), "indirect", "assert", MINISTER
    )
    office = Mention(
        "m1", at("وزير النقل الأردني"), "office", "Minister of Transport", "وزير النقل", None, "JOR", ("GOV",)
    )
    return Reading(Article("x", text), sentences=tuple(lines), mentions=(office,), attributions=(own,))


@pytest.fixture
def read(tmp_path):
    """Read TEXT with a guest at an address."""

    def run(url, limits=Limits(), run="r1", sleep=lambda seconds: None, **given):  # noqa: B008
        endpoint = Endpoint(url, "m", **{"timeout": 5.0, "tries": 3} | given)
        guest = Guest(GuestOptions(endpoint, limits, tmp_path / "answers.sqlite", run), sleep)
        return guest.read(alone())

    return run


def test_what_stands_in_the_text_is_added_and_the_rest_counted(read):
    with serve(GOOD) as (url, script):
        reading = read(url, key="secret")
    assert reading.notes[-1] == "guest m: 8 proposed, 2 added, 1 already read, 2 not in the text, 3 malformed"
    assert reading.attributions[0] == alone().attributions[0], "what was read itself stays"
    told = reading.attributions[1]
    assert (told.id, reading.text(told.cue), told.why) == ("a2", "فحواها", "guest:m")
    assert [reading.text(s) for s in told.sources] == ["صحيفة محلية"]
    assert [reading.text(c) for c in told.contents] == [
        "أن الميناء الجديد بات جاهزا، وأن العمال أوقفوا الآلات احتجاجا على الأجور"
    ]
    act = reading.events[0]
    assert (act.id, act.type, act.mode, act.said_in, act.chain) == (
        "e1",
        "PROTEST",
        "strike",
        "a2",
        ("a local newspaper",),
    )
    assert reading.text(act.trigger) == "أوقفوا الآلات" and act.quad == "material conflict"
    assert reading.text(act.where.span) == "الميناء"
    (party,) = act.actors
    assert reading.text(party.span) == "العمال" and party.country is None and party.sectors == ("LAB",)
    path, body = script.asked[0]
    assert path == "/v1/chat/completions" and body["model"] == "m" and body["temperature"] == 0
    assert "[2] نشرت صحيفة" in body["messages"][0]["content"] and script.keys == ["Bearer secret"]


def test_an_answer_is_asked_for_once(read):
    with serve(GOOD) as (url, script):
        first, second = read(url), read(url, run="r2")
        assert first == second and len(script.asked) == 1


def test_a_changed_model_or_text_is_asked_anew(tmp_path):
    with serve(GOOD) as (url, script):
        for model, text in (("m", TEXT), ("n", TEXT), ("m", TEXT + "وصل الوفد.\n")):
            options = GuestOptions(Endpoint(url, model), Limits(), tmp_path / "answers.sqlite")
            Guest(options).read(alone(text))
    assert len(script.asked) == 3


@pytest.mark.parametrize(
    "limits", [Limits(tokens=100), Limits(money=0.001, price_in=1.0, price_out=10.0)], ids=["tokens", "money"]
)
def test_the_limit_on_cost_is_never_passed(read, limits):
    with serve(GOOD) as (url, script):
        reading = read(url, limits)
    assert script.asked == [] and "limit on cost" in reading.notes[-1]


def test_a_run_goes_on_counting_after_it_was_cut_off(tmp_path):
    """Each question costs 1,000 tokens and may cost about 5,200: the second one does not fit any more."""
    with serve(GOOD) as (url, script):
        for text in (TEXT, TEXT + "وصل الوفد.\n"):  # two guests, as before and after a cut
            options = GuestOptions(Endpoint(url, "m"), Limits(tokens=5800), tmp_path / "answers.sqlite", "r1")
            reading = Guest(options).read(alone(text))
    assert len(script.asked) == 1 and "limit on cost" in reading.notes[-1]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again_with_growing_pauses(read, status):
    pauses = []
    with serve((status, {}, b"busy"), (status, {}, b"busy"), GOOD) as (url, script):
        reading = read(url, sleep=pauses.append)
    assert len(script.asked) == 3 and len(reading.events) == 1
    assert 0.5 <= pauses[0] <= 1.0 <= pauses[1] <= 2.0


def test_the_pause_that_the_endpoint_asks_for_is_kept_within_reason(read):
    pauses = []
    with serve((429, {"Retry-After": "7"}, b""), (429, {"Retry-After": "86400"}, b""), GOOD) as (url, _):
        read(url, sleep=pauses.append)
    assert pauses == [7.0, 60.0]


CUT = json.dumps(ANSWER, ensure_ascii=False)[:300]


@pytest.mark.parametrize(
    ("steps", "asked", "said"),
    [
        ([(500, {}, b"broken")], 3, "status 500"),
        ([(401, {}, b"no key")], 1, "KHABAR_GUEST_KEY"),
        ([(404, {}, b"no such model")], 1, "no such model"),
        ([b"<html>welcome</html>"], 3, "no chat completion"),
        ([b'{"choices": []}'], 3, "no chat completion"),
        ([chat(None)], 3, "without text"),
        ([chat("I cannot help with that.")], 2, "no readable JSON"),
        ([chat(CUT)], 2, "no readable JSON"),
        ([chat('{"weather": "fine"}')], 2, "no readable JSON"),
        ([chat("[" * 5000)], 2, "no readable JSON"),
    ],
)  # fmt: skip
def test_a_failing_endpoint_leaves_the_reading_as_it_was(read, steps, asked, said):
    with serve(*steps) as (url, script):
        reading = read(url, timeout=30.0)
    assert len(script.asked) == asked and said in reading.notes[-1]
    assert (reading.attributions, reading.events) == (alone().attributions, alone().events)


@pytest.mark.parametrize(("kind", "said"), [("stall", "stalled"), ("drip", "did not finish")])
def test_an_endpoint_that_does_not_end_is_left(read, kind, said):
    with serve((kind, {}, 3.0)) as (url, _):
        reading = read(url, timeout=1.0, tries=1)
    assert said in reading.notes[-1] and reading.attributions == alone().attributions


def test_nobody_listens(read):
    reading = read("http://127.0.0.1:9/v1")
    assert "no connection" in reading.notes[-1]


def test_no_address(read):
    assert "no address" in read("ftp://nowhere").notes[-1]


def test_an_endpoint_that_is_down_stops_a_run(tmp_path):
    with serve((500, {}, b"")) as (url, _):
        guest = Guest(GuestOptions(Endpoint(url, "m", tries=1), Limits(), tmp_path / "a.sqlite"))
        reading = alone(TEXT)
        guest.read(reading), guest.read(reading)
        with pytest.raises(EndpointError, match="status 500"):
            guest.read(reading)


def test_nonsense_is_not_kept(read):
    with serve(chat("nonsense"), chat("nonsense"), GOOD) as (url, script):
        assert "no readable JSON" in read(url).notes[-1]
        assert len(read(url).events) == 1 and len(script.asked) == 3


def test_tokens_are_guessed_where_they_are_not_counted():
    with serve(chat("كلمة " * 30)) as (url, _):
        reply = ask(Endpoint(url, "m"), "سؤال " * 60)
    assert reply.tokens_in == 101 and reply.tokens_out == 51


def test_an_answer_in_a_fence_of_code(read):
    with serve(chat("Here it is:\n```json\n" + json.dumps(ANSWER) + "\n```")) as (url, _):
        assert len(read(url).events) == 1


def test_the_key_is_nowhere(read, tmp_path):
    with serve((401, {}, b"bad key"), GOOD) as (url, _):
        notes = read(url, key="secret-7").notes
        read(url, key="secret-7")
    kept = b"".join(path.read_bytes() for path in Path(tmp_path).iterdir())
    assert "secret-7" not in str(notes) and b"secret-7" not in kept
