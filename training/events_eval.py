"""Scores the events and attributions of the tune or the measure part, and prints the errors in context.

python -m training.events_eval [--part tune|full|measure|seed] [--errors TYPE|all|attr] [--most N]
"""

import argparse
import importlib.util
import json

from khabar.articles import find_outlet
from khabar.model import Article
from khabar.reader import Reader
from training.gold_split import GOLD, Pair, full, measure, tune

spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
assert spec and spec.loader
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def seed() -> list[Pair]:
    """Give the seed report with its marks resolved."""
    spec = importlib.util.spec_from_file_location("gold", GOLD / "gold.py")
    assert spec and spec.loader
    gold = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gold)
    article = json.loads((GOLD / "seed" / "article.json").read_text("utf8"))
    record, errors = gold.resolve(article, json.loads((GOLD / "seed" / "marks.json").read_text("utf8")))
    assert not errors, errors
    article |= {"id": article["doc"], "text": gold.text_of(article)}
    return [(article, record)]


def read(reader: Reader, pairs: list[Pair]) -> list[dict]:
    """Read the articles of the pairs."""
    found = []
    for a, _ in pairs:
        article = Article(a["id"], a["text"], None, a["published"], find_outlet(a["outlet"], a["url"]), a["url"])
        found.append(json.loads(reader.read_article(article).to_json()))
    return found


def show(e: dict, x: str) -> str:
    """Print one event."""

    def p(parties):
        return [f"{x[q['span'][0] : q['span'][1]]}={q['country']}" for q in parties]

    w = e.get("when") and x[slice(*e["when"]["span"])]
    at = e.get("where") and (x[slice(*e["where"]["span"])], e["where"]["country"])
    return (
        f"{x[slice(*e['trigger'])]} {e['type']}/{e['mode']} {e['status']} {p(e['actors'])} > {p(e['recipients'])}"
        f" {[(s['what'], s['min'], s['max']) for s in e['size']]} {w} {at} in {e['said_in']} {e.get('why', '')}"
    )


def print_errors(pairs: list[Pair], readings: list[dict], wanted: str, most: int) -> None:
    """Print per sentence what gold has and what was found where they differ."""
    shown = 0
    for (a, g), f in zip(pairs, readings, strict=True):
        x, at = a["text"], 0
        mates = score.score_attributions(score.Tally(), g["attributions"], f["attributions"])
        for line in x.split("\n"):
            s, e = at, at + len(line)
            at = e + 1
            ge = [q for q in g["events"] if s <= q["trigger"][0] < e]
            fe = [q for q in f["events"] if s <= q["trigger"][0] < e]
            pairs_ = score.pair(ge, fe, lambda q: q["trigger"], lambda u, v: u["type"] == v["type"])
            bad = []
            for u, v in pairs_:
                said = u["said_in"] == (mates.get(v["said_in"], "?") if v["said_in"] else None)
                why = [
                    n
                    for n, ok in (
                        ("said", said),
                        ("status", u["status"] == v["status"]),
                        ("mode", u["mode"] == v["mode"]),
                        ("A", score.countries(u, "actors") == score.countries(v, "actors")),
                        ("R", score.countries(u, "recipients") == score.countries(v, "recipients")),
                    )
                    if not ok
                ]
                if why:
                    bad.append(f"   ~ {why}\n      G {show(u, x)}\n      F {show(v, x)}")
            got = {id(v) for _, v in pairs_}
            had = {id(u) for u, _ in pairs_}
            bad += [f"   - MISS {show(u, x)}" for u in ge if id(u) not in had]
            bad += [f"   + FALSE {show(v, x)}" for v in fe if id(v) not in got]
            if wanted not in ("all",):
                bad = [b for b in bad if wanted in b]
            if bad and shown < most:
                shown += 1
                print(f"[{g['doc']}] {line}")
                print("\n".join(bad))


def print_scores(golds: list[dict], readings: list[dict]) -> None:
    """Print each measure, and the events by type."""
    t, by_type = score.score(golds, readings)
    for m in score.MEASURES:
        print(f"{m:44} " + " ".join(f"{v:6.3f}" for v in t.prf(m)) + f" {t.wanted[m]:6}")
    for k, c in sorted(by_type.items()):
        p, r = c["right"] / max(1, c["found"]), c["right"] / max(1, c["wanted"])
        print(
            f"  {k:12} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} gold {c['wanted']} found {c['found']}"
        )


def main() -> None:
    """Score and print."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--part", default="tune")
    p.add_argument("--errors")
    p.add_argument("--most", type=int, default=30)
    p.add_argument("--skip", type=int, default=0)
    args = p.parse_args()
    pairs = {"tune": tune, "measure": measure, "seed": seed, "full": full}[args.part]()
    readings = read(Reader(), pairs)
    if args.errors:
        assert args.part != "measure", "errors of the measure part are not read"
        print_errors(pairs[args.skip :], readings[args.skip :], args.errors, args.most)
    print_scores([gold for _, gold in pairs], readings)


if __name__ == "__main__":
    main()
