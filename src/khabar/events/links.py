"""Gives the phrases around an act with how they stand to it: subject, object, genitive, nisba, after a preposition."""

from typing import NamedTuple

from khabar.actors import ActorMention, Actors
from khabar.events.clause import Chunk, Ground
from khabar.words import Page, Word
from khabar.words.lexicon import verb_readings

REACH = 40  # words that are looked at on either side of an act; news clauses are shorter
STRONG = frozenset(".;!?\u061b\u061f\u2026:")
COMMAS = frozenset(",\u060c")


class Link(NamedTuple):
    """A phrase [first, last) in its relation to an act; `mention` is who it names, if anybody."""

    relation: str
    first: int
    last: int
    prep: str = ""
    mention: ActorMention | None = None


class Found(NamedTuple):
    """The chunks on the two sides of an act inside its sentence; `before` runs from the act outwards."""

    before: tuple[Chunk, ...]
    after: tuple[Chunk, ...]


def sentence_range(page: Page, at: int) -> tuple[int, int]:
    """Give the words of the sentence that holds word `at`."""
    return page.ranges[page.words[at].sentence]


def look_around(ground: Ground, first: int, last: int) -> Found:
    """Read the chunks before and after the words [first, last)."""
    page, actors = ground.page, ground.actors
    start, end = sentence_range(page, first)
    left = max(start, first - REACH)
    mention = actors.at(left)
    if mention is not None and mention.first < left < first:
        left = min(first, mention.last)
    return Found(tuple(ground.chunks(left, first)[::-1]), tuple(ground.chunks(last, min(end, last + REACH))))


def who(actors: Actors, chunk: Chunk) -> ActorMention | None:
    """Give whom a chunk names: its own mention, or the first one inside the phrase («مواقع الانقلابيين»)."""
    if chunk.mention is not None:
        return chunk.mention
    for at in range(chunk.first, chunk.last):
        mention = actors.at(at)
        if mention is not None and mention.first >= chunk.first:
            return mention
    return None


def agree(verb: Word, mention: ActorMention | None) -> bool:
    """Tell whether a verb may have this subject; unknown features agree with all."""
    if mention is None or not verb.gender or not mention.gender:
        return True
    if mention.kind == "nationality" or (mention.number == "p" and not (mention.gender == "f" and verb.gender == "m")):
        return True
    return verb.gender == mention.gender or verb.number == "p"


def verb_links(page: Page, actors: Actors, verb: Word, around: Found) -> list[Link]:
    """Find the subject, objects and prepositional phrases of a verb."""
    links = _after_verb(actors, verb, around.after)
    early = subject_before(page, actors, verb, around.before)
    if early is None:
        return _passive(page, verb, links)
    if verb.suffix and any(link.relation == "subject" for link in links):
        return [*links, early._replace(relation="object")]  # its object is written onto it and points back
    shifted = [link._replace(relation="object") if link.relation == "subject" else link for link in links]
    if early.relation == "antecedent" and any(link.relation == "subject" for link in links):
        return [*links, early._replace(relation="object")]
    return [early._replace(relation="subject"), *shifted]


def _passive(page: Page, verb: Word, links: list[Link]) -> list[Link]:
    """Read the only bare phrase after a verb that may be passive as what the verb is done to, where it looks so."""
    bare = [n for n, link in enumerate(links) if link.relation in ("subject", "object")]
    if len(bare) != 1 or verb.suffix or links[bare[0]].relation != "subject":
        return links
    if not may_be_passive(verb):
        return links
    word = page.words[links[bare[0]].first]
    counted = word.pos == "NUM" or (not word.article and word.pos == "NOUN")
    name = "patient" if counted else "subject"
    links[bare[0]] = links[bare[0]]._replace(relation=name)
    return links


def may_be_passive(verb: Word) -> bool:
    """Tell whether a verb as written can be read as passive."""
    return any(form.voice == "pass" and form.lemma == verb.lemma for form in verb_readings(verb.stem))


def _after_verb(actors: Actors, verb: Word, after: tuple[Chunk, ...]) -> list[Link]:
    links: list[Link] = []
    for chunk in after:
        if chunk.kind == "mark":
            if links or not _light_mark(chunk, verb):
                break
            continue
        if chunk.kind in ("verb", "complementizer", "relative", "subordinator"):
            break
        if chunk.kind != "phrase":
            continue
        relation = _relation(chunk, links, verb)
        links.append(Link(relation, chunk.first, chunk.last, chunk.prep, who(actors, chunk)))
        if chunk.joined and not chunk.prep and links[:-1]:
            links[-1] = links[-1]._replace(prep=links[-2].prep)
    return links


