"""Finds the attributions of a page: cue, source, content, kind, stance, speaker and nesting."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from khabar.attributions.contents import ContentFinder
from khabar.attributions.cues import read_cues
from khabar.attributions.judge import confidence_of, kind_of, stance_of
from khabar.attributions.late import name_late
from khabar.attributions.line import Line, Names, read_lines
from khabar.attributions.order import Attributions
from khabar.attributions.records import AttributionMention, Draft
from khabar.attributions.relays import find_claims, find_relays
from khabar.attributions.shapes import stripped
from khabar.attributions.speakers import ActorsLike, SpeakerFinder, Voice
from khabar.attributions.voice import kind_of_voice
from khabar.attributions.weigh import weigh
from khabar.text import Dateline
from khabar.words import Page


def find_attributions(page: Page, actors: ActorsLike | None = None, datelines: Sequence[Dateline] = ()) -> Attributions:
    """Give every place of a page where something is handed over to somebody's word, in the order of the cues.

    >>> from khabar.text import CleanText, split_sentences
    >>> from khabar.words import read_words
    >>> text = CleanText("أخبار\\nوقال الوزير إن الجسر سيفتح غدا.")
    >>> found = find_attributions(read_words(text, split_sentences(text)))
    >>> [text.clean[slice(*a.contents[0])] for a in found]  # that the bridge will open tomorrow
    ['إن الجسر سيفتح غدا']
    """
    return _nest([_fill(*told) for told in find_told(page, actors, datelines)])


def find_told(
    page: Page, actors: ActorsLike | None = None, datelines: Sequence[Dateline] = ()
) -> Iterator[tuple[Line, Draft, Voice, SpeakerFinder]]:
    """Give the drafts with contents, each with its line, who speaks by the rules, and the finder that knows."""
    speakers = SpeakerFinder(actors)
    for line in read_lines(page, datelines, names_of(actors)):
        drafts = weigh(read_cues(line))
        claims = find_claims(line)
        if not drafts and not claims:
            continue
        name_late(line, drafts)
        ContentFinder(line, drafts).run()
        drafts += find_relays(line, drafts) + claims
        speakers.open(line, drafts)
        for draft in sorted(drafts, key=lambda d: d.cue):
            if draft.contents:
                yield line, draft, speakers.name(line, draft), speakers


def names_of(actors: ActorsLike | None) -> Names:
    """Give where the actors' names end and which words stand inside their mentions."""
    mentions = actors.mentions if actors else ()
    ends = frozenset(m.last for m in mentions if m.named or m.ref or (m.country and m.speaker_kind == "government"))
    inside = frozenset(at for m in mentions for at in range(m.first + 1, m.last))
    return Names(ends, inside, frozenset(m.first for m in mentions))


def _fill(line: Line, draft: Draft, voice: Voice, speakers: SpeakerFinder) -> AttributionMention:
    kind = kind_of_voice(line, draft, voice, speakers)
    sources = [line.span(*source) for source in draft.sources]
    for n, (first, _) in enumerate(draft.sources[1:], 1):
        if stripped(line.forms[first]) is not line.forms[first]:
            sources[n] = (sources[n][0] + 1, sources[n][1])
    if sources and draft.trim:
        sources[0] = (sources[0][0] + draft.trim, sources[0][1])
    contents = tuple(line.span(*content) for content in draft.contents)
    return AttributionMention(
        cue=line.span(*draft.cue),
        sources=tuple(sources),
        contents=contents,
        kind=kind_of(line, draft.contents),
        stance=stance_of(line, draft),
        speaker=voice.speaker if kind == voice.speaker.kind else replace(voice.speaker, kind=kind),
        parent=None,
        why=draft.why,
        confidence=confidence_of(line, draft),
        cue_word=line.first + draft.cue[0],
        speaker_mention=voice.mention,
    )


def _nest(found: list[AttributionMention]) -> Attributions:
    """Give each the attribution whose content holds its cue.

    Where two hold each other's cues, the one with the longer content is the outer: a chain ends somewhere.
    """
    index = Attributions(found).content_index
    parents = [index.holder(a.cue, but=n) for n, a in enumerate(found)]
    walk = [-1] * len(found)  # the walk that came by first
    for n in range(len(found)):
        at: int | None = n
        while at is not None and walk[at] < 0:
            walk[at], at = n, parents[at]
        if at is not None and walk[at] == n:
            parents[_outermost(found, parents, at)] = None
    return Attributions(replace(a, parent=parent) for a, parent in zip(found, parents, strict=True))


def _outermost(found: list[AttributionMention], parents: list[int | None], at: int) -> int:
    """Give the one of a ring of attributions that has the longest content."""
    ring, one = [at], parents[at]
    while one is not None and one != at:
        ring.append(one)
        one = parents[one]
    return max(ring, key=lambda n: sum(end - start for start, end in found[n].contents))
