"""Writes knowledge/stories/common.txt: in how many of a thousand articles a word stands, for words that say little.

python -m training.stories_words ../shared/data/ant/articles.jsonl.gz
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from khabar.articles import Rejected, read_articles
from khabar.store.words import index_words

OUT = Path(__file__).parents[1] / "src" / "khabar" / "knowledge" / "stories" / "common.txt"
LEAST = 5  # articles in a thousand; rarer words all weigh alike
HEAD = """# How common words are: articles in a thousand that have them, and the words as the full-text index writes them
# (folded, without article, clitics and endings). Counted in the ANT corpus (Chouigui et al., Apache-2.0) by training/stories_words.py
"""


def main() -> None:
    """Count and write."""
    found: Counter[str] = Counter()
    total = 0
    for item in read_articles(sys.argv[1:]):
        if not isinstance(item, Rejected):
            total += 1
            found.update(set(index_words(f"{item.title or ''}\n{item.text}")))
    by_share: dict[int, list[str]] = defaultdict(list)
    for word, number in found.items():
        share = round(1000 * number / total)
        if share >= LEAST:
            by_share[share].append(word)
    OUT.parent.mkdir(exist_ok=True)
    lines = [f"{share}\t{' '.join(sorted(words))}\n" for share, words in sorted(by_share.items(), reverse=True)]
    OUT.write_text(HEAD + "".join(lines), "utf8")
    print(total, "articles,", sum(map(len, by_share.values())), "words")


if __name__ == "__main__":
    main()
