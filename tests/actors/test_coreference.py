"""Actors told again: short names, definite re-mentions, possessors, the two sides, pronouns."""

from khabar.actors import ActorMention, Actors, find_actors
from khabar.model import Outlet
from khabar.text import CleanText, split_sentences
from khabar.words import read_words


def read(text: str) -> Actors:
    clean = CleanText(text)
    return find_actors(read_words(clean, split_sentences(clean)), Outlet())


def mention_of(actors: Actors, phrase: str, nth: int = 0) -> ActorMention:
    found = [m for m in actors.mentions if actors.page.text.clean[m.start : m.end] == phrase]
    assert len(found) > nth, [actors.page.text.clean[m.start : m.end] for m in actors.mentions]
    return found[nth]


def test_short_name_is_joined_to_the_full_one() -> None:
    actors = read("قال وزير النقل الكيني، سالم الفلاني، إن الطريق فتح.\nوأضاف الفلاني أن العمل مستمر.")
    short = mention_of(actors, "الفلاني")
    assert (short.country, short.same_as, short.name) == ("KEN", 0, "سالم الفلاني")


def test_definite_noun_is_joined_to_the_fuller_phrase() -> None:
    actors = read("نفت وزارة النقل السودانية الخبر.\nوقالت الوزارة إن الطريق مفتوح.")
    again = mention_of(actors, "الوزارة")
    assert (again.country, again.same_as) == ("SDN", 0)


def test_his_country_is_the_persons_country() -> None:
    actors = read("قال الرئيس الكيني، سالم الفلاني، إن بلاده ستدعم السودان.")
    assert mention_of(actors, "بلاده").country == "KEN"


def test_two_countries_stand_for_the_last_two() -> None:
    actors = read("زار وفد من النرويج كينيا.\nووقع البلدان اتفاقا.")
    both = next(m for m in actors.mentions if m.why == "coref:both-countries")
    assert {member.country for member in actors.members(both)} == {"NOR", "KEN"}
    assert actors.members(actors.mentions[0]) == (actors.mentions[0],)


def test_hidden_subject_is_the_last_subject_that_agrees() -> None:
    actors = read("قال الرئيس الكيني إن الطريق فتح.\nوأضاف أن العمل مستمر.")
    index = next(word.index for word in actors.page.words if word.sentence == 1)
    found = actors.antecedent(index, "m", "s")
    assert found is not None and found.country == "KEN"
    assert actors.antecedent(0, "m", "s") is None


def test_men_of_a_group_have_its_sectors() -> None:
    actors = read("قال الحوثيون في اليمن إن عناصرهم انسحبوا من البلدة.")
    assert mention_of(actors, "عناصرهم").sectors == ("REB",)


def test_two_presidents_are_those_their_adjectives_name() -> None:
    actors = read("زار وفد من كينيا النرويج.\nواجتمع الرئيسان الهندي والصيني.")
    both = mention_of(actors, "الرئيسان الهندي والصيني")
    assert [member.country for member in actors.members(both)] == ["IND", "CHN"]


def test_the_kingdom_is_the_one_the_page_names() -> None:
    for nation, country in (("السعودية", "SAU"), ("المغرب", "MAR")):
        actors = read(f"وصل وفد من كينيا إلى {nation}.\nوقالت المملكة إن الطريق فتح.")
        assert mention_of(actors, "المملكة").country == country


def test_a_bare_title_of_several_words_belongs_to_the_one_named_before():
    actors = read("التقى ولي العهد الكويتي السفير. وقال السفير إن ولي العهد غادر المطار في كينيا.")
    assert mention_of(actors, "ولي العهد").country == "KWT"


def test_a_rare_surname_of_a_known_person_is_a_name_when_it_returns():
    actors = read("أعلن سامي عنان ترشحه. وبعد إعلان عنان الترشح في كينيا عاد إلى منزله.")
    assert mention_of(actors, "عنان").country == "EGY"


def test_who_shares_a_surname_with_a_head_of_government_is_not_taken_for_him() -> None:
    actors = read("خبر من ألاباما\nاستجوبت شرطة ولاية ألاباما الأميركية السائق كارل مودي. وقال مودي إنه بريء.")
    told = [m for m in actors.mentions if m.name_ar.endswith("مودي")]
    assert told and all(m.country != "IND" for m in told)
