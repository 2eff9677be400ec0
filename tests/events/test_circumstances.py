"""The time, place and numbers of an act, where its sentence holds those of others too."""

import pytest

from khabar.events.circumstances import pick, without_claimed


def event(reader, text, kind):
    return next(e for e in reader.read("خبر\n" + text, published="2024-05-14").events if e.type == kind)


def test_each_act_has_its_own_time(reader):
    text = "قتل خمسة جنود في هجوم مسلح الأحد في بغداد، بعد أن اعتقلت الشرطة العراقية عشرة أشخاص في البصرة الجمعة."
    attack, arrest = event(reader, text, "ASSAULT"), event(reader, text, "COERCE")
    assert (attack.when.start, arrest.when.start) == ("2024-05-12", "2024-05-10")
    assert (attack.where.name, arrest.where.name) == ("Baghdad", "Basrah")


def test_each_act_has_its_own_numbers(reader):
    text = "قتل خمسة جنود في هجوم مسلح الأحد في بغداد، بعد أن اعتقلت الشرطة العراقية عشرة أشخاص في البصرة الجمعة."
    assert [(s.what, s.min) for s in event(reader, text, "ASSAULT").size] == [("dead", 5)]
    assert [(s.what, s.min) for s in event(reader, text, "COERCE").size] == [("arrested", 10)]


def test_a_place_that_only_stands_in_the_text_is_not_the_acts(reader):
    assert event(reader, "أدانت باريس الهجوم الذي وقع الأحد.", "ACCUSE").where is None


@pytest.mark.parametrize("text", ["زار الوزير الفرنسي بغداد.", "اعتقلت الشرطة التركية عشرة أشخاص."])
def test_no_time_where_none_is_told(reader, text):
    assert all(e.when is None for e in reader.read("خبر\n" + text, published="2024-05-14").events)


def test_the_names_of_one_country_count_together():
    shares = [0.2, 0.15, 0.3, 0.35]
    assert pick(shares, ["YEM", "YEM", "IRN"], 0.6) == 0
    assert pick(shares, ["YEM", "SAU", "IRN"], 0.6) == 2
    assert pick([0.1, 0.1, 0.1, 0.7], ["YEM", "YEM", "IRN"], 0.6) is None


def test_places_without_a_country_stand_each_for_itself():
    assert pick([0.3, 0.3, 0.35, 0.05], [None, None, "YEM"], 0.6) == 2


def test_a_time_that_another_act_claims_weighs_less():
    strong, weak = without_claimed([[7], [7]], [[0.9, 0.1], [0.5, 0.5]])
    assert weak[0] < 0.5 * weak[1] and strong[0] > 0.5
    assert without_claimed([[7], [9]], [[0.9, 0.1], [0.5, 0.5]]) == [[0.9, 0.1], [0.5, 0.5]]
    assert without_claimed([[]], [[1.0]]) == [[1.0]]
