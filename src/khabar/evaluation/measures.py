"""Gives precision, recall and F1 of readings against gold, measure by measure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from khabar.evaluation.pairs import Record, covered, pair

WHOLE = "WHOLE EVENT (type, parties, status, chain)"
MEASURES = (
    "attribution cue",
    "attribution source",
    "attribution source exact",
    "attribution content (characters)",
    "attribution kind",
    "attribution stance",
    "attribution speaker kind",
    "attribution parent",
    "nested attribution",
    "event trigger",
    "event type",
    "event mode",
    "event status",
    "event said in",
    "event actors country",
    "event recipients country",
    "event actors span",
    "event recipients span",
    "party sectors",
    "event date",
    "event place country",
    "event size",
    WHOLE,
)


class Scores:
    """Counts of right, found and wanted marks for each measure, and for each event type."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.by_type: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, right: int, found: int, wanted: int) -> None:
        """Count one article's or one pair's share of a measure."""
        self.right[name] += right
        self.found[name] += found
        self.wanted[name] += wanted

    def prf(self, name: str) -> tuple[float, float, float]:
        """Give precision, recall and F1 of a measure."""
        return _prf(self.right[name], self.found[name], self.wanted[name])

    def type_prf(self, name: str) -> tuple[float, float, float]:
        """Give precision, recall and F1 of an event type."""
        counts = self.by_type[name]
        return _prf(counts["right"], counts["found"], counts["wanted"])


def _prf(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    p, r = (right / found if found else 0.0), (right / wanted if wanted else 0.0)
    return p, r, (2 * p * r / (p + r) if p + r else 0.0)


def score(gold: Iterable[Record], readings: Iterable[Record]) -> Scores:
    """Score readings against gold records, paired by article id; a missing reading counts as an empty one."""
    found = {r["article"]["id"]: r for r in readings}
    scores = Scores()
    for record in gold:
        reading = found.get(record["doc"]) or {}
        mates = _attributions(scores, record["attributions"], reading.get("attributions") or [])
        _events(scores, record["events"], reading.get("events") or [], mates)
    return scores


def _speaker_kind(attribution: Record) -> Any:
    if "speaker_kind" in attribution:
        return attribution["speaker_kind"]
    return (attribution.get("speaker") or {}).get("kind")


def _mate(mates: dict[str, str], found: str | None) -> str | None:
    return mates.get(found, "?") if found else None


def _attributions(scores: Scores, gold: list[Record], found: list[Record]) -> dict[str, str]:
    pairs = pair(gold, found, lambda a: a["cue"])
    n = len(pairs)
    scores.add("attribution cue", n, len(found), len(gold))
    mates = {f["id"]: g["id"] for g, f in pairs}
    wanted, given = (sum(len(a["sources"]) for a in side) for side in (gold, found))
    touching = sum(len(pair(g["sources"], f["sources"], lambda s: s)) for g, f in pairs)
    exact = sum(len({tuple(s) for s in g["sources"]} & {tuple(s) for s in f["sources"]}) for g, f in pairs)
    scores.add("attribution source", touching, given, wanted)
    scores.add("attribution source exact", exact, given, wanted)
    same = sum(len(covered(g["contents"]) & covered(f["contents"])) for g, f in pairs)
    lengths = [sum(len(covered(a["contents"])) for a in side) for side in (found, gold)]
    scores.add("attribution content (characters)", same, *lengths)
    scores.add("attribution kind", sum(g["kind"] == f.get("kind") for g, f in pairs), n, n)
    scores.add("attribution stance", sum(g["stance"] == f.get("stance") for g, f in pairs), n, n)
    scores.add("attribution speaker kind", sum(_speaker_kind(g) == _speaker_kind(f) for g, f in pairs), n, n)
    parents = sum(g.get("parent") == _mate(mates, f.get("parent")) for g, f in pairs)
    scores.add("attribution parent", parents, n, n)
    nested = sum(bool(g.get("parent")) and g["parent"] == mates.get(f.get("parent") or "") for g, f in pairs)
    lengths = [sum(bool(a.get("parent")) for a in side) for side in (found, gold)]
    scores.add("nested attribution", nested, *lengths)
    return mates


def _countries(event: Record, role: str) -> Counter[str]:
    return Counter(p["country"] for p in event.get(role) or [] if p.get("country"))


def _events(scores: Scores, gold: list[Record], found: list[Record], mates: dict[str, str]) -> None:
    scores.add("event trigger", len(pair(gold, found, lambda e: e["trigger"])), len(found), len(gold))
    pairs = pair(gold, found, lambda e: e["trigger"], lambda g, f: g["type"] == f["type"])
    scores.add("event type", len(pairs), len(found), len(gold))
    whole = 0
    for g, f in pairs:
        scores.by_type[g["type"]]["right"] += 1
        whole += _event(scores, g, f, mates)
    scores.add(WHOLE, whole, len(found), len(gold))
    for side, events in (("wanted", gold), ("found", found)):
        for event in events:
            scores.by_type[event["type"]][side] += 1


def _event(scores: Scores, g: Record, f: Record, mates: dict[str, str]) -> bool:
    said = g.get("said_in") == _mate(mates, f.get("said_in"))
    scores.add("event mode", g["mode"] == f.get("mode"), 1, 1)
    scores.add("event status", g["status"] == f.get("status"), 1, 1)
    scores.add("event said in", said, 1, 1)
    for role in ("actors", "recipients"):
        _parties(scores, g, f, role)
    a, b = (g["when"] or {}), (f.get("when") or {})
    same = bool(a) and (a["start"], a["end"]) == (b.get("start"), b.get("end"))
    scores.add("event date", same, bool(b), bool(a))
    a, b = (g["where"] or {}), (f.get("where") or {})
    same = bool(a.get("country")) and a["country"] == b.get("country")
    scores.add("event place country", same, bool(b.get("country")), bool(a.get("country")))
    sizes = [{(s["what"], s["min"], s["max"]) for s in e.get("size") or []} for e in (g, f)]
    scores.add("event size", len(sizes[0] & sizes[1]), len(sizes[1]), len(sizes[0]))
    parties = all(_countries(g, role) == _countries(f, role) for role in ("actors", "recipients"))
    return bool(said and parties and g["status"] == f.get("status"))


def _parties(scores: Scores, g: Record, f: Record, role: str) -> None:
    a, b = _countries(g, role), _countries(f, role)
    scores.add(f"event {role} country", sum((a & b).values()), sum(b.values()), sum(a.values()))
    wanted, given = g.get(role) or [], f.get(role) or []
    pairs = pair(wanted, given, lambda p: p["span"])
    scores.add(f"event {role} span", len(pairs), len(given), len(wanted))
    fitting = sum(bool(set(x["sectors"]) & set(y.get("sectors") or []) or not x["sectors"]) for x, y in pairs)
    scores.add("party sectors", fitting, len(pairs), len(pairs))
