"""Words that look like actors and name none: things, papers, verbs, and what is said behind a finished phrase."""

import pytest

from khabar.actors import find_actors
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words


def found(body):
    text, sentences, _ = read_text(f"خبر اليوم\n{body}")
    actors = find_actors(read_words(text, sentences), Outlet())
    return {text.clean[m.start : m.end]: m.country for m in actors.mentions}


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("انقطع التيار الكهربائي في كينيا بعد العاصفة.", "التيار"),
        ("توقفت حركة القطارات في النرويج بسبب الثلوج.", "حركة"),
        ("أغلقت كندا محطة المترو في وسط المدينة.", "محطة"),
        ("انتقدت كينيا الأخبار الكاذبة عن الانتخابات.", "الأخبار"),
    ],
)
def test_things_are_no_actors(body, word):
    assert not any(mention.startswith(word) for mention in found(body))


def test_a_movement_stays_an_actor():
    assert any(mention.startswith("التيار") for mention in found("أعلن التيار الصدري موقفه في بغداد."))


def test_a_verb_is_no_partys_short_name():
    mentions = found("قال متحدث كيني إن القوات تواصل تقدمها نحو المدينة.")
    assert not any(mention.startswith("تواصل") for mention in mentions)


def test_a_boycott_is_nobody():
    assert found("دعا ناشطون في كندا إلى مقاطعة النرويج.")["النرويج"] == "NOR"


def test_a_country_takes_no_indefinite_adjective():
    mentions = found("قال الوزير الكيني إن الولايات المتحدة مستعدة لمساعدة بلاده.")
    assert mentions["الولايات المتحدة"] == "USA"


def test_speech_in_marks_is_no_name():
    mentions = found('حملت السلطة الحكومة النرويجية "المسؤولية الكاملة" عن التصعيد.')
    assert mentions["الحكومة النرويجية"] == "NOR"


def test_a_name_in_marks_stays_a_name():
    assert 'هيئة "الأحباب"' in found('زار وفد كيني مقر هيئة "الأحباب" في أوسلو.')


@pytest.mark.parametrize(
    ("body", "phrase", "country"),
    [
        ("أعلن الجيش الليبي تقدم الجيش الوطني في درنة.", "الجيش الوطني", "LBY"),
        ("أعلن الجيش اليمني تقدم الجيش الوطني في الساحل.", "الجيش الوطني", "YEM"),
        ("أرسلت لندن قوات المارينز الملكية إلى الساحل.", "قوات المارينز الملكية", "GBR"),
        ("تعقد منظمة حظر الأسلحة الكيمياوية اجتماعا في لاهاي.", "منظمة حظر الأسلحة الكيمياوية", "IGO"),
    ],
)
def test_bodies_by_their_page(body, phrase, country):
    assert found(body)[phrase] == country
