"""Tells where, behind a source, a content without complementizer starts: a bare noun, an attached preposition."""

from khabar.attributions.lexicon import Form, Role, classes, countries, forms, lands, nouns, roles
from khabar.attributions.line import Line
from khabar.attributions.shapes import MARKS, bare, is_attached, is_definite, is_masdar, particles, role_of, without
from khabar.attributions.spots import is_complementizer, is_said_verb, is_verb, opens_content
from khabar.words.lexicon import nominals

BODIES = ("organisation", "media", "agency", "government", "group")  # kinds of what a person may belong to
OUTLETS = ("agency", "media")


def content_starts(line: Line, k: int, piece: int, limit: int, entry: Form, role: Role | None) -> bool:
    """Tell if the content's bare noun phrase or attached preposition starts at k.

    `piece` is where the source's last noun phrase starts, `role` what its head tells.
    """
    form, before = line.forms[k], line.forms[k - 1]
    bare_noun = entry.frames & {"n", "N", "a"} or entry.key in classes()["fearing_key"]
    if bare_noun and _is_bare_content(line, k, piece, entry, role):
        return True
    if entry.frames & {"n", "N", "d", "o", "a"} and is_next_noun(line, k):
        return True
    if "o" in entry.frames and _is_addressed(line, k, piece):
        return True
    if entry.frames & {"d", "o", "a"} and (_is_next_land(line, k, piece) or _is_behind_name(line, k)):
        return True
    if entry.frames & {"d", "o", "a"} and (_is_next_person(line, k, piece) or _is_judged(line, k, piece, entry)):
        return True
    handed = form in nouns() or (bare(form) in nouns() and "n" in entry.frames)
    apart = role_of(before) is None or (is_definite(before) and is_definite(form))
    if handed and apart and before not in classes()["quoted_name_head"]:
        return True
    if k + 1 < limit and is_complementizer(line, k + 1):
        return False  # what is said stands behind, so a preposition here goes on with the name
    return leads_on_any(line, k, entry.preps)


def leads_on_any(line: Line, k: int, preps: tuple[str, ...]) -> bool:
    """Tell if the word at k is one of the attached prepositions among `preps` with the noun that heads a content."""
    return any(len(prep) == 1 and leads_on(line, k, prep) for prep in preps)


def leads_on(line: Line, k: int, prep: str) -> bool:
    """Tell if the word at k is an attached preposition with the noun that heads a content."""
    form, word = line.forms[k], line.words[k]
    if is_attached(form, prep):
        return True
    if form in classes()["inside_any"]:
        return False  # in the name of
    known = word.prep == prep and word.pos == "NOUN" and role_of(without(form, prep)) is None
    return known and k > 0 and line.words[k - 1].pos in ("ADJ", "PROPN")


def is_lone_name(line: Line, k: int, limit: int, entry: Form | None) -> bool:
    """Tell if a word that looks like a preposition with a noun is a name: a clause stands right behind it."""
    if entry is None or not k or k + 1 >= limit or line.forms[k] in classes()["statement_attached"]:
        return False
    rest = line.forms[k][1:]
    indefinite = not is_definite(rest) and role_of(rest) is None and rest not in nominals()
    said = entry.key in classes()["plain_said"] and is_verb(line, k - 1)
    told = opens_content(line, k + 1) and line.forms[k + 1] != ":"
    told = told or (line.forms[k + 1] in entry.preps and k + 2 < limit and is_complementizer(line, k + 2))
    return said and indefinite and told


def is_each(line: Line, k: int) -> bool:
    """Tell if the sources named behind k are told one by one (each of X and Y)."""
    return k + 1 < line.size and line.forms[k] in classes()["each"] and line.forms[k + 1] in classes()["from"]


def _is_bare_content(line: Line, k: int, piece: int, entry: Form, role: Role | None) -> bool:
    """Tell if a noun at k is what a verb with a bare noun content tells of."""
    form, before = line.forms[k], line.forms[k - 1]
    head = before in roles() or without(before, next(iter(classes()["doubling"]))) in roles()
    word = line.words[k]  # the article makes an adjective look like a verbal noun
    named = word.article and word.pos == "ADJ" and is_definite(before)
    if is_masdar(form) and not named and form not in roles() and (not head or _is_bare_noun(line, k)):
        return True
    owned = any(form.endswith(owner) for owner in classes()["owner_long"])
    owned = owned and form[-3:] not in classes()["name_ending"] and form[0] not in classes()["conjunction"]
    if owned and (is_definite(before) or line.words[k - 1].pos == "ADJ") and len(form) > 4 and not is_definite(form):
        return True
    if "N" in entry.frames and form in classes()["attack"]:
        return True
    if is_definite(form) and is_masdar(bare(form)) and bare(form) not in roles():
        return is_definite(before) or (role is None and k == piece + 1)
    return False


