"""Gives who an actor phrase means: name, country, sectors, kind, office."""

from typing import Any

import msgspec

from khabar.actors.chunk import ActorChunker
from khabar.actors.compose import MANY, NATIONS, carried, head_country, is_title, office_of
from khabar.actors.entries import Entry
from khabar.actors.lexicon import bare, lexicon
from khabar.actors.mention import ActorMention
from khabar.actors.names import is_plain_word, name_words
from khabar.actors.parts import CARRIED, FIXED, Part, names_another, whole_of
from khabar.actors.tags import Tag, find_tag
from khabar.actors.ties import relation_words
from khabar.actors.wides import wide_of, wide_words
from khabar.words import Page
from khabar.words.marks import phrase_words

KOREAS = frozenset(("KOR", "PRK"))
ABROAD = NATIONS - {"nisba"} | {"group"}  # forces loyal to these are those of the land where they fight
HONORIFIC = frozenset(("REL", "CVL", "EDU", "UNK"))


class Resolver:
    """Resolves phrases of one page."""

    def __init__(self, page: Page, tags: dict[int, Tag], chunker: ActorChunker) -> None:
        self.page, self.words = page, page.words
        self.tags, self.chunker = tags, chunker

    def parts(self, first: int, last: int) -> list[Part]:
        """Give the tagged parts of a word range in order."""
        found, at = [], first
        while at < last:
            tag = self.tags.get(at)
            if tag is not None and tag.end <= last:
                found.append(Part(at, tag))
                at = tag.end
            else:
                at += 1
        return found

    def start(self, first: int) -> int:
        """Give the clean place where a phrase starts, behind clitics written onto its first word."""
        word, tag = self.words[first], self.tags.get(first)
        if tag:
            return word.start + tag.split.drop
        if word.pos == "X" or not (word.conj or word.prep):
            return word.start
        start = word.bare_start
        if word.article and word.prep and word.form[len(word.conj) :].startswith(word.prep * 2):
            start -= len(word.prep)
        return start

    def names(self, first: int, last: int) -> tuple[int, int] | None:
        """Give the range of the person's name inside a phrase, or None."""
        mark, at = self.chunker.mark, first
        while at < last:
            tag = self.tags.get(at)
            if mark(at) == "P" and (tag is None or tag.layer in ("name", "holder")):
                end = at
                while (
                    end < last
                    and mark(end) == "P"
                    and (end not in self.tags or self.tags[end].layer in ("name", "holder"))
                ):
                    end = self.tags[end].end if end in self.tags else end + 1
                return at, end
            at = tag.end if tag else at + 1
        return None

    def describe(self, first: int, last: int) -> ActorMention:
        """Resolve any phrase of words."""
        text = self.page.text
        start, end = self.start(first), self.words[last - 1].end
        head = min(self.chunker.head(first), last - 1)
        parts = self.parts(head, last)
        arabic = text.clean[start:end]
        name = self.names(head, last)
        blank = ActorMention(
            first, last, head, start, end, "person", "person", arabic, arabic, name_range=name or (0, 0)
        )
        lead = parts[0] if parts and parts[0].at == head else None
        if lead is not None and name and names_another(lead, name):
            name = None
            blank = changed(blank, name_range=(0, 0))
        if lead is None or lead.entry.layer == "name":
            return self._untagged(blank, parts, name)
        if lead.entry.layer in FIXED and lead.entry.layer != "holder":
            return self._fixed(blank, lead, parts)
        if lead.entry.layer == "coref":
            number = "s" if "1" in lead.entry.flags else "d" if "2" in lead.entry.flags else "p"
            told = next((part.entry.country for part in parts[1:] if part.entry.layer == "nisba"), None)
            why, sectors = f"coref:{lead.entry.key}", ("GOV",) if told else ()
            speaker = "person" if "person" in lead.entry.flags else "government"
            return changed(
                blank, kind="group", speaker_kind=speaker, number=number, country=told, sectors=sectors, why=why
            )
        own = self._own_name(lead, parts)
        if own is not None:
            return self._fixed(blank, own, parts)
        if lead.entry.layer in NATIONS:
            return self._nation(blank, lead, parts, name)
        return self._headed(blank, lead, parts, name)

    def _untagged(self, blank: ActorMention, parts: list[Part], name: tuple[int, int] | None) -> ActorMention:
        """Resolve a bare name, or a phrase whose head no table knows."""
        mention = self._filled(blank, parts)
        if not name and parts and parts[0].entry.speaker == "anonymous":
            mention = changed(mention, speaker_kind="anonymous")
        named = name is not None and name[0] == blank.head
        holder = next((part for part in parts if part.entry.layer == "holder"), None)
        if named and holder is not None and holder.at > blank.head and is_plain_word(self.words[blank.head].form):
            return self._fixed(blank, holder, parts)  # thanking so-and-so
        if named and name is not None:
            mention = changed(
                mention, name=self._latin(name), number="s", domestic=mention.country is None, sectors=("CVL",)
            )
        office = next(
            (part for part in parts if part.entry.kind == "office" or part.entry.layer in ("office", "head")), None
        )
        if named and office:
            e = office.entry
            return changed(mention, sectors=e.sectors, office=e.name or e.arabic, named=True, why=f"{e.layer}:{e.key}")
        return changed(
            mention, named=named, why="name" if named else "phrase", sectors=("CVL",) if named else mention.sectors
        )

    def _filled(self, mention: ActorMention, parts: list[Part]) -> ActorMention:
        """Take country and sectors from the first part that has them."""
        country = next((part.entry.country for part in parts if part.entry.country), None)
        sectors = next((part.entry.sectors for part in parts if part.entry.sectors), ())
        return changed(mention, country=country, sectors=sectors)

    def _fixed(self, blank: ActorMention, lead: Part, parts: list[Part]) -> ActorMention:
        e = lead.entry
        return changed(
            blank, kind=e.kind, speaker_kind=e.speaker, name=e.name, ref=e.ref, country=e.country, sectors=e.sectors,
            named=True, gender=e.gender, number="s", why=f"{e.layer}:{e.key}",
        )  # fmt: skip

    @staticmethod
    def _own_name(lead: Part, parts: list[Part]) -> Part | None:
        """Give the part that names a general noun right before it (agency "X"), if it is of the same kind."""
        if lead.entry.layer not in ("head", "people") or len(parts) < 2:
            return None
        inner, kind = parts[1], lead.entry.speaker
        near = inner.at - lead.tag.end <= 1 and inner.entry.layer in FIXED and inner.entry.layer != "holder"
        same = inner.entry.speaker == kind or (kind == "government" and inner.entry.speaker == "agency")
        return inner if near and same and kind not in ("person", "anonymous") else None

    def _nation(self, blank: ActorMention, lead: Part, parts: list[Part], name: tuple[int, int] | None) -> ActorMention:
        """Resolve a nation (its government), or a nisba that stands for people or for the nation."""
        e = lead.entry
        base = changed(
            blank, name=e.name, ref=e.ref, country=e.country, gender=e.gender, number=e.number, why=f"{e.layer}:{e.key}"
        )
        if e.layer != "nisba":
            return changed(
                base, kind="nationality", speaker_kind="government", sectors=e.sectors, named=True, number="s"
            )
        member = "member" in e.flags
        people = blank.head > blank.first or e.number in ("p", "d")
        if any(self.words[at].form in phrase_words()["two"] for at in range(blank.head, blank.last)):
            base = changed(base, number="d")
        sectors = e.sectors if member else ("CVL",) if people or self._one_person(lead) else ("GOV",)
        if not member and e.number == "p" and lead.tag.split.definite and blank.head == blank.first:
            sectors = ("CVL", "GOV")  # the Russians are a people or a state
        speaker = "group" if member or people else "government"
        return changed(
            base, kind="group" if member else "nationality", speaker_kind=speaker, sectors=sectors, named=member
        )

    def _one_person(self, lead: Part) -> bool:
        """Say whether a nation adjective names one of its people: indefinite, behind a verb or preposition."""
        split = lead.tag.split
        bound = split.prep or (lead.at > 0 and self.chunker.mark(lead.at - 1) in "VRK")
        return bound and not (split.definite or split.conj)

    def _country_inside(self, lead: Part) -> str | None:
        """Give the country of what a fixed title holds (the American envoy, the envoy of the United Nations)."""
        for at in range(lead.at + 1, lead.tag.end):
            inner = find_tag(lexicon(), self.words, at, lead.tag.end)
            if inner is not None and inner.layer in FIXED | NATIONS and "short" not in inner.entry.flags:
                return inner.entry.country
        return None

    def _inside(self, lead: Part) -> bool:
        """Say whether a nation or capital stands as a place: behind "in" and the like."""
        word = self.words[lead.at]
        if lead.tag.split.prep:
            return word.form[lead.tag.split.drop - 1] in phrase_words()["inside_letter"]
        return lead.at > 0 and self.words[lead.at - 1].form in phrase_words()["inside"]

    def _headed(self, blank: ActorMention, lead: Part, parts: list[Part], name: tuple[int, int] | None) -> ActorMention:
        e, loyal = lead.entry, self._loyal(blank)
        friend = next((part.entry.layer for part in parts if part.at > loyal), "")
        rest = [part for part in parts[1:] if part.at < loyal or friend not in ABROAD]
        named = FIXED - {"holder"} | {"body"}
        inner = next((part.entry for part in rest if part.entry.layer in named), None)
        told = [p for p in rest if not self._is_where(lead, p)]
        place = next((p.entry for p in told if p.entry.country and "free" not in p.entry.flags), None)
        if inner and place and place.layer in NATIONS and (inner.layer, inner.country) == ("organisation", "IGO"):
            inner = None  # a state's envoy to a body of states
        country, sectors, ref = self._country(lead, told, place), e.sectors, None
        if country is None:
            country = self._country_inside(lead)
        label = e.name or next((other.name for other in lead.tag.entries if other.name and other.kind == e.kind), "")
        if "carrier" in e.flags and (inner or rest):
            adjectives = self.chunker.adjectives if lead.tag.split.suffix else ()  # its armed forces are no gunmen
            carriers = (p for p in rest if p.entry.layer in CARRIED and p.at not in adjectives)
            source = inner or next((p.entry for p in carriers if not is_title(p.entry, p.tag.split.definite)), None)
            if source is not None:
                sectors = carried(e, source)
                if source.layer in FIXED:
                    country = source.country if source.country else country
                    if e.kind not in ("person", "office"):
                        label, ref, place = source.name, source.ref, None
        elif (whole := whole_of(self.words, lead, rest)) is not None:
            sectors = whole.sectors
        nisba = next((p.entry for p in rest if "member" in p.entry.flags), None)
        if nisba is not None:
            sectors = nisba.sectors
        if e.kind in ("person", "office") and "ELI" not in sectors and self._former(blank):
            sectors = (*sectors, "ELI")
        if {"PRM", "UAF"} & {*sectors, *e.sectors} and loyal < blank.last:
            sectors = ("PRM",)
        mention = changed(
            blank, kind=e.kind if e.kind != "document" else "organisation",
            speaker_kind=self._speaker(blank, lead, name), name=self._compose(label, place, blank),
            ref=ref, country=country, sectors=sectors,
            office=office_of(e, label), gender=e.gender, number=e.number,
            domestic=country is None and "free" not in e.flags, named=name is not None, why=f"{e.layer}:{e.key}",
        )  # fmt: skip
        if mention.domestic and not name and (wide := wide_of(self.words, mention)) is not None:
            return changed(mention, country=wide_words()[wide], domestic=False, why=f"wide:{wide}")
        return self._person(mention, name) if name and e.kind in ("person", "office") else mention

    def _country(self, lead: Part, rest: list[Part], place: Entry | None) -> str | None:
        """Give the country by head and place; a body without a nation in its name has the one of its adjective."""
        if lead.entry.layer == "body" and rest and lead.entry.country not in MANY:
            own = rest[0].at == lead.tag.end and rest[0].entry.layer == "nisba" and not self._country_inside(lead)
            return rest[0].entry.country if own else lead.entry.country
        return head_country(lead.entry, lead.tag.split.definite, place)

    def _is_where(self, lead: Part, part: Part) -> bool:
        """Say whether a part tells where somebody works, not for whom: her embassy in X, the American envoy to X."""
        if lead.tag.split.suffix and self._inside(part):
            return True
        sent = part.entry.layer in NATIONS and self.words[part.at - 1].form in phrase_words()["sent"]
        return sent and lead.entry.kind == "office" and bool(lead.entry.country or self._country_inside(lead))

    def _loyal(self, mention: ActorMention) -> int:
        """Give where the phrase tells of forces loyal to a state rather than its own; its end if it does not."""
        ties, at = relation_words(), mention.head
        while at < mention.last and ties.get(bare(self.words[at].form), ("", False))[0] != "loyal":
            at += 1
        return at

    def _former(self, mention: ActorMention) -> bool:
        former = phrase_words()["former"]
        return any(self.words[at].form in former for at in range(mention.head, mention.last))

    def _speaker(self, blank: ActorMention, lead: Part, name: tuple[int, int] | None) -> str:
        e = lead.entry
        if e.speaker == "document" and "carrier" in e.flags:
            of = next((part.entry.speaker for part in self.parts(blank.head + 1, blank.last)), "")
            return of if of in ("agency", "media") else "document"
        if e.speaker == "media" and e.kind == "person":
            inner = (part.entry.layer for part in self.parts(blank.head + 1, blank.last))
            return "agency" if "agency" in inner else "media"
        if name and e.kind in ("person", "office") and e.speaker in ("anonymous", "group"):
            return "person"
        if (
            e.kind in ("person", "office")
            and (e.number in ("p", "d") or blank.head > blank.first)
            and e.speaker == "person"
        ):
            return "anonymous" if e.kind == "person" else "group"
        return e.speaker

    def _compose(self, label: str, place: Entry | None, blank: ActorMention) -> str:
        if not label:
            return blank.name_ar
        return f"{place.name} {label}" if place is not None and place.name not in label else label

    def _person(self, mention: ActorMention, name: tuple[int, int]) -> ActorMention:
        """Name a person by the words of the name; tables of office holders give the English spelling."""
        first, last = name
        holder = next(
            (self.tags[at].entry for at in range(first, last) if at in self.tags and self.tags[at].layer == "holder"),
            None,
        )
        if holder is not None:
            country = mention.country or holder.country
            if country in KOREAS and holder.country in KOREAS:
                country = holder.country  # one adjective for both
            told = mention.kind == "office" and not HONORIFIC.issuperset(mention.sectors)
            told = told and not ("GOV" in holder.sectors and mention.sectors == ("MIL",))  # a leader of a state
            sectors = mention.sectors if told else holder.sectors
            return changed(mention, name=holder.name, ref=holder.ref, country=country, kind="person", sectors=sectors)
        return changed(mention, name=self._latin(name), kind="person")

    def _latin(self, name: tuple[int, int]) -> str:
        """Write a name in Latin letters where the list knows all its words, else as it stands."""
        first, last = name
        known = name_words()
        forms = [tag.split.written if (tag := self.tags.get(at)) else self.words[at].form for at in range(first, last)]
        latin = [known[form].latin for form in forms if form in known]
        if len(latin) == len(forms):
            return " ".join(latin)
        return self.page.text.clean[self.start(first) : self.words[last - 1].end]


def changed(mention: ActorMention, **changes: Any) -> ActorMention:
    """Give a copy of a mention with some fields changed."""
    return msgspec.structs.replace(mention, **changes)
