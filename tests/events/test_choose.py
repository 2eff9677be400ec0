"""Who does an act and to whom: the contests between the mentions around it."""

import pytest

from khabar.classifiers import Ranker, plain
from khabar.events.choose import best_of_land


def parties(reader, body, kind):
    text = f"خبر اليوم\n{body}"
    events = [e for e in reader.read(text, published="2024-03-04").events if e.type == kind]
    assert events, f"no {kind} in {body}"
    return [p.country for p in events[0].actors], [p.country for p in events[0].recipients]


def test_both_sides_of_a_meeting_take_part(reader):
    actors, recipients = parties(reader, "أجرى وزير الخارجية الكيني محادثات مع نظيره النرويجي في أوسلو.", "CONSULT")
    assert sorted(actors + recipients) == ["KEN", "NOR"]


def test_who_accuses_is_not_accused(reader):
    assert parties(reader, "اتهمت النرويج كينيا بخرق الاتفاق.", "ACCUSE") == (["NOR"], ["KEN"])


def test_joined_phrases_come_along(reader):
    actors, _ = parties(reader, "نددت النرويج وكندا بقرار كينيا.", "ACCUSE")
    assert sorted(actors) == ["CAN", "NOR"]


def test_each_nation_of_a_joint_phrase_is_a_party(reader):
    actors, _ = parties(reader, "قصفت طائرات كينية ونرويجية مواقع المسلحين في الصومال.", "ASSAULT")
    assert sorted(actors) == ["KEN", "NOR"]


@pytest.mark.parametrize(
    "body", ["اتهمت النرويج كينيا بخرق الاتفاق.", "زار الوزير الكيني أوسلو والتقى نظيره النرويجي."]
)
def test_nobody_is_on_both_sides(reader, body):
    for event in reader.read(f"خبر اليوم\n{body}", published="2024-03-04").events:
        assert not {p.span for p in event.actors} & {p.span for p in event.recipients}


def test_shares_of_a_contest_sum_to_one():
    shares = Ranker({"subject": 2.0, "far": -1.0}).shares(
        [[(plain, "subject")], [(plain, "far")], [(plain, "unknown")]]
    )
    assert sum(shares) == pytest.approx(1.0)
    assert shares[0] > shares[2] > shares[1]


class Named:
    """As much of a mention as the choice of a country looks at."""

    def __init__(self, country):
        self.country = country


@pytest.mark.parametrize(
    ("lands", "shares", "least", "best"),
    [
        (["KEN", "NOR", "KEN"], [0.25, 0.3, 0.2], 0.1, 0),  # two names of one country outweigh the best single one
        (["KEN", "NOR"], [0.25, 0.3], 0.1, 1),
        ([None, None, "NOR"], [0.2, 0.2, 0.3], 0.1, 2),  # two who have no country are not one party
        (["KEN", "NOR"], [0.25, 0.3], 0.35, None),
    ],
)
def test_the_country_that_most_speaks_for_wins(lands, shares, least, best):
    assert best_of_land([Named(land) for land in lands], shares, least) == best


def test_a_persons_name_is_no_place(reader):
    text = "خبر اليوم\nعقد الوفد الكيني اجتماعات مع الرئيس بشار العلي."
    events = reader.read(text, published="2024-03-04").events
    assert events and all(e.where is None for e in events)


def test_achieving_security_is_no_investigation(reader):
    text = "خبر اليوم\nوقال الوزير إن تحقيق الأمن المطلق ليس ممكنا."
    assert not [e for e in reader.read(text, published="2024-03-04").events if e.type == "ACCUSE"]


def test_whom_somebody_meets_with_meets_too(reader):
    body = "جاء ذلك خلال لقاء وزير الدفاع الكيني، سمير الغزالي، مع نظيره النرويجي، أولاف هانسن، في نيروبي."
    met = next(e for e in reader.read(f"خبر اليوم\n{body}", published="2024-03-04").events if e.type == "CONSULT")
    assert [p.country for p in met.actors] == ["KEN", "NOR"] and not met.recipients
