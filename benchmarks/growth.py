"""Prints how time grows with the length of an article and with odd texts: it should grow in proportion.

python benchmarks/growth.py
"""

import sys
import time
from importlib.resources import files
from pathlib import Path

from khabar.articles import Rejected, read_articles
from khabar.reader import Reader


def main() -> None:
    """Measure and print milliseconds per thousand characters at growing lengths."""
    shipped = Path(str(files("khabar.demo"))) / "articles.jsonl"
    reader = Reader()
    readings = [reader.read_article(a) for a in read_articles([shipped]) if not isinstance(a, Rejected)]
    # without furniture, which is not read: in one line its notice would take the rest of the text with it
    whole = "\n".join(r.text(span) for r in readings for span in r.sentences)
    shapes = {
        "news": whole,
        "one line": whole.replace("\n", " "),
        "quotes": '\u00ab\u0642\u0627\u0644\u00bb "',
        "digits": "12 ",
        "no spaces": "\u0642\u0627\u0644",
    }
    sys.stdout.write(f"{'shape':10} {'characters':>10} {'seconds':>8} {'ms/1000':>8}\n")
    for name, unit in shapes.items():
        for length in (10_000, 40_000, 160_000):
            text = (unit * (length // len(unit) + 1))[:length]
            begin = time.perf_counter()
            reader.read(text, published="2024-05-14")
            spent = time.perf_counter() - begin
            sys.stdout.write(f"{name:10} {length:10} {spent:8.2f} {spent / length * 1e6:8.2f}\n")


if __name__ == "__main__":
    main()
