"""Measures how time grows with the length of an article and with odd texts: it should grow in proportion.

    python benchmarks/growth.py                          # prints seconds and milliseconds per 1,000 characters
    python benchmarks/growth.py --plot docs/growth.svg   # draws them too
    python benchmarks/growth.py --longest 10000000       # up to a line of ten million characters, past what files may hold

Times are of the processor, one reading each, so that other work on the machine disturbs them little.
"""

import argparse
import sys
import time
from importlib.resources import files
from pathlib import Path

from khabar.articles import Rejected, read_articles
from khabar.reader import Reader

SHORTEST, STEP = 10_000, 3
COLOURS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#b8860b", "#444", "#d35400", "#16a085", "#7f8c8d", "#c71585", "#5d4037", "#3949ab")  # fmt: skip


def make_shapes(whole: str) -> dict[str, str]:
    """Give the shapes by name: a unit that is repeated to the length, or one whose halves nest (around a bar)."""
    return {
        "news": whole,
        "one line": whole.replace("\n", " "),
        "unbalanced quotes": '«قال» "',
        "quotes alone": '"',
        "opening quotes": "«قال ",
        "nested brackets": "(|)",
        "nested quotes": "«قال إن |» ",
        "nested speech": "قال الوزير إن ",
        "digits": "12 ",
        "numerals": "مئة وخمسة وعشرون ألفا و",
        "no spaces": "قال",
        "spaces": " ",
        "line ends": "\n",
        "dashes and dots": "-.",
        "diacritics": "قَ\u0651\u064b\u0640",
        "dates": "يوم الأربعاء 5 مايو ",
        "names": "محمد بن علي ",
        "and": "و",
    }


def make_text(unit: str, length: int) -> str:
    """Give a text of a length: a unit again and again, or its left halves, then its right ones."""
    left, bar, right = unit.partition("|")
    if not bar:
        return (unit * (length // len(unit) + 1))[:length]
    number = length // (len(left) + len(right))
    return left * number + right * number


def measure(longest: int, plot: Path | None) -> dict[str, list[tuple[int, float]]]:
    """Give for each shape the lengths in characters and the seconds."""
    shipped = Path(str(files("khabar.demo"))) / "articles.jsonl"
    reader = Reader()
    readings = [reader.read_article(a) for a in read_articles([shipped]) if not isinstance(a, Rejected)]
    # without furniture, which is not read: in one line its notice would take the rest of the text with it
    whole = "\n".join(r.text(span) for r in readings for span in r.sentences)
    found: dict[str, list[tuple[int, float]]] = {}
    sys.stdout.write(f"{'shape':18} {'characters':>10} {'seconds':>8} {'ms/1000':>8}\n")
    for name, unit in make_shapes(whole).items():
        length = SHORTEST
        while length <= longest:
            text = make_text(unit, length)
            begin = time.process_time()
            reader.read(text, published="2024-05-14")
            spent = time.process_time() - begin
            found.setdefault(name, []).append((length, spent))
            sys.stdout.write(f"{name:18} {length:10} {spent:8.2f} {spent / length * 1e6:8.2f}\n")
            sys.stdout.flush()
            length *= STEP
        if plot:  # after each shape, so that a run that is cut off leaves one
            plot.write_text(draw(found), "utf8")
    return found


def draw(found: dict[str, list[tuple[int, float]]]) -> str:
    """Give a picture: milliseconds per 1,000 characters over the length; what grows in proportion stays level."""
    lengths = sorted({length for points in found.values() for length, _ in points})
    top = max(spent / length * 1e6 for points in found.values() for length, spent in points) * 1.05
    across = 420 / max(1, len(lengths) - 1)
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-45 -20 660 400" font-family="sans-serif" font-size="11">'
    ]
    lines.append('<rect x="0" y="0" width="420" height="320" fill="none" stroke="#888"/>')
    lines += [
        f'<text x="{n * across:.0f}" y="336" text-anchor="middle">{length:,}</text>' for n, length in enumerate(lengths)
    ]
    lines += [
        f'<text x="-6" y="{324 - 320 * part / 4:.0f}" text-anchor="end">{top * part / 4:.0f}</text>'
        for part in range(5)
    ]
    lines.append('<text x="210" y="356" text-anchor="middle">characters of one article</text>')
    lines.append('<text x="-40" y="-8">milliseconds of processor time per 1,000 characters</text>')
    last = {name: points[-1][1] / points[-1][0] for name, points in found.items()}
    for number, name in enumerate(sorted(found, key=lambda name: -last[name])):
        colour = COLOURS[number % len(COLOURS)]
        points = [
            (lengths.index(length) * across, 320 - 320 * spent / length * 1e6 / top) for length, spent in found[name]
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        lines += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in points]
        lines.append(f'<text x="432" y="{12 + 17 * number}" fill="{colour}">{name}: {last[name] * 1e6:.1f}</text>')
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--longest", type=int, default=90_000)
    given = parser.parse_args()
    measure(given.longest, given.plot)


if __name__ == "__main__":
    main()
