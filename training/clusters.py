"""Makes the table of word clusters (src/khabar/knowledge/words/clusters.txt): forms that news uses in the same places.

    python -m training.clusters

Text: ANT without the articles of training/measure_ids.txt, each line once. A form's vector is what stands one and two words before and
after it (positive pointwise mutual information, cut to the first singular vectors, as Levy, Goldberg and Dagan, "Improving distributional
similarity with lessons learned from word embeddings", TACL 2015, do); k-means, begun from the commonest forms, parts them.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from scipy.sparse.linalg import svds

from khabar.text import CleanText
from khabar.words.tokens import TOKEN
from training.gold_split import ANT, measure_ids

OUT = Path(__file__).resolve().parent.parent / "src" / "khabar" / "knowledge" / "words" / "clusters.txt"
CLUSTERS = 400
LEAST = 12  # how often ANT must use a form
CONTEXTS = 1500  # how many of the commonest forms count as neighbours
PLACES = (-2, -1, 1, 2)
RANK = 80
ROUNDS = 25  # of k-means
Matrix = NDArray[np.float32]
HEAD = "# Forms that news uses in the same places, a cluster a line; from the ANT corpus (Apache-2.0); by training/clusters.py\n"


def lines() -> Iterator[list[str]]:
    """Give the folded forms of each line of ANT once; every number is "0"."""
    seen, kept_out = set(), measure_ids()
    with gzip.open(ANT, "rt", encoding="utf8") as rows:
        for row in map(json.loads, rows):
            if row["id"] in kept_out:
                continue
            for line in CleanText(row["text"]).folded.split("\n"):
                if (key := hash(line)) not in seen:
                    seen.add(key)
                    yield ["0" if form[0].isdigit() else form for form in TOKEN.findall(line)]


def vectors(texts: list[list[str]], forms: list[str], contexts: list[str]) -> Matrix:
    """Give a vector of unit length a form (forms x RANK)."""
    row, column = ({form: at for at, form in enumerate(some)} for some in (forms, contexts))
    blocks = []
    for place in PLACES:
        counts: defaultdict[tuple[int, int], int] = defaultdict(int)
        for text in texts:
            known = [column.get(form) for form in text]
            for at, form in enumerate(text):
                if (
                    0 <= at + place < len(text)
                    and (other := known[at + place]) is not None
                    and (own := row.get(form)) is not None
                ):
                    counts[own, other] += 1
        blocks.append(weighed(counts, (len(forms), len(contexts))))
    table = hstack(blocks).tocsr()
    left, values, _ = svds(table, k=RANK, v0=np.ones(min(table.shape)))
    found = left * np.sqrt(values)
    return unit(found.astype(np.float32))


def unit(rows: Matrix) -> Matrix:
    """Give rows the length one."""
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def parted(points: Matrix) -> NDArray[np.intp]:
    """Give the cluster of each point, by the angle; the first points, the commonest forms, are the first centres."""
    centres = points[:CLUSTERS]
    for _ in range(ROUNDS):
        of = (points @ centres.T).argmax(axis=1)
        member = csr_matrix((np.ones(len(of), np.float32), (of, np.arange(len(of)))), shape=(CLUSTERS, len(of)))
        centres = unit(member @ points)
    return (points @ centres.T).argmax(axis=1)


def weighed(counts: dict[tuple[int, int], int], shape: tuple[int, int]) -> csr_matrix:
    """Give the positive pointwise mutual information of a table of counts, contexts smoothed by the power 0.75."""
    at = np.array(list(counts), dtype=np.int32)
    table = csr_matrix((np.fromiter(counts.values(), float), (at[:, 0], at[:, 1])), shape=shape)
    rows, columns = (np.maximum(np.asarray(table.sum(axis=axis)).ravel(), 1) for axis in (1, 0))
    smooth = columns**0.75 / (columns**0.75).sum()
    ratio = (diags(1 / rows) @ table @ diags(1 / smooth)).tocsr()
    ratio.data = np.maximum(np.log(ratio.data), 0)
    return ratio


def main() -> None:
    """Write the table: the cluster with the commonest form first, in each the commonest form first."""
    texts = list(lines())
    counts = Counter(form for text in texts for form in text)
    common = sorted(counts, key=lambda form: (-counts[form], form))
    forms = [form for form in common if counts[form] >= LEAST and "\u0621" <= form[0] <= "\u064a"]
    found = vectors(texts, forms, common[:CONTEXTS])
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for form, cluster in zip(forms, parted(found), strict=True):
        groups[int(cluster)].append(form)
    OUT.write_text(HEAD + "".join(" ".join(group) + "\n" for group in groups.values()), "utf8")
    sys.stdout.write(f"{len(forms)} forms in {len(groups)} clusters, {OUT.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