def _is_bare_noun(line: Line, k: int) -> bool:
    """Tell if a verbal noun at k stands behind a definite title and is no part of a name."""
    known = line.words[k].pos == "PROPN" or line.first + k in line.names.inside
    return is_definite(line.forms[k - 1]) and not known


def is_next_noun(line: Line, k: int) -> bool:
    """Tell if a noun at k can belong to no noun phrase that has ended in a name or in a definite adjective."""
    word, before = line.words[k], line.words[k - 1]
    if word.pos != "NOUN" or word.prep or word.conj or role_of(word.form) is not None:
        return False
    if any(form in classes()["strict_complementizer"] for form in line.forms[k + 1 : k + 4]):
        return False  # what follows so soon is the content, so this is still a name
    if word.article:
        return before.pos == "ADJ" and before.article
    named = before.pos == "PROPN" or line.first + k in line.names.ends
    return named or (before.article and before.pos == "ADJ")


def _is_judged(line: Line, k: int, piece: int, entry: Form) -> bool:
    """Tell if a definite noun at k, right behind a bare title, is what the verb judges (the deputy the law ...)."""
    judging = "d" in entry.frames and k <= piece + 2 and line.words[k].pos == "NOUN"
    titled = is_definite(line.forms[k - 1]) and role_of(line.forms[piece]) is not None
    titled = titled and (k == piece + 1 or not is_definite(line.forms[piece]))
    role = role_of(line.forms[k])
    judging = judging and not any(line.forms[k].endswith(ending) for ending in classes()["nisba"])
    return judging and titled and is_definite(line.forms[k]) and (role is None or role.kind == "document")


def _is_addressed(line: Line, k: int, piece: int) -> bool:
    """Tell if a definite title at k, behind a name or a finished noun phrase, is to whom the verb is said."""
    form, before = line.forms[k], line.words[k - 1]
    if form in countries() and before.pos == "ADJ" and before.article and k > piece + 1:
        return True
    role = roles().get(bare(form)) if is_definite(form) and k > piece + 1 else None
    if role is None or line.words[k].prep or line.words[k].conj:
        return False
    many = role.number == "p" or role.kind == "government"
    named = before.pos == "PROPN" or line.first + k in line.names.ends
    return (many and named) or (many and before.article and not is_definite(line.forms[piece]))


def _is_next_land(line: Line, k: int, piece: int) -> bool:
    """Tell if a country at k, behind a source that has ended in a name, is whom the verb is about."""
    form = line.forms[k]
    nxt = line.forms[k + 1] if k + 1 < line.size else ""
    if line.words[k].prep or line.words[k].conj or not {(form, ""), (form, nxt)} & lands():
        return False
    if (line.forms[k - 1], form) in lands():
        return False
    whole = k - 2 == piece and (line.forms[piece], line.forms[k - 1]) in lands()
    return whole or (k > piece + 1 and line.words[k - 1].pos == "PROPN")


def _is_behind_name(line: Line, k: int) -> bool:
    """Tell if a noun or another actor at k, right behind a name that has ended, is whom or what the verb is about."""
    word, at = line.words[k], line.first + k
    if at not in line.names.ends or at in line.names.inside or word.prep or word.conj:
        return False
    if word.pos != "NOUN":
        return at in line.names.firsts
    role = role_of(line.forms[k])
    return role is None or role.kind != "person" or role.number == "p"


def is_told_to(line: Line, k: int) -> bool:
    """Tell if an actor at k behind "to" is to whom the one right before speaks (the president to the envoy)."""
    at = line.first + k
    behind = at in line.names.ends and at in line.names.firsts and at not in line.names.inside
    return behind and line.words[k].prep == next(iter(classes()["doubling"])) and line.words[k - 1].pos == "PROPN"


def is_from_him(line: Line, k: int, entry: Form | None) -> bool:
    """Tell if a pronoun at k stands for whose words a verb hands on (the agency reported from him that)."""
    return entry is not None and "x" in entry.frames and line.forms[k] in classes()["pronominal"]


def _is_next_person(line: Line, k: int, piece: int) -> bool:
    """Tell if a second title at k, behind the adjective of the first, is whom the verb is about."""
    form = line.forms[k]
    role = roles().get(bare(form)) if is_definite(form) else None
    return role is not None and role.kind == "person" and k > piece + 1 and line.words[k - 1].pos == "ADJ"


def is_name_part(line: Line, k: int, piece: int, limit: int, entry: Form | None) -> bool:
    """Tell if what looks like a verb at k is part of an unknown name: a clause opens soon behind."""
    if entry is None or entry.key not in classes()["plain_said"] or is_said_verb(line, k):
        return False
    if not is_definite(line.forms[piece]) and line.words[k - 1].pos not in ("PROPN", "ADJ"):
        return False
    for at in range(k + 1, min(k + 4, limit)):
        if is_complementizer(line, at) or line.forms[at] == ":":
            return True
        if line.forms[at] in MARKS or line.forms[at] in particles()["barrier"] or is_verb(line, at):
            return False
    return False


