"""Sorts what is read wrong on the articles to learn from into classes and writes docs/errors.md.

python -m training.events --save   writes it, from the readings by which it cross-validates; nobody need run this by itself
"""

from collections import Counter
from pathlib import Path
from typing import Any

from training.events_eval import score
from training.gold_split import Pair

OUT = Path(__file__).resolve().parent.parent / "docs" / "errors.md"
ROLES = {"actors": "recipients", "recipients": "actors"}
MOST = 12  # rows of a table
HEAD = """# Errors

What is read wrong on the articles that rules, tables and models were made from ({articles} articles, {cues} attributions,
{acts} events), sorted by count. Events are those of cross-validation: no model saw the article it read; the judge of
cues learned from all of them. Written by `python -m training.events --save`; nothing here is of the part set aside.
"""
Counts = dict[str, Counter[str]]


def attribution_errors(counts: Counts, gold: dict[str, Any], found: dict[str, Any], text: str) -> dict[str, str]:
    """Count the errors of an article's attributions; give the gold mate of each found one."""
    pairs = score.pair(gold["attributions"], found["attributions"], lambda a: a["cue"])
    had, got = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    mates = {f["id"]: g["id"] for g, f in pairs}
    for g in gold["attributions"]:
        if id(g) not in had:
            counts["Attributions: cues missed"][_cue_class(g, text)] += 1
    for f in found["attributions"]:
        if id(f) not in got:
            counts["Attributions: false cues, by table"][f["why"].partition(":")[0]] += 1
    for g, f in pairs:
        where = counts["Attributions: found, but"]
        where["parent wrong"] += g.get("parent") != (mates.get(f["parent"], "?") if f["parent"] else None)
        where["stance wrong"] += g["stance"] != f["stance"]
        where["kind wrong"] += g["kind"] != f["kind"]
        where["speaker kind wrong"] += score.speaker_kind(g) != score.speaker_kind(f)
        where["source missed"] += bool(g["sources"]) and not f["sources"]
        where["source where the text has none"] += bool(f["sources"]) and not g["sources"]
        where["other source"] += bool(g["sources"] and f["sources"]) and not score.pair(
            g["sources"], f["sources"], lambda s: s
        )
        a, b = score.covered(g["contents"]), score.covered(f["contents"])
        where["content too short by a fifth or more"] += len(a - b) * 5 > len(a)
        where["content too long by a fifth or more"] += len(b - a) * 5 > len(a)
    return mates


def _cue_class(g: dict[str, Any], text: str) -> str:
    cue = text[slice(*g["cue"])]
    if not any(letter.isalpha() for letter in cue):
        return "a mark (colon, bracket, quotation)"
    return f"{'several words' if ' ' in cue else 'one word'}, {g['kind']}, {'with' if g['sources'] else 'without'} a source"


def event_errors(counts: Counts, gold: dict[str, Any], found: dict[str, Any], text: str, mates: dict[str, str]) -> None:
    """Count the errors of an article's events."""
    pairs = score.pair(gold["events"], found["events"], lambda e: e["trigger"], lambda g, f: g["type"] == f["type"])
    had, got = {id(g) for g, _ in pairs}, {id(f) for _, f in pairs}
    for g in gold["events"]:
        if id(g) not in had:
            counts["Events: missed"][_trigger_class(g, found["events"], text)] += 1
            counts["Events: missed, by type"][g["type"]] += 1
    for f in found["events"]:
        if id(f) not in got:
            counts["Events: false"][_trigger_class(f, gold["events"], text)] += 1
            counts["Events: false, by type"][f["type"]] += 1
    for g, f in pairs:
        if g["status"] != f["status"]:
            counts["Events: status"][f"{g['status']} read as {f['status']}"] += 1
        if g.get("said_in") != (mates.get(f["said_in"], "?") if f["said_in"] else None):
            counts["Events: found, but"]["said in another attribution"] += 1
        for role in ROLES:
            if score.countries(g, role) != score.countries(f, role):
                counts[f"Events: {role}"][_party_class(g, f, role, found["mentions"])] += 1


def _trigger_class(one: dict[str, Any], others: list[dict[str, Any]], text: str) -> str:
    """Say what stands on the other side where an event has no mate."""
    if any(score.shared(one["trigger"], other["trigger"]) for other in others):
        return "the same word as another type"
    ends = [sorted((one["trigger"], other["trigger"])) for other in others if other["type"] == one["type"]]
    near = any("\n" not in text[a[1] : b[0]] for a, b in ends)
    return "another word of the same type in the line" if near else "nothing of the type in the line"


def _party_class(g: dict[str, Any], f: dict[str, Any], role: str, mentions: list[dict[str, Any]]) -> str:
    wanted, chosen = g[role], f[role]
    if not wanted:
        return "somebody where the text has nobody"
    if not chosen:
        return "nobody chosen" if _known(wanted, mentions) else "nobody chosen: the phrase was not found"
    shared = score.pair(wanted, chosen, lambda p: p["span"])
    if len(shared) == len(wanted) == len(chosen):
        return "right phrase, wrong country"
    if shared:
        return "one party too many or too few"
    if score.pair(g[ROLES[role]], chosen, lambda p: p["span"]):
        return "the other party of the act"
    return "another phrase" if _known(wanted, mentions) else "another phrase: the right one was not found"


def _known(parties: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> bool:
    return any(score.shared(m["span"], p["span"]) for m in mentions for p in parties)


def write(pairs: list[Pair], readings: list[dict[str, Any]]) -> str:
    """Give the page."""
    counts: Counts = {}
    for name in (
        "Attributions: cues missed", "Attributions: false cues, by table", "Attributions: found, but", "Events: missed",
        "Events: missed, by type", "Events: false", "Events: false, by type", "Events: status", "Events: actors",
        "Events: recipients", "Events: found, but",
    ):  # fmt: skip
        counts[name] = Counter()
    for (article, gold), found in zip(pairs, readings, strict=True):
        mates = attribution_errors(counts, gold, found, article["text"])
        event_errors(counts, gold, found, article["text"], mates)
    cues = sum(len(gold["attributions"]) for _, gold in pairs)
    acts = sum(len(gold["events"]) for _, gold in pairs)
    parts = [HEAD.format(articles=len(pairs), cues=cues, acts=acts)]
    for name, rows in counts.items():
        lines = [f"| {what} | {count} |" for what, count in rows.most_common(MOST) if count]
        parts.append("\n".join([f"## {name}", "| what | count |", "|---|---|", *lines, ""]))
    return "\n".join(parts)
