"""Stories: the same act told by several outlets is one, and what goes back to one origin counts once."""

import msgspec
import pytest

from khabar.errors import StoreError
from khabar.store import add_readings, load_stories, made_here, move_article, search_articles, story_of
from khabar.store.query import Query
from khabar.stories import Grouper, group_store, list_stories, make_features, show_story, today
from khabar.stories.features import Weights
from khabar.stories.group import likeness

WIRE = (
    "انفجار في سوق بمدينة الموصل\n"
    "أفادت وكالة رويترز بأن انفجارا وقع في سوق شعبي بمدينة الموصل شمالي العراق الأربعاء وأسفر عن مقتل 12 شخصا. "
    "ووقع الانفجار صباحا قرب محطة للحافلات عندما كان السوق مزدحما بالمتسوقين، وأغلقت الشرطة الطرق المؤدية إلى المكان."
)
TOLD = (
    "مقتل 12 في انفجار بسوق في الموصل\n"
    "قتل 12 شخصا في انفجار هز سوقا شعبيا في الموصل شمالي العراق، بحسب وكالة رويترز. "
    "وكان السوق القريب من محطة الحافلات مزدحما صباح الأربعاء."
)
OTHER_ORIGIN = (
    "قتلى في انفجار بسوق في الموصل\n"
    "قالت وزارة الداخلية العراقية إن 15 شخصا قتلوا في انفجار وقع صباح الأربعاء في سوق شعبي بمدينة الموصل شمالي العراق قرب محطة للحافلات."
)
ELSEWHERE = (
    "محادثات في برلين بشأن المناخ\n"
    "بدأ وزراء البيئة الأوروبيون محادثات في برلين الأربعاء بشأن خفض الانبعاثات، وقالت الوزيرة الألمانية إن الاتفاق قريب."
)


def article(reader, name, text, outlet, day="2024-05-08"):
    title, _, _ = text.partition("\n")
    reading = reader.read(text, published=day, outlet=outlet, title=title)
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, id=name))


@pytest.fixture
def four(reader):
    return [
        article(reader, "a", WIRE, "skynewsarabia.com"),
        article(reader, "b", WIRE.replace("شعبي ", ""), "france24.com"),
        article(reader, "c", TOLD, "arabic.cnn.com"),
        article(reader, "d", ELSEWHERE, "bbc.com"),
    ]


def test_every_article_is_in_exactly_one_story(store, four, demo_readings):
    add_readings(store, [*four, *demo_readings], made_here())
    assert group_store(store) == 4 + len(demo_readings)
    found = [article for story in list_stories(store) for article in story.articles]
    assert sorted(found) == sorted(r.article.id for r in (*four, *demo_readings))
    assert group_store(store) == 0


def test_outlets_that_repeat_one_agency_are_one_origin(store, four):
    add_readings(store, four, made_here())
    group_store(store)
    story = next(s for s in list_stories(store) if "a" in s.articles)
    assert sorted(story.articles) == ["a", "b", "c"]
    assert story.independent == 1 and story.chains == [["Reuters"]]
    assert set(msgspec.to_builtins(story)) == {"id", "about", "articles", "chains", "independent"}
    assert set(story.about) == {"type", "title"}
    page = show_story(store, story.id)
    assert page.grade == "repeated" and "Reuters" in page.grade_why and "once" in page.grade_why
    assert ("a", "b") in page.copies and page.first.article == "a"


def test_a_second_origin_with_other_numbers_is_told(store, reader, four):
    add_readings(store, [*four, article(reader, "e", OTHER_ORIGIN, "alarabiya.net", "2024-05-09")], made_here())
    group_store(store)
    page = show_story(store, story_of(store, "e"))
    assert len(page.outlets) == 4 and page.story.independent == 2
    dead = next(fact for fact in page.facts if fact.what == "dead")
    assert [version.value for version in dead.versions] == ["12", "15"] and not dead.agreed
    assert dead.versions[1].tellings[0].outlet == "Al Arabiya" and "15" in dead.versions[1].tellings[0].quote
    assert page.grade == "disputed" and "dead" in page.grade_why
    assert [s.id for s in today(store, "2024-05-09")] == [page.story.id]


def test_one_by_one_gives_the_same_stories_as_all_at_once(store, four):
    for reading in four:
        add_readings(store, [reading], made_here())
        assert group_store(store) == 1
    assert sorted(sorted(a) for a in load_stories(store).values()) == [["a", "b", "c"], ["d"]]
    assert search_articles(store, Query(story=story_of(store, "d"))).rows[0].id == "d"


def test_an_editor_may_move_an_article(store, four):
    add_readings(store, four, made_here())
    group_store(store)
    move_article(store, "c", story_of(store, "d"))
    assert story_of(store, "c") == story_of(store, "d") != story_of(store, "a")


def test_what_lies_days_apart_is_not_one_act(reader, four):
    grouper = Grouper()
    first = grouper.place(make_features(four[0]))
    assert grouper.place(make_features(article(reader, "later", TOLD, "bbc.com", "2024-05-20"))) != first
    assert grouper.place(make_features(article(reader, "next", TOLD, "bbc.com", "2024-05-09"))) == first
    grouper.forget("2024-05-15")
    assert list(grouper.members) == ["later"]


def test_an_unknown_story_is_told(store):
    with pytest.raises(StoreError, match="no story s1"):
        show_story(store, "s1")
    assert today(store) == [] and list(list_stories(store)) == []


def test_a_ring_of_attributions_ends(store, four):
    told = four[2]
    ring = tuple(
        msgspec.structs.replace(a, id=f"a{n}", parent="a0" if n else "a1")
        for n, a in enumerate([told.attributions[0]] * 2)
    )
    add_readings(store, [msgspec.structs.replace(told, attributions=ring, events=())], made_here())
    group_store(store)
    (story,) = list_stories(store)
    assert story.chains == [["Reuters", "Reuters"]]


def test_a_headline_stands_for_the_others_beginning(reader):
    first = make_features(article(reader, "first", "زلزال يضرب سواحل تشيلي\nهرع السكان إلى الشوارع ليلا.", "bbc.com"))
    crossed = make_features(article(reader, "crossed", "ليلة رعب\nضرب زلزال سواحل تشيلي الثلاثاء.", "alarabiya.net"))
    apart = make_features(article(reader, "apart", "ليلة رعب\nضربت عاصفة أحياء مانيلا الثلاثاء.", "alarabiya.net"))
    weights = Weights()
    for one in (first, crossed, apart):
        weights.learn(one)
    near, far = (likeness(weights.vectors(first), weights.vectors(one)) for one in (crossed, apart))
    assert near > far and likeness(weights.vectors(crossed), weights.vectors(first)) == pytest.approx(near)


def test_an_outlet_that_writes_again_needs_to_be_more_alike(reader):
    """It seldom tells one act twice: what another outlet would join, the same one follows up with."""
    again = "الشرطة تحقق في انفجار الموصل\nأعلن قائد الشرطة الخميس توقيف ثلاثة أشخاص في التحقيق، وتعهد محافظ نينوى بتعويض أصحاب المتاجر في السوق."
    stories = {}
    for outlet in ("skynewsarabia.com", "france24.com"):
        grouper = Grouper()
        stories[outlet] = [
            grouper.place(make_features(article(reader, name, text, where)))
            for name, text, where in (("a", TOLD, "skynewsarabia.com"), ("b", again, outlet))
        ]
    assert len(set(stories["france24.com"])) == 1 and len(set(stories["skynewsarabia.com"])) == 2
