"""Marks articles of ANT by hand, in a short notation: draws them, shows them, checks what was marked, joins it to the corpus.

python -m training.marking draw 36 --seed 7 > ids.txt     draw unmarked articles by outlet and section, as the gold has them
python -m training.marking show ID...                     print articles with numbered lines
python -m training.marking check FILE                     say what is wrong with marks
python -m training.marking join FILE...                   add checked marks to src/khabar/corpus/marks/full.jsonl

The notation, one mark a line (GUIDE of the gold is the law of what is marked):

    == AL-internationalNews-1-20180501
    A 2 | قال | الوزير | إن … الحدود | assert person
    E1 0 | قصف | ASSAULT:aerial | actual | a: الجيش=LBN:MIL | r: القرية=LBN:CVL | t: أمس=2018-05-04 | p: القرية=LBN | n: 5=dead:5-5

A: line, cue, sources, contents, stance, kind of speaker. E: id, line, trigger, type and mode, status, then in any order a (actors),
r (recipients), t (time, with one or two dates), p (place), n (numbers: least-most, most left away if open), s (id of the first telling).
Several parts are divided by « ;; », nothing is -. A piece is as written; «first … last» runs from the first words to the last;
PIECE@3 stands in line 3, PIECE#2 is its second place in the line.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from khabar.corpus import MARKS, load_marks
from khabar.corpus.rebuild import lay_out
from training.gold_split import ANT, GOLD

sys.path.insert(0, str(GOLD))
import gold  # type: ignore[import-not-found]

Span = list[int]
FULL = Path(__file__).resolve().parent.parent / "src" / "khabar" / "corpus" / "marks" / "full.jsonl"
LONGEST, SHORTEST = 2400, 700
"""Characters of an article that is drawn: about the eighth and ninth tenth of the gold's."""


PLACED = re.compile(r"(.*?)(?:#(\d+))?(?:@(\d+))?(?:#(\d+))?", re.DOTALL)
"""A piece, the number of its place in the line and the line; a # that no number follows is part of the piece (a hashtag)."""


OWN = re.compile(r"(?:^|[^\w])[\u0648\u0641]?(?:\u0627\u0644|[\u0628\u0644\u0643](?:\u0627\u0644)?)?$")
"""What may stand before a word of its own: no letter, or conjunctions, prepositions and the article alone."""


class Wrong(ValueError):
    """A mark that cannot be read or placed."""


def one_of(value: str, allowed: Collection[str]) -> str:
    """Give the value back if it is allowed. Raises Wrong."""
    if value not in allowed:
        raise Wrong(f"{value!r} is not one of {' '.join(sorted(allowed))}")
    return value


class Page:
    """The laid out text of an article, in which pieces are found by line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")

    def find(self, piece: str, line: int) -> Span:
        """Give the [start, end) of a piece. Raises Wrong if it does not stand there."""
        piece, nth, at, last = PLACED.fullmatch(piece.strip()).groups()  # type: ignore[union-attr]  # it matches any text
        nth = nth or last
        line = int(at) if at else line
        if not 0 <= line < len(self.lines):
            raise Wrong(f"no line {line}")
        before = sum(len(one) + 1 for one in self.lines[:line])
        first, _, last = (part.strip() for part in piece.partition("…"))
        start = self._nth(line, first, int(nth)) if nth else self._first(line, first)
        if start < 0 or not first:
            raise Wrong(f"{piece!r} does not stand (so often) in line {line}")
        if not last:
            return [before + start, before + start + len(first)]
        end = self.lines[line].find(last, start + len(first))
        if end < 0:
            raise Wrong(f"{last!r} does not follow {first!r} in line {line}")
        return [before + start, before + end + len(last)]

    def _nth(self, line: int, piece: str, nth: int) -> int:
        """Give where a piece stands in a line for the nth time, or -1."""
        start = -1
        for _ in range(nth):
            start = self.lines[line].find(piece, start + 1)
            if start < 0:
                break
        return start

    def _first(self, line: int, piece: str) -> int:
        """Give where a piece first stands as words of its own (it may follow clitics), else where it first stands, or -1."""
        text = self.lines[line]
        if not piece:
            return -1
        places = [n for n in range(len(text)) if text.startswith(piece, n)]
        whole = [n for n in places if OWN.search(text[:n]) and not text[n + len(piece) : n + len(piece) + 1].isalpha()]
        return next(iter(whole or places), -1)


def parts(field: str) -> list[str]:
    """Divide a field into its parts."""
    return [] if field.strip() in ("-", "") else [part.strip() for part in field.split(";;")]


def kind_of(text: str, contents: list[Span]) -> str:
    """Say by the GUIDE's rule 10 whether contents are quoted: all (direct), none (indirect) or some (mixed)."""
    said = " ".join(text[start:end] for start, end in contents).strip().lstrip(": ")
    for word in ("إن ", "أن ", "بأن ", "إنّ ", "أنّ "):
        said = said.removeprefix(word)
    said = said.strip(" .،:")
    marks = '"“”«»'
    quoted = [mark for mark in said if mark in marks]
    if not quoted:
        return "indirect"
    return "direct" if said[0] in marks and said[-1] in marks and len(quoted) == 2 else "mixed"


