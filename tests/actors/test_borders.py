"""Where actor phrases end: a country takes no title behind it, a year counts nobody; unnamed soldiers belong to somebody."""

from khabar.actors import find_actors
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words


def found(body):
    text, sentences, _ = read_text(f"خبر اليوم\n{body}")
    actors = find_actors(read_words(text, sentences), Outlet())
    return {text.clean[m.start : m.end]: m.country for m in actors.mentions}


def test_no_title_in_apposition_to_a_country():
    mentions = found("واستدعت النرويج، السفراء الأجانب صباح الأحد.")
    assert mentions["النرويج"] == "NOR"
    assert not any(phrase.startswith("النرويج،") for phrase in mentions)


def test_no_title_behind_a_capital():
    assert "أوسلو" in found("واستدعت أوسلو سفراء ثلاث دول.")


def test_a_year_counts_nobody():
    assert "أعضاء البرلمان النرويجي" in found("في عام 2016 أعضاء البرلمان النرويجي صوتوا على القانون.")


def test_unnamed_soldiers_belong_to_the_army_named_before():
    mentions = found("دخلت القوات الكينية البلدة الصومالية. وقال شاهد من الصومال إن الجنود أطلقوا النار.")
    assert mentions["القوات الكينية"] == "KEN"
    assert mentions["الجنود"] == "KEN"


def test_forces_with_a_pronoun_are_not_of_the_place_they_leave():
    assert "قواتها" in found("وطالبت كندا النرويج بسحب قواتها من كينيا.")


def test_full_support_from_somebody_names_only_somebody(reader):
    reading = reader.read("خبر اليوم\nوتعمل القوة بدعم كامل من قوات التحالف الكيني.", published="2024-03-04")
    assert "قوات التحالف الكيني" in {reading.text(m.span) for m in reading.mentions}


def test_an_object_begins_its_own_phrase_behind_the_subject():
    assert {"شرطة الحدود الكندية": "CAN", "كينيين اثنين": "KEN"}.items() <= found(
        "أوقفت شرطة الحدود الكندية كينيين اثنين في الميناء."
    ).items()
    assert {"السلطات الكندية": "CAN", "المواطنة الكينية": "KEN"}.items() <= found(
        "وأوقفت السلطات الكندية المواطنة الكينية في المطار."
    ).items()


def test_the_same_title_again_is_somebody_else():
    mentions = found("ووصف الرئيس الكيني الرئيس بوتين بالصديق.")
    assert "الرئيس الكيني" in mentions
    assert any(phrase.startswith("الرئيس بوتين") for phrase in mentions)


def test_a_named_president_takes_no_capital_behind_his_name():
    assert "نيروبي" in found("فحين زار الرئيس الأميركي، دونالد ترامب نيروبي أقيم له حفل.")


def test_a_policeman_is_nobodys_adjective():
    assert found("وجرح راع برصاص شرطي في كينيا.")["شرطي"] == "KEN"


def test_a_daughter_is_no_verb():
    assert found("وصل الطبيب الكيني سليم وابنته في المساء.")["ابنته"] == "KEN"


def test_wide_adjectives_take_people_out_of_the_state_of_the_page():
    mentions = found("وصلت قوات عربية إلى كينيا. ووصل صحافيون أجانب إلى نيروبي. ووصل عمال إلى الميناء في كينيا.")
    assert mentions["قوات عربية"] == "IMG"
    assert mentions["صحافيون أجانب"] is None
    assert mentions["عمال"] == "KEN"


def test_many_people_are_no_adjective_of_one_thing():
    assert found("وشكر استقباله الأهالي في كينيا.")["الأهالي"] == "KEN"


def test_the_hundreds_alone_are_people_unless_something_is_counted():
    assert found("وأصيب المئات بالحمى في كينيا.")["المئات"] == "KEN"
    assert "المئات" not in found("وتلفت المئات من الأشجار في كينيا.")
