"""Gives the outlets that brought somebody's statement (said the army in a statement that the television aired: ...)."""

from functools import cache

from khabar.attributions.lexicon import classes, forms
from khabar.attributions.line import COMMAS, Line
from khabar.attributions.records import Draft, Range
from khabar.attributions.shapes import bare, role_of, stripped, without
from khabar.attributions.sources import source_phrase

FAR = 6  # words between the cue of somebody's words and the statement that they stand in
WHY = "attributions/verbs.tsv:"


@cache
def relaying() -> dict[str, str]:
    """Give the forms of verbs of publishing that take up a statement by a pronoun, each with its key."""
    return _owned_forms("relaying_key")


@cache
def claiming() -> dict[str, str]:
    """Give the forms of verbs of claiming that take up an act by a pronoun, each with its key."""
    return _owned_forms("claiming_key")


def _owned_forms(row: str) -> dict[str, str]:
    keys = classes()[row]
    return {
        form: entry.key
        for form, entries in forms().items()
        for entry in entries
        if entry.key in keys and entry.suffix and entry.tense == "past"
    }


def find_relays(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Give the attributions of the outlets; their contents are those of the statement's own cue."""
    known = relaying()
    found = []
    for i, form in enumerate(line.forms):
        if form not in known or any(draft.cue[0] <= i < draft.cue[1] for draft in drafts) or not _of_statement(line, i):
            continue
        sources = source_phrase(line, i + 1, line.limit(i), None)
        contents = _contents(line, i, sources, drafts) if sources and _brings(line, sources[0][0]) else []
        if contents:
            draft = Draft(WHY + known[form], "assert", (i, i + 1), sources, contents, opener="same", clause=i)
            draft.subject = "relative"
            found.append(draft)
    return found


def find_claims(line: Line) -> list[Draft]:
    """Give the attributions of acts that somebody took on himself (an attack that the group claimed)."""
    found = []
    for i, form in enumerate(line.forms):
        key = claiming().get(form)
        if key is None or i == line.floor(i):
            continue
        end = i - (line.forms[i - 1] in classes()["relative"])
        near = range(end - 1, max(line.floor(i), end - 5) - 1, -1)
        first = next((k for k in near if line.forms[k] in classes()["attack"]), -1)
        sources = source_phrase(line, i + 1, line.limit(i), None) if first >= 0 else []
        if sources:
            draft = Draft(WHY + key, "assert", (i, i + 1), sources, [(first, end)], opener="same", clause=i)
            draft.subject = "relative"
            found.append(draft)
    return found


def is_told_of_it(line: Line, i: int) -> bool:
    """Tell if the word at i takes up a statement that was brought, or an act that was claimed, by its pronoun."""
    form = line.forms[i]
    return form in claiming() or (form in relaying() and _of_statement(line, i))


def _of_statement(line: Line, i: int) -> bool:
    """Tell if a statement stands before the verb at i, perhaps with an adjective and a relative pronoun."""
    first = i - 1
    while first > max(0, i - 5) and (
        line.forms[first] in COMMAS or line.forms[first] in classes()["relative"] or line.words[first].pos == "ADJ"
    ):
        first -= 1
    if first < 0:
        return False
    form = line.forms[first]
    preps = (without(form, prep) for prep in classes()["attached_bi"] | classes()["doubling"])
    owners = (form[: -len(owner)] for owner in classes()["owner"] if form.endswith(owner))
    return any(word in classes()["relayed"] for word in (form, bare(form), stripped(form), *preps, *owners) if word)


def _brings(line: Line, first: int) -> bool:
    """Tell if a noun that heads a source names who brings statements: an outlet or an agency."""
    role = role_of(line.forms[first])
    return role is not None and role.kind in ("media", "agency")


def _contents(line: Line, i: int, sources: list[Range], drafts: list[Draft]) -> list[Range]:
    """Give what the statement says: of the cue that it stands behind, else of the one that it stands before."""
    end = sources[-1][1]
    for draft in reversed(drafts):
        if not draft.contents or line.starts[draft.cue[0]] != line.starts[i] or draft.cue[0] > i:
            continue
        between = draft.cue[1] <= i < draft.contents[0][0]
        named = draft.opener == "=" and i - draft.cue[1] < FAR
        if between or named:
            return [draft.contents[0]]
    for draft in drafts:
        if draft.contents and end <= draft.cue[0] <= end + FAR and line.starts[draft.cue[0]] == line.starts[i]:
            first = end + (line.forms[end] in COMMAS)
            return [(first, draft.contents[-1][1])] if first < draft.contents[-1][1] else []
    return []