def attribution(page: Page, fields: list[str], number: int) -> dict[str, Any]:
    """Read an A line. Raises Wrong."""
    if len(fields) != 5:
        raise Wrong(f"{len(fields)} fields, not 5")
    line = int(fields[0][1:])
    stance, _, speaker = fields[4].strip().partition(" ")
    contents = [page.find(part, line) for part in parts(fields[3])]
    if not contents:
        raise Wrong("no content")
    return {
        "id": f"a{number}",
        "cue": page.find(fields[1], line),
        "sources": [page.find(part, line) for part in parts(fields[2])],
        "contents": contents,
        "kind": kind_of(page.text, contents),
        "stance": one_of(stance, gold.STANCES),
        "speaker_kind": one_of(speaker.strip(), gold.SPEAKERS),
        "parent": None,
    }


def event(page: Page, fields: list[str]) -> dict[str, Any]:
    """Read an E line. Raises Wrong."""
    if len(fields) < 5:
        raise Wrong(f"{len(fields)} fields, fewer than 5")
    name, line = fields[0].split()
    kind, _, mode = fields[2].strip().partition(":")
    one_of(kind, gold.TYPES)
    out: dict[str, Any] = {
        "id": name.lower(),
        "trigger": page.find(fields[1], int(line)),
        "type": kind,
        "mode": one_of(mode.strip(), gold.TYPES[kind].split()) if mode else None,
        "status": one_of(fields[3].strip(), gold.STATUSES),
        "actors": [], "recipients": [], "when": None, "where": None, "size": [], "same_as": None, "said_in": None,
    }  # fmt: skip
    for field in fields[4:]:
        key, _, value = field.strip().partition(":")
        _fill(page, out, key.strip(), parts(value), int(line))
    if not out["actors"] and not out["recipients"]:
        raise Wrong("neither actor nor recipient")
    return out


def _fill(page: Page, out: dict[str, Any], key: str, values: list[str], line: int) -> None:
    if key in ("a", "r"):
        out["actors" if key == "a" else "recipients"] += [_party(page, value, line) for value in values]
    elif key == "s":
        out["same_as"] = values[0].lower() if values else None
    elif key == "n":
        out["size"] += [_size(page, value, line) for value in values]
    elif key in ("t", "p"):
        for value in values[:1]:
            piece, _, label = value.rpartition("=")
            start, _, end = label.partition("/")
            span = page.find(piece, line)
            if key == "t" and not len(start) == len(end or start) == 10:
                raise Wrong(f"no date: {label!r}")
            out["when" if key == "t" else "where"] = (
                {"span": span, "start": start, "end": end or start}
                if key == "t"
                else {"span": span, "country": _land(label)}
            )
    else:
        raise Wrong(f"no field {key!r}")


def _land(label: str) -> str | None:
    if label.strip() in ("-", ""):
        return None
    if not (len(label.strip()) == 3 and label.strip().isupper()):
        raise Wrong(f"no country: {label!r}")
    return label.strip()


def _party(page: Page, value: str, line: int) -> dict[str, Any]:
    piece, _, label = value.rpartition("=")
    land, _, sectors = label.partition(":")
    codes = [one_of(code.strip(), gold.SECTORS) for code in sectors.split(",") if code.strip()]
    return {"span": page.find(piece, line), "country": _land(land), "sectors": codes}


def _size(page: Page, value: str, line: int) -> dict[str, Any]:
    piece, _, label = value.rpartition("=")
    what, _, bounds = label.partition(":")
    least, _, most = bounds.partition("-")
    span = page.find(piece, line)
    return {
        "span": span,
        "what": one_of(what.strip(), gold.COUNTS),
        "min": int(least),
        "max": int(most) if most.strip() else None,
    }


