"""Measures alone whom the words that point back mean: counterparts, the two sides, the latter, pronouns, hidden subjects.

python -m training.pointers_eval [--part tune|full] [--limit N]

Nothing of attributions or events is read: the pointers and what they mean are those of the marks. A phrase («نظيره»,
«الجانبان», «بلاده») is right where it has the marked country, or all marked countries if several. A hidden subject or
pronoun is right where the antecedent has the marked country; "same" counts those that are the very actor marked, told
by a mention of it (its first mention is theirs). A said-verb without a source has no marked country: it counts as the
same where the mark's speaker has another attribution with a source and the antecedent is that source.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from khabar.actors import ActorMention, Actors
from khabar.attributions import pronouns
from khabar.words import Page
from training.actors_eval import best, read, tight
from training.gold_split import Pair, full, tune

PHRASES = {
    "counterpart:": "his counterpart, colleague",
    "coref:both-": "the two sides, countries, leaders",
    "coref:three-": "the three, four",
    "coref:four-": "the three, four",
    "coref:the-latter": "the latter",
    "coref:the-mentioned": "the latter",
    "coref:the-same": "this country",
}
Answer = tuple[str, bool | None, bool | None]
"""A kind of pointer, whether its country is right, whether it is the very actor; None where the marks do not tell."""


class Article(NamedTuple):
    """An article's page and actors, and where each word stands in the text as it was given."""

    page: Page
    actors: Actors
    spans: list[tuple[int, int]]

    def word(self, at: int) -> int | None:
        """Give the index of the word at a place of the text."""
        return next((n for n, (start, end) in enumerate(self.spans) if start <= at < end), None)

    def sentence(self, at: int) -> int | None:
        """Give the sentence of a place of the text."""
        word = self.word(at)
        return None if word is None else self.page.words[word].sentence

    def first(self, mention: ActorMention | None) -> ActorMention | None:
        """Give the first mention of the same actor."""
        if mention is None or mention.same_as is None:
            return mention
        return self.actors.mentions[mention.same_as]

    def is_one_of(self, found: ActorMention | None, spans: list[tuple[int, int]], text: str) -> bool:
        """Say whether a mention is the actor that a marked phrase names."""
        told = [self.first(best(self.page, self.actors, tight(text, span))[0]) for span in spans]
        return found is not None and any(one is not None and self.first(found) is one for one in told)


def phrases(article: Article, text: str, gold: dict[str, Any]) -> Iterator[Answer]:
    """Judge the phrases that stand for others, once each."""
    parties = [p for event in gold["events"] for role in ("actors", "recipients") for p in event[role]]
    parties.sort(key=lambda party: party["span"])
    for span, group in groupby(parties, key=lambda party: tuple(party["span"])):
        wanted = {party["country"] for party in group}
        mention, _ = best(article.page, article.actors, tight(text, span))
        kind = mention and kind_of_phrase(article, mention)
        if mention is not None and kind:
            found = {member.country for member in article.actors.members(mention)}
            yield kind, found == wanted, None


def kind_of_phrase(article: Article, mention: ActorMention) -> str | None:
    """Give what kind of pointer a mention is, None if it is none."""
    for opening, kind in PHRASES.items():
        if mention.why.startswith(opening):
            return kind
    if mention.named or mention.name_range[1]:
        return None
    if article.page.words[mention.head].suffix and mention.head == mention.last - 1:
        return "with a pronoun (his country, her forces)"
    again = mention.same_as is not None and mention.domestic is False and article.page.words[mention.head].article
    return "told again (the ministry, the group)" if again and mention.head == mention.last - 1 else None


def speakers(article: Article, text: str, gold: dict[str, Any]) -> Iterator[Answer]:
    """Judge the hidden subjects of said-verbs."""
    for attribution in gold["attributions"]:
        others = [a for a in gold["attributions"] if a.get("speaker") == attribution.get("speaker") and a["sources"]]
        at = article.word(attribution["cue"][0])
        if attribution["sources"] or not others or at is None or "speaker" not in attribution:
            continue
        word = article.page.words[at]
        found = article.actors.antecedent(at, word.gender, word.number)
        spans = [tuple(span) for other in others for span in other["sources"]]
        yield "hidden subject of a said-verb", None, article.is_one_of(found, spans, text)


def acts(article: Article, text: str, gold: dict[str, Any]) -> Iterator[Answer]:
    """Judge who does an act, or to whom it is done, where an earlier sentence alone names them."""
    for event in gold["events"]:
        first, last = article.word(event["trigger"][0]), article.word(event["trigger"][1] - 1)
        if first is None or last is None:
            continue
        for role in ("actors", "recipients"):
            parties, asked = event[role], question(article.page, first, last, role)
            here = article.page.words[first].sentence
            sentences = [article.sentence(party["span"][0]) for party in parties]
            if asked is None or not parties or any(one is None or one >= here for one in sentences):
                continue
            kind, gender, number = asked
            found = article.actors.antecedent(first, gender, number)
            right = found is not None and found.country in {party["country"] for party in parties}
            yield kind, right, article.is_one_of(found, [tuple(party["span"]) for party in parties], text)


def question(page: Page, first: int, last: int, role: str) -> tuple[str, str, str] | None:
    """Give what in the words of an act points at its actors or recipients: kind, gender and number; None if nothing."""
    verb, suffix = page.words[first], page.words[last].suffix
    is_verb = verb.pos == "VERB"
    if is_verb and (role == "recipients") == (verb.voice == "pass"):
        return "hidden subject of an act's verb", verb.gender, verb.number
    if suffix and is_verb == (role == "recipients"):
        kind = "pronoun that an act's verb takes" if is_verb else "pronoun on an act's noun"
        return kind, *pronouns().get(suffix, ("", ""))
    if not is_verb and role == "actors":
        return "act told by a noun, nothing written", "", ""
    return None


def answers(pairs: list[Pair]) -> Iterator[Answer]:
    """Give all answers about articles and their marks."""
    for given, gold in pairs:
        page, actors = read(given)
        spans = [page.text.to_original(word.start, word.end) for word in page.words]
        article = Article(page, actors, spans)
        for judge in (phrases, speakers, acts):
            yield from judge(article, given["text"], gold)


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tune", "full"), default="tune")
    parser.add_argument("--limit", type=int, help="so many articles, spread over the part")
    options = parser.parse_args(argv)
    pairs = tune() if options.part == "tune" else full()
    pairs = pairs[:: max(1, len(pairs) // options.limit)] if options.limit else pairs
    found: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers(pairs):
        found[answer[0]].append(answer)
    print(f"{len(pairs)} articles\n| pointer | marked | country | same |\n|---|---|---|---|")
    for kind, judged in sorted(found.items()):
        shares = [share([one[at] for one in judged]) for at in (1, 2)]
        print(f"| {kind} | {len(judged)} | {shares[0]} | {shares[1]} |")
    return 0


def share(judged: list[bool | None]) -> str:
    """Give the share of what is right in a hundred, of what the marks tell."""
    told = [one for one in judged if one is not None]
    return f"{100 * sum(told) / len(told):.0f}%" if told else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
