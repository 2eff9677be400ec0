"""Actors: borders of phrases and who they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.actors import ActorMention, Actors, find_actors
from khabar.model import Outlet
from khabar.text import CleanText, split_sentences
from khabar.words import read_words

SENTENCE = 'قال وزير الدفاع النرويجي ، " ( ) و من في 30 عنصرا الجيش بلاده الجانبان إن سالم'
WORDS = SENTENCE.split()


def read(text: str, country: str | None = None) -> Actors:
    clean = CleanText(text)
    return find_actors(read_words(clean, split_sentences(clean)), Outlet(country=country))


def words(actors: Actors, mention: ActorMention) -> str:
    return actors.page.text.clean[mention.start : mention.end]


def only(text: str) -> tuple[str, ActorMention]:
    actors = read(text)
    assert len(actors.mentions) == 1, [words(actors, mention) for mention in actors.mentions]
    return words(actors, actors.mentions[0]), actors.mentions[0]


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sector", "kind"),
    [
        ("أعلنت الشرطة الكندية", "الشرطة الكندية", "CAN", "COP", "organisation"),
        ("نفت وزارة الخارجية السودانية", "وزارة الخارجية السودانية", "SDN", "GOV", "organisation"),
        ("قالت مصادر محلية", "مصادر محلية", None, "CVL", "person"),
        ("أدانت موسكو", "موسكو", "RUS", "GOV", "nationality"),
        ("وصل عشرات المهاجرين", "عشرات المهاجرين", None, "REF", "group"),
        ("وتظاهر أكثر من مئة طالب", "أكثر من مئة طالب", None, "EDU", "group"),
        ("هاجم مسلحون مجهولون", "مسلحون مجهولون", None, "UAF", "group"),
    ],
)
def test_phrase_country_sector_and_kind(text: str, phrase: str, country: str | None, sector: str, kind: str) -> None:
    found, mention = only(text)
    assert (found, mention.country, mention.kind) == (phrase, country, kind)
    assert sector in mention.sectors


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("زارت ألمانيا وفرنسا", ["ألمانيا", "فرنسا"]),
        ("سلم الجيش الكيني للمتظاهرين", ["الجيش الكيني", "للمتظاهرين"]),
        ("دعت الصين إلى لقاء", ["الصين"]),
    ],
)
def test_clitics_stay_outside_but_the_elided_article_inside(text: str, phrases: list[str]) -> None:
    actors = read(text)
    assert [words(actors, mention) for mention in actors.mentions] == phrases


def test_person_after_comma_belongs_to_the_title() -> None:
    actors = read("قال وزير الصحة الكيني، سالم الفلاني، إن اللقاح وصل.")
    mention = actors.mentions[0]
    assert words(actors, mention) == "وزير الصحة الكيني، سالم الفلاني"
    assert (mention.kind, mention.country, mention.speaker_kind) == ("person", "KEN", "person")
    assert mention.name == "سالم الفلاني"


def test_agency_short_name_in_marks_counts_and_alone_does_not() -> None:
    assert any(mention.speaker_kind == "agency" for mention in read('نقلت وكالة "سانا" الخبر').mentions)
    assert not any(mention.speaker_kind == "agency" for mention in read("هذا مهر العروس").mentions)


def test_home_gives_a_generic_actor_the_country_of_its_place() -> None:
    actors = read("احتجاجات في كينيا\nفرقت الشرطة المتظاهرين في نيروبي")
    assert {mention.country for mention in actors.mentions if mention.sectors == ("COP",)} == {"KEN"}
    assert actors.home(len(actors.page.words) - 1) == "KEN"


def test_home_without_any_cue_is_the_outlets_country() -> None:
    assert read("فرقت الشرطة المتظاهرين", "TUN").mentions[0].country == "TUN"


def test_at_and_describe_agree() -> None:
    actors = read("رحبت الحكومة النرويجية بالقرار")
    mention = actors.at(2)
    assert mention is not None and mention is actors.describe(mention.first, mention.last)
    assert actors.at(0) is None
    assert actors.describe(2, 3).country == "NOR"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_mentions_slice_the_text_in_order_and_do_not_overlap(tokens: list[str]) -> None:
    actors = read(" ".join(tokens))
    end = 0
    for mention in actors.mentions:
        assert end <= mention.start < mention.end <= len(actors.page.text.clean)
        assert mention.first <= mention.head < mention.last
        assert mention.same_as is None or mention.same_as < len(actors.mentions)
        end = mention.end


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    actors = read(text)
    assert all(text or not actors.mentions for _ in (0,)) and len(actors.mentions) <= len(actors.page.words)


def test_name_and_person_joined_by_and_are_two_mentions() -> None:
    actors = read("قال سكوبنسكي والمعلم الكيني إن الدرس انتهى.")
    assert any(mention.country == "KEN" for mention in actors.mentions)


def test_time_grows_with_the_text_alone() -> None:
    few, many = (read("وزير 30 وحدة تابعة لوزارة " * count) for count in (20, 400))
    assert len(many.mentions) >= 15 * len(few.mentions)


@pytest.mark.parametrize(
    ("text", "phrase", "country", "sectors"),
    [
        ("وصل عبدالله حمدوك", "عبدالله حمدوك", "SDN", ("GOV",)),
        ("استقبل الشيخ تميم بن حمد", "الشيخ تميم بن حمد", "QAT", ("GOV",)),
        ("وصل وزير الخارجية الكويتي الشيخ صباح الخالد", "وزير الخارجية الكويتي الشيخ صباح الخالد", "KWT", ("GOV",)),
    ],
)
def test_holders_keep_their_sector_beside_a_title_of_honour(
    text: str, phrase: str, country: str, sectors: tuple[str, ...]
) -> None:
    found, mention = only(text)
    assert (found, mention.country, mention.sectors) == (phrase, country, sectors)


def test_whom_a_person_tells_is_no_part_of_the_title() -> None:
    actors = read("قال مدير الميناء سمير العلي لوكالة فرانس برس إن الجسر أغلق")
    assert [words(actors, mention) for mention in actors.mentions] == ["مدير الميناء سمير العلي", "وكالة فرانس برس"]


@pytest.mark.parametrize("text", ["بدأ استخراج الملح", "جرت محاكمة سريعة", "مر القطار ببلدة صغيرة", "وصل المركب قريبا"])
def test_common_words_are_no_actors(text: str) -> None:
    assert [mention.name for mention in read(text).mentions] == []


def test_a_page_without_places_is_about_the_country_of_its_persons() -> None:
    actors = read("زار أحمد المسماري القوات", "GBR")
    assert {mention.country for mention in actors.mentions} == {"LBY"}


def test_where_a_desk_writes_from_is_not_what_the_page_is_about() -> None:
    actors = read("فتح جسر\nدبي، الإمارات العربية المتحدة (CNN)-- أعلنت الشرطة السويدية فتح الجسر. وشكر المدير أمس.")
    assert actors.mentions[-1].country == "SWE"


def test_one_known_person_behind_another_is_somebody_else() -> None:
    actors = read("استقبل إيمانويل ماكرون دونالد ترامب")
    assert [mention.country for mention in actors.mentions] == ["FRA", "USA"]


def test_bound_plurals_take_the_group_behind_them() -> None:
    assert only("انسحب جميع مسلحي ميليشيا الحوثي")[1].country == "YEM"


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("نعى الرئيس الأمريكي دونالد ترامب سالي برنارد", ["الرئيس الأمريكي دونالد ترامب", "سالي برنارد"]),
        ("زار الأمير محمد بن سلمان آل سعود البحرين", ["الأمير محمد بن سلمان آل سعود", "البحرين"]),
        ("قالت متحدثة باسم الشرطة لوكالة رويترز", ["متحدثة باسم الشرطة", "وكالة رويترز"]),
    ],
)
def test_names_of_known_persons_end_where_another_begins(text: str, phrases: list[str]) -> None:
    actors = read(text)
    assert [words(actors, mention) for mention in actors.mentions] == phrases


def test_an_envoy_to_a_body_of_states_is_of_the_state() -> None:
    assert only("وصلت مندوبة الإمارات لدى الأمم المتحدة")[1].country == "ARE"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أعلنت السلطات الألمانية فتح الطريق", "DEU"),
        ("قالت وزارة النقل السعودية إن الطريق فتح", "SAU"),
        ("غادر 23 دبلوماسيا روسيا العاصمة", "RUS"),
        ("ناشد المبعوث الأممي إلى اليمن الأطراف", "IGO"),
        ("نددت منظمات غير حكومية بالقرار", "NGO"),
        ("تقدمت القوات الحكومية الروسية", "RUS"),
    ],
)
def test_country_of_adjectives_and_bodies(text: str, country: str) -> None:
    assert read(text).mentions[0].country == country


def test_names_inside_larger_phrases() -> None:
    actors = read("قال مدير شركة النفط في كينيا إن منظمة الصحة العالمية أرسلت وفدا")
    words = [word.form for word in actors.page.words]
    found = [" ".join(words[first:last]) for kind, first, last in actors.names() if kind == "organisation"]
    assert found == ["شركة النفط", "منظمة الصحة العالمية"]


@pytest.mark.parametrize(("place", "country"), [("صعدة", "YEM"), ("إدلب", "SYR")])
def test_government_forces_are_those_of_the_land_that_the_page_is_about(place, country):
    found = read(f"خبر اليوم\nدارت معارك بين مسلحين والقوات الحكومية في محافظة {place} أمس.")
    assert [m.country for m in found.mentions if words(found, m) == "القوات الحكومية"] == [country]