def _relation(chunk: Chunk, links: list[Link], verb: Word) -> str:
    if chunk.prep:
        return "prep"
    if chunk.joined and links:
        return links[-1].relation
    has_subject = any(link.relation == "subject" for link in links)
    if has_subject or verb.number in ("p", "d") or not agree(verb, chunk.mention):
        return "object"
    return "subject"


def _light_mark(chunk: Chunk, verb: Word) -> bool:
    return chunk.first - verb.index < 3


def subject_before(page: Page, actors: Actors, verb: Word, before: tuple[Chunk, ...]) -> Link | None:
    """Find a subject that stands before its verb, or what a relative clause says its verb of."""
    skipped = 0
    for place, chunk in enumerate(before):
        if chunk.kind == "relative":
            head = next((c for c in before[place + 1 : place + 4] if c.kind == "phrase"), None)
            return Link("antecedent", head.first, head.last, "", who(actors, head)) if head else None
        if chunk.kind in ("verb", "complementizer", "subordinator"):
            return None
        if chunk.kind == "mark":
            if page.words[chunk.first].form in STRONG or skipped > 3:
                return None
            skipped += 1
            continue
        if chunk.kind == "phrase" and not chunk.prep:
            if not agree(verb, chunk.mention) or (verb.conj and chunk.last == verb.index):
                return None
            return Link("before", chunk.first, chunk.last, "", who(actors, chunk))
        skipped += chunk.kind == "phrase"
        if skipped > 3:
            return None
    return None


def noun_links(page: Page, actors: Actors, last: int, around: Found) -> list[Link]:
    """Find the genitive, nisba and prepositional phrases of a verbal noun that ends before word `last`."""
    noun = page.words[last - 1]
    links: list[Link] = []
    if noun.pos == "ADJ" and around.before and around.before[0].kind == "phrase":
        told = around.before[0]
        links.append(Link("qualified", told.first, told.last, told.prep, who(actors, told)))
    closed = noun.article or bool(noun.suffix)
    for place, chunk in enumerate(around.after):
        if chunk.kind == "mark":
            if page.words[chunk.first].form in STRONG or page.words[chunk.first].form in COMMAS:
                break
            continue
        if chunk.kind in ("verb", "relative"):
            return links + _said_of(page, actors, around.after[place:])
        if chunk.kind in ("complementizer", "subordinator"):
            break
        if chunk.kind != "phrase":
            continue
        mention = who(actors, chunk)
        relation = _noun_relation(chunk, links, mention, last, closed)
        links.append(Link(relation, chunk.first, chunk.last, chunk.prep, mention))
        if chunk.joined and not chunk.prep and links[:-1]:
            links[-1] = links[-1]._replace(prep=links[-2].prep)
    return links


def _noun_relation(chunk: Chunk, links: list[Link], mention: ActorMention | None, last: int, closed: bool) -> str:
    if chunk.prep:
        return "prep"
    if chunk.joined and links and links[-1].relation != "qualified":
        return links[-1].relation
    if (
        mention is not None
        and mention.kind == "nationality"
        and chunk.first - last < 3
        and chunk.last - chunk.first < 2
    ):
        return "nisba"
    return "genitive" if chunk.first == last and not closed else "loose"


def _said_of(page: Page, actors: Actors, rest: tuple[Chunk, ...]) -> list[Link]:
    """Find the parties of a clause that says something of the noun before it (an attack that struck X, that X made)."""
    chunks_ = rest[1:] if rest[0].kind == "relative" else rest
    if not chunks_ or chunks_[0].kind != "verb":
        return []
    verb = page.words[chunks_[0].first]
    name = "of-suffix" if verb.suffix else "of"
    found = []
    for chunk in chunks_[1:]:
        if chunk.kind == "phrase":
            relation = f"{name}-{'prep' if chunk.prep else 'bare'}:{verb.lemma}"
            found.append(Link(relation, chunk.first, chunk.last, chunk.prep, who(actors, chunk)))
        elif chunk.kind != "adverb":
            break
    return found
