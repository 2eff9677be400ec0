"""Prints how well attributions are found on the tuning part of the gold, and the errors by class.

python -m training.attributions_eval [cue-missed|cue-extra|source|content|kind|stance|parent|speaker] [--held|--all|--full]
The fifth article of every five is held back to check that rules generalise (--held); --all takes both, --full the
articles of ANT marked in full.
"""

import sys
from collections import Counter
from collections.abc import Collection
from typing import Any, NamedTuple

from khabar.actors import Actors, find_actors
from khabar.attributions import find_attributions
from khabar.model import Outlet
from khabar.text import CleanText, Dateline, read_text
from khabar.words import Page, read_words
from training.gold_split import GOLD, Pair, full, tune

sys.path.insert(0, str(GOLD))
Found = list[dict[str, Any]]


class Opened(NamedTuple):
    """An article as the stage of attributions gets it."""

    text: CleanText
    page: Page
    actors: Actors
    datelines: list[Dateline]


def open_article(article: dict[str, Any]) -> Opened:
    """Run the stages before attributions."""
    text, sentences, datelines = read_text(article["text"])
    page = read_words(text, sentences)
    actors = find_actors(page, Outlet(name=article.get("outlet")))
    return Opened(text, page, actors, datelines)


def read(article: dict[str, Any]) -> Found:
    """Give the attributions of an article as the scorer wants them."""
    text, page, actors, datelines = open_article(article)
    found = find_attributions(page, actors, datelines)
    return [
        {
            "id": n,
            "cue": text.to_original(*a.cue),
            "sources": [text.to_original(*s) for s in a.sources],
            "contents": [text.to_original(*s) for s in a.contents],
            "kind": a.kind,
            "stance": a.stance,
            "speaker": {"kind": a.speaker.kind, "name": a.speaker.name},
            "parent": a.parent,
            "why": a.why,
        }
        for n, a in enumerate(found)
    ]


def seed() -> Pair:
    """Give the seed article and its marks, resolved."""
    import json

    import gold  # type: ignore[import-not-found]

    article = json.loads((GOLD / "seed" / "article.json").read_text("utf8"))
    record, _ = gold.resolve(article, json.loads((GOLD / "seed" / "marks.json").read_text("utf8")))
    return article | {"text": gold.text_of(article), "id": article["doc"]}, record


def show(text: str, g: dict[str, Any] | None, f: dict[str, Any] | None, what: str) -> str:
    """Give an error in its context."""
    cue = (g or f or {})["cue"]
    low = max(text.rfind("\n", 0, cue[0]) + 1, cue[0] - 130)
    high = text.find("\n", cue[1])
    high = min(len(text) if high < 0 else high, cue[1] + 230)
    out = [f"{text[low : cue[0]]}⟦{text[cue[0] : cue[1]]}⟧{text[cue[1] : high]}"]
    for name, a in (("gold", g), ("ours", f)):
        if a:
            parts = " ‖ ".join(text[slice(*c)] for c in a["contents"])
            parts = parts if len(parts) < 220 else parts[:90] + " … " + parts[-110:]
            src = [text[slice(*s)] for s in a["sources"]]
            out.append(
                f"   {name}: {text[slice(*a['cue'])]} | {src} | {parts} | {a['kind']} {a['stance']} < {a['parent']} {a.get('why', '')}"
            )
    return "\n".join(out)


def errors(text: str, gold: Found, found: Found, score: Any) -> list[tuple[str, str]]:
    """Give (class, text) of every error of one article."""
    pairs = score.pair(gold, found, lambda a: a["cue"])
    out = []
    mate = {f["id"]: g["id"] for g, f in pairs}
    for g in gold:
        if not any(x is g for x, _ in pairs):
            out.append(("cue-missed", show(text, g, None, "")))
    for f in found:
        if not any(x is f for _, x in pairs):
            out.append(("cue-extra", show(text, None, f, "")))
    for g, f in pairs:
        if {tuple(s) for s in g["sources"]} != {tuple(s) for s in f["sources"]}:
            out.append(("source", show(text, g, f, "")))
        a, b = score.covered(g["contents"]), score.covered(f["contents"])
        if len(a ^ b) > 3:
            out.append(("content", show(text, g, f, "")))
        for name in ("kind", "stance"):
            if g[name] != f[name]:
                out.append((name, show(text, g, f, "")))
        if g.get("parent") != (mate.get(f["parent"], "?") if f["parent"] is not None else None):
            out.append(("parent", show(text, g, f, "")))
        if g["speaker_kind"] != f["speaker"]["kind"]:
            out.append(
                (
                    "speaker",
                    f"{g.get('speaker', '')} {g['speaker_kind']} ≠ {f['speaker']} {[text[slice(*s)] for s in g['sources']]}",
                )
            )
    return out


def measure(pairs: list[Pair], wanted: Collection[str] = ()) -> None:
    """Print measures over articles, and the errors of the wanted classes."""
    import score  # type: ignore[import-not-found]

    tally, count = score.Tally(), Counter[str]()
    for article, record in pairs:
        found = [
            a | {"id": a["id"] + 1, "parent": None if a["parent"] is None else a["parent"] + 1} for a in read(article)
        ]
        score.score_attributions(tally, record["attributions"], found)
        for name, text in errors(article["text"], record["attributions"], found, score):
            count[name] += 1
            if name in wanted:
                print(f"[{name}] {article['id']}\n{text}\n")
    for name in score.MEASURES[:9]:
        print(f"{name:36} " + " ".join(f"{x:6.3f}" for x in tally.prf(name)) + f" {tally.wanted[name]:6}")
    print(dict(count))


def main(argv: list[str]) -> int:
    """Print measures, and the errors of the named classes."""
    pairs = [seed()] if "--seed" in argv else full() if "--full" in argv else tune()
    if not {"--seed", "--all", "--full"} & set(argv):
        pairs = [p for n, p in enumerate(pairs) if (n % 5 == 4) == ("--held" in argv)]
    measure(pairs, {a for a in argv if not a.startswith("--")})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
