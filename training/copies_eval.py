"""Measures how well near-copies are found, on copies made by editing real articles.

    python -m training.copies_eval ../shared/data/ant/articles.jsonl.gz --most 3000

Every tenth article gets a copy: a new headline, a third of the sentences left out, one word in twelve another word, the
agency's name added. An answer is right if it is the article that the copy was made of. Articles that share a tenth of
their shingles with another one before any editing are left out first, since nobody made a list of the real copies.
"""

import argparse
import itertools
import random
import re
from collections.abc import Iterator

from khabar.articles import Rejected, read_articles
from khabar.model import Article, Reading
from khabar.store.words import index_words
from khabar.stories import Copies, Features, make_features
from khabar.stories.features import SHINGLE, shingle_hashes

SENTENCE = re.compile(r"(?<=[.\u061f!])\s+|\n+")
SHORTEST = 60  # words


def edited(text: str, words: list[str], chance: random.Random) -> str:
    """Give a copy as a desk would edit it."""
    parts = SENTENCE.split(text)
    kept = [part for part in parts if len(parts) < 3 or chance.random() > 1 / 3] or parts
    tokens = " ".join(kept).split()
    swapped = [chance.choice(words) if chance.random() < 1 / 12 else token for token in tokens]
    return " ".join([*chance.choices(words, k=8), "\n", *chance.choices(words, k=2), *swapped])


def alone(articles: list[Article]) -> Iterator[Article]:
    """Leave out what resembles an earlier article already."""
    seen: dict[int, int] = {}
    for at, article in enumerate(articles):
        hashes = shingle_hashes(index_words(article.text))
        shared: dict[int, int] = {}
        for one in hashes:
            if one in seen:
                shared[seen[one]] = shared.get(seen[one], 0) + 1
            seen[one] = at
        if max(shared.values(), default=0) < len(hashes) / 10:
            yield article


def features(article: Article, name: str, text: str) -> Features:
    """Give an article's features under another name and text."""
    return make_features(Reading(Article(name, text, None, article.published)))


def main() -> None:
    """Edit, look, print precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--most", type=int, default=3000)
    args = parser.parse_args()
    chance = random.Random(7)
    found = (item for item in read_articles([args.file]) if not isinstance(item, Rejected))
    long = (item for item in found if len(item.text.split()) >= SHORTEST)
    articles = list(alone(list(itertools.islice(long, args.most))))
    words = " ".join(article.text for article in articles[:200]).split()
    index = Copies()
    for article in articles:
        index.add(features(article, article.id, article.text))
    right = answers = copies = 0
    for article in articles[::10]:
        copies += 1
        near = index.find(features(article, "copy", edited(article.text, words, chance)))
        answers += len(near)
        right += article.id in {one.article for one in near}
    whole = sum(len(index.find(features(a, "again", a.text))) - 1 for a in articles[5::10])
    print(
        f"{len(articles)} articles, {copies} copies by editing (runs of {SHINGLE} words): precision {right / answers:.3f} "
        f"of {answers} answers, recall {right / copies:.3f}; others taken for copies of unedited articles: {whole}"
    )


if __name__ == "__main__":
    main()
