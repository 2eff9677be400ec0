"""Gives what the letters of a word tell: article, clitics, verbal noun, and what role its noun has."""

import re
from functools import cache

from khabar.attributions.lexicon import Role, classes, roles

MARKS = set('،؛,;:.!?؟…*-–—/«»“”"()[]')


@cache
def particles() -> dict[str, frozenset[str]]:
    """Give the word classes, each also with the conjunctions wa and fa before its words."""
    conjunctions = classes()["conjunction"]
    return {key: words | {c + w for c in conjunctions for w in words} for key, words in classes().items()}


@cache
def masdar_pattern() -> re.Pattern[str]:
    """Give the pattern of indefinite verbal nouns."""
    return re.compile(
        "(?:" + "|".join(sorted(classes()["masdar_pattern"])) + ")(?:" + "|".join(sorted(classes()["owner"])) + ")?"
    )


def bare(form: str) -> str:
    """Leave off the article."""
    article = next(iter(classes()["article"]))
    return form[len(article) :] if form.startswith(article) and len(form) > 4 else form


def is_definite(form: str) -> bool:
    """Tell if a word carries the article."""
    return bare(form) is not form


def stripped(form: str) -> str:
    """Leave off a leading wa or fa, unless the word is known to start with that letter."""
    if form[:1] not in classes()["conjunction"] or len(form) < 4 or form in roles():
        return form
    return form[1:]


def role_of(form: str) -> Role | None:
    """Give what a head noun tells of a source, with or without article and conjunction."""
    table = roles()
    found = table.get(form) or table.get(bare(form)) or table.get(stripped(form)) or table.get(bare(stripped(form)))
    if found is not None:
        return found
    for owner in classes()["owner"]:
        if form.endswith(owner):
            base = form[: -len(owner)]
            base = stripped(base)
            return table.get(base) or table.get(base[:-1] + next(iter(classes()["ta_marbuta"])))
    return None


def without(form: str, prep: str) -> str:
    """Leave off an attached preposition; "" where the word has none. li before the article is written double."""
    if not form.startswith(prep) or len(form) < 3:
        return ""
    rest = form[len(prep) :]
    if rest.startswith(prep) and prep in classes()["doubling"]:
        return next(iter(classes()["article"])) + rest[1:]
    return rest


@cache
def owned_masdars() -> frozenset[str]:
    """Give the listed verbal nouns with each pronoun on them."""
    owners = classes()["owner"]
    plain = (word for word in classes()["masdar"] if word[-1] not in "\u0629\u0627" and len(word) > 3)
    turned = (word[:-1] + "\u062a" for word in classes()["masdar"] if word[-1] == "\u0629" and len(word) > 3)
    return frozenset(word + owner for word in (*plain, *turned) for owner in owners) - classes()["not_masdar"]


def is_masdar(form: str) -> bool:
    """Tell if a word looks like an indefinite verbal noun, the usual head of a bare content."""
    words = classes()
    if form in words["masdar"] or (form in owned_masdars() and form not in roles()):
        return True
    return form not in words["not_masdar"] and form not in roles() and bool(masdar_pattern().fullmatch(form))


def is_owned_masdar(form: str) -> bool:
    """Tell if a word looks like a feminine verbal noun with a pronoun on it (her attempt)."""
    words = classes()
    owners = (owner for owner in words["owner_long"] if form.endswith(owner))
    return any(form[: -len(o)][-1:] == "\u062a" and is_masdar(form[: -len(o) - 1] + "\u0629") for o in owners)


def is_attached(form: str, prep: str) -> bool:
    """Tell if a word is an attached preposition with a noun that can head a content."""
    rest = without(form, prep) if len(form) > 3 else ""
    return bool(rest) and (is_definite(rest) or is_masdar(rest) or rest in classes()["masdar"])