def compile_marks(doc: str, text: str, lines: list[tuple[int, str]]) -> tuple[dict[str, Any], list[str]]:
    """Make the record of an article from its lines of marks, (number, line) each; then what is wrong, a line each."""
    page, errors = Page(text), []
    attributions: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for number, line in lines:
        fields = line.split("|")
        try:
            if line[:1] == "A":
                attributions.append(attribution(page, fields, len(attributions) + 1))
            else:
                events.append(event(page, fields))
        except (Wrong, ValueError, IndexError) as error:
            errors.append(f"{number}: {doc}: {error}: {line[:60]}")
    names = Counter(e["id"] for e in events)
    errors += [f"{doc}: {name} given twice" for name, times in names.items() if times > 1]
    for e in events:
        if e["same_as"] and (e["same_as"] not in names or e["same_as"] == e["id"]):
            errors.append(f"{doc}: {e['id']} is told to be the same as {e['same_as']}")
    for item in attributions:
        item["parent"] = gold.holder(attributions, item["cue"], but=item["id"])
    for item in events:
        item["said_in"] = gold.holder(attributions, item["trigger"])
    record = {"doc": doc, "sha256": sha256(text.encode()).hexdigest(), "attributions": attributions, "events": events}
    return record, errors


def load_articles() -> dict[str, dict[str, Any]]:
    """Read ANT, by id, with the text laid out."""
    with gzip.open(ANT, "rt", encoding="utf8") as rows:
        return {row["id"]: row | {"text": lay_out(row)} for row in map(json.loads, rows)}


def read_file(path: Path, articles: dict[str, dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Compile the marks of a file, one (record, errors) an article."""
    blocks: dict[str, list[tuple[int, str]]] = {}
    doc = ""
    for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
        if line.startswith("=="):
            doc = line.strip("= ").split()[0]
            blocks.setdefault(doc, [])
        elif line.strip() and line[0] in "AE" and doc:
            blocks[doc].append((number, line))
        elif line.strip() and not line.startswith("#"):
            yield {"doc": doc, "attributions": [], "events": []}, [f"{number}: neither A nor E: {line[:60]}"]
    for doc, lines in blocks.items():
        if doc not in articles:
            yield {"doc": doc, "attributions": [], "events": []}, [f"{doc}: no such article"]
        else:
            yield compile_marks(doc, articles[doc]["text"], lines)


def section(doc: str) -> str:
    """Give the outlet and section of an id of ANT."""
    return "-".join(doc.split("-")[:2])


def draw(articles: dict[str, dict[str, Any]], many: int, seed: int) -> list[str]:
    """Draw ids of unmarked articles, by outlet and section as the gold has them."""
    known = [json.loads(line)["doc"] for line in (GOLD / "articles.jsonl").read_text("utf8").splitlines()]
    taken = {*known, *(record["doc"] for name in MARKS for record in load_marks(name))}
    wanted = Counter(map(section, known))
    pool: dict[str, list[str]] = {}
    for doc, article in articles.items():
        if doc not in taken and SHORTEST <= len(article["text"]) <= LONGEST:
            pool.setdefault(section(doc), []).append(doc)
    dice = random.Random(seed)
    names = dice.choices(list(wanted), weights=list(wanted.values()), k=many)
    chosen: list[str] = []
    for name, times in Counter(names).items():
        here = sorted(pool.get(name, ()))
        chosen += dice.sample(here, min(times, len(here)))
    dice.shuffle(chosen)
    return chosen


def main() -> None:
    """Run one of the four commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("draw", "show", "check", "join"))
    parser.add_argument("what", nargs="+")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    articles = load_articles()
    if given.command == "draw":
        print("\n".join(draw(articles, int(given.what[0]), given.seed)))
        return
    if given.command == "show":
        for doc in given.what:
            article = articles[doc]
            print(f"== {doc}  {article['outlet']}  {article['published']}")
            print("\n".join(f"{n}  {line}" for n, line in enumerate(article["text"].split("\n"))))
        return
    records, wrong = [], []
    for name in given.what:
        for record, errors in read_file(Path(name), articles):
            records.append(record)
            wrong += [f"{name}:{error}" for error in errors]
    print("\n".join(wrong) or f"{len(records)} articles, {sum(len(r['events']) for r in records)} events, all right")
    if wrong:
        sys.exit(1)
    if given.command == "join":
        known = {record["doc"] for record in load_marks("full")}
        with FULL.open("a", encoding="utf8") as out:
            out.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records if r["doc"] not in known)


if __name__ == "__main__":
    main()