def joins_name(line: Line, k: int, limit: int) -> bool:
    """Tell if wa at k joins a second name in quotation marks to a first ("The River" and "The Hill")."""
    joined = k + 1 < limit and line.forms[k] in classes()["conjunction"] and k - 1 in line.opened_by
    return joined and k + 1 in line.closes and line.closes[k + 1] - k <= 5 and line.closes[k + 1] < limit


def content_follows(line: Line, k: int, limit: int) -> bool:
    """Tell if the content opens soon behind a comma."""
    for at in range(k, min(k + 12, limit)):
        if opens_content(line, at):
            return True
        if line.forms[at] in particles()["new_clause"]:
            return False
    return False


def is_counted(line: Line, k: int) -> bool:
    """Tell if a number before k counts sources (three officials, 29 percent of)."""
    form = line.forms[k]
    role = roles().get(form)
    return form in classes()["of_percent"] or (role is not None and (role.number == "p" or role.kind == "anonymous"))


def stops_source(line: Line, k: int, limit: int) -> bool:
    """Tell if the word at k can be no part of a source: a particle, a clause's opener, a participle of saying."""
    form = line.forms[k]
    if any(
        form in classes()[key] for key in ("said_masdar", "question", "no_part_of_source", "what", "issued", "seat")
    ):
        return True
    if form in classes()["from"] and k + 1 < limit and _calls(line, k + 1):
        return True
    if is_complementizer(line, k) or form in particles()["relative"] or form in particles()["aux"]:
        return True
    if form in classes()["anonymity"] and k + 1 < limit and line.forms[k + 1] in classes()["unnamed"]:
        return True
    entries = forms().get(form, ())
    if form[-1] in classes()["accusative"] and any(e.tense == "masdar" and not e.suffix for e in entries):
        return True
    told = any(entry.tense == "part" for entry in entries)
    return told and (form[-1] in classes()["accusative"] or form[-2:] in classes()["plural_ending"])


def _calls(line: Line, k: int) -> bool:
    """Tell if the verb at k calls those who stand before it something (those whom he called rebels)."""
    return any(e.suffix and "d" in e.frames and e.tense == "past" for e in forms().get(line.forms[k], ()))


def belongs_to(line: Line, k: int, limit: int, role: Role | None) -> bool:
    """Tell if a free preposition at k goes on with a source: defenders of, a page on the net, a person from a body.

    `role` is what the head of the source tells.
    """
    if k + 1 >= limit:
        return False
    form, before, nxt = line.forms[k], line.forms[k - 1], line.forms[k + 1]
    online = nxt in classes()["online"] and role is not None and role.kind in ("media", "anonymous")
    if form in classes()["inside_after"] and (online or before in classes()["bound_before"]):
        return True
    body = roles().get(bare(nxt))
    known = body is not None and body.kind in BODIES
    person = line.words[k - 1].pos == "PROPN" or (role is not None and role.kind == "person")
    return known and person and form in classes()["from"]


def is_title(form: str, head: Role | None) -> bool:
    """Tell if a noun behind a comma can head an apposition to `head`: no paper to a body, no people to one person."""
    role = roles().get(bare(form))
    if role is None or head is None:
        return role is not None or form in classes()["one_of"]
    if role.kind == "document" and head.kind != "document":
        return form in classes()["one_of"]
    return not (head.kind == "person" and head.number == "s" and _are_many(form, role))


def _are_many(form: str, role: Role | None) -> bool:
    """Tell if a title names several people."""
    return role is not None and (role.number == "p" or form[-2:] in classes()["plural_ending"])


def can_name(line: Line, k: int, head: Role, *, deep: bool) -> bool:
    """Tell if a noun behind a comma can open the name of `head`: of an outlet only a name or a definite noun.

    `deep` tells that the phrase of the head goes on behind a preposition.
    """
    form = line.forms[k]
    if (head.kind == "anonymous" and not deep) or (head.kind == "person" and _are_many(form, roles().get(bare(form)))):
        return False
    return head.kind not in OUTLETS or line.words[k].pos == "PROPN" or is_definite(form)


def counterpart(form: str) -> Role | None:
    """Give the role of a colleague named after somebody (and his counterpart)."""
    return role_of(form) if form in classes()["counterpart"] else None


def is_led(line: Line, k: int, limit: int) -> bool:
    """Tell whether the clause at k names a force by who leads it: as much a part of its name as an adjective."""
    return k + 2 < limit and line.forms[k] in particles()["relative"] and line.forms[k + 1] in classes()["leading"]


def denies(line: Line, k: int) -> bool:
    """Tell if an adjective that a word for not takes stands at k (non-governmental)."""
    return is_definite(line.forms[k]) or line.words[k].pos == "ADJ"
