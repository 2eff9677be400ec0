"""Finds the attributions of a page: cue, source, content, kind, stance, speaker and nesting."""

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.attributions.contents import ContentFinder
from khabar.attributions.cues import find_cues
from khabar.attributions.judge import confidence_of, kind_of, stance_of
from khabar.attributions.line import Line, Names, read_lines
from khabar.attributions.order import Attributions, ContentIndex
from khabar.attributions.records import AttributionMention, Draft
from khabar.attributions.shapes import stripped
from khabar.attributions.speakers import ActorsLike, SpeakerFinder, Voice
from khabar.model.reading import Span
from khabar.text import Dateline
from khabar.words import Page


@dataclass(slots=True)
class _Found:
    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    line: Line
    draft: Draft
    voice: Voice


def find_attributions(page: Page, actors: ActorsLike | None = None, datelines: Sequence[Dateline] = ()) -> Attributions:
    """Give every place of a page where something is handed over to somebody's word, in the order of the cues.

    >>> from khabar.text import CleanText, split_sentences
    >>> from khabar.words import read_words
    >>> text = CleanText("أخبار\\nوقال الوزير إن الجسر سيفتح غدا.")
    >>> found = find_attributions(read_words(text, split_sentences(text)))
    >>> [text.clean[slice(*a.contents[0])] for a in found]  # that the bridge will open tomorrow
    ['إن الجسر سيفتح غدا']
    """
    speakers = SpeakerFinder(actors)
    found: list[_Found] = []
    for line in read_lines(page, datelines, _names(actors)):
        drafts = find_cues(line)
        if not drafts:
            continue
        ContentFinder(line, drafts).run()
        for draft in sorted(drafts, key=lambda d: d.cue):
            if draft.contents:
                found.append(_fill(line, draft, speakers.name(line, draft)))
    return _nest(found)


def _names(actors: ActorsLike | None) -> Names:
    mentions = actors.mentions if actors else ()
    ends = frozenset(m.last for m in mentions if m.named or m.ref)
    return Names(ends, frozenset(at for m in mentions for at in range(m.first + 1, m.last)))


def _fill(line: Line, draft: Draft, voice: Voice) -> _Found:
    sources = [line.span(*source) for source in draft.sources]
    for n, (first, _) in enumerate(draft.sources[1:], 1):
        if stripped(line.forms[first]) is not line.forms[first]:
            sources[n] = (sources[n][0] + 1, sources[n][1])
    if sources and draft.trim:
        sources[0] = (sources[0][0] + draft.trim, sources[0][1])
    contents = tuple(line.span(*content) for content in draft.contents)
    return _Found(line.span(*draft.cue), tuple(sources), contents, line, draft, voice)


def _nest(found: list[_Found]) -> Attributions:
    index = ContentIndex([(s, e, n) for n, item in enumerate(found) for s, e in item.contents])
    made = []
    for n, item in enumerate(found):
        draft = item.draft
        made.append(
            AttributionMention(
                cue=item.cue,
                sources=item.sources,
                contents=item.contents,
                kind=kind_of(item.line, draft.contents),
                stance=stance_of(item.line, draft),
                speaker=item.voice.speaker,
                parent=index.holder(item.cue, but=n),
                why=draft.why,
                confidence=confidence_of(item.line, draft),
                cue_word=item.line.first + draft.cue[0],
                speaker_mention=item.voice.mention,
            )
        )
    return Attributions(made)
