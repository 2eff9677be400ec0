"""Whose people a phrase means, and of what sector: by their side, their whole, their titles told elsewhere on the page."""

from khabar.actors import find_actors
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words


def found(body):
    text, sentences, _ = read_text(f"خبر اليوم\n{body}")
    actors = find_actors(read_words(text, sentences), Outlet())
    return {text.clean[m.start : m.end]: m for m in actors.mentions}


def test_unnamed_soldiers_in_an_occupied_land_are_of_the_state_that_holds_it():
    mentions = found("انتشر جنود في بلدة فلسطينية. وقال بيان فلسطيني إن شبانا رشقوا دورية إسرائيلية.")
    assert mentions["جنود"].country == "ISR"
    assert mentions["شبانا"].country == "PSE"


def test_dead_of_an_armed_group_are_of_that_group():
    mentions = found("وسقط 12 قتيلا من المتمردين في كينيا.")
    assert next(m for phrase, m in mentions.items() if phrase.startswith("12")).sectors == ("REB",)


def test_the_nation_before_a_name_is_the_persons():
    mentions = found("وأعلنت الشرطة اعتقال الكندي سمير الغزالي في كينيا. وقال الغزالي إنه بريء.")
    assert mentions["الغزالي"].country == "CAN"


def test_the_lawyer_of_somebody_is_not_that_person():
    mentions = found("وتحدث محامي سمير الغزالي في كينيا.")
    assert not mentions["محامي سمير الغزالي"].named


def test_armed_forces_with_a_pronoun_are_no_gunmen():
    mentions = found("وسحبت كينيا قواتها المسلحة من البلدة.")
    assert mentions["قواتها المسلحة"].sectors == ("MIL",)
    assert "المسلحة" not in mentions


def test_arab_forces_are_forces():
    assert found("وصلت قوة عربية إلى كينيا.")["قوة عربية"].sectors == ("MIL",)


def test_a_phrase_takes_no_body_behind_against():
    assert "مندوبة كينيا" in found("وردت مندوبة كينيا على الأمم المتحدة.")


def test_leaders_of_states_are_no_officers_and_leaders_of_rebels_rebels():
    mentions = found("اجتمع قادة القارة في كينيا. وفر قادة المتمردين.")
    assert mentions["قادة القارة في كينيا"].sectors == ("GOV",)
    assert mentions["قادة المتمردين"].sectors == ("REB",)


def test_a_clause_behind_a_name_tells_who_he_is():
    mentions = found("وفاز سمير الغزالي، وهو نائب في البرلمان الكيني، بالجائزة.")
    assert mentions["سمير الغزالي"].sectors == ("LEG",)


def test_a_title_takes_its_field_and_the_name_behind():
    assert "وزير الدولة لشؤون البحر سمير الغزالي" in found(
        "وأعلن وزير الدولة لشؤون البحر سمير الغزالي استقالته في كينيا."
    )


def test_a_title_behind_a_name_may_be_of_another():
    mentions = found("والتقى نتنياهو وزير الخارجية الكيني مساء أمس.")
    assert mentions["وزير الخارجية الكيني"].country == "KEN"


def test_gunmen_are_of_the_group_of_one_state_before():
    mentions = found("وهاجم تنظيم داعش بلدة في كينيا. وانسحب المسلحون.")
    assert mentions["المسلحون"].country == "KEN"


def test_her_minister_is_of_the_state_named_in_the_office_before():
    mentions = found("وأجرى الرئيس الكيني محادثات مع رئيس وزراء النرويج ووزير خارجيتها.")
    assert mentions["وزير خارجيتها"].country == "NOR"
