"""Agencies that a single word stands for, where the verb or the tables show that it is one."""

import pytest

from khabar.reader import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader()


def speakers(reader, body):
    return [(a.speaker.name, a.speaker.country, a.speaker.kind) for a in reader.read(f"أخبار\n{body}").attributions]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("وذكرت واس أن الوفد وصل.", ("Saudi Press Agency", "SAU", "agency")),
        ("وأفادت كونا بأن الجسر فتح.", ("Kuwait News Agency", "KWT", "agency")),
        ("ونقلت سانا عن مصدر قوله إن الجسر فتح.", ("SANA", "SYR", "agency")),
    ],
)
def test_agency_alone(reader, body, wanted):
    assert speakers(reader, body)[0] == wanted


def test_woman_of_that_name(reader):
    found = speakers(reader, "قالت الناشطة تسنيم العلي إن الماء مقطوع. وقالت تسنيم إن الكهرباء مقطوعة أيضا.")
    assert [kind for _, _, kind in found] == ["person", "person"]
    assert found[0][0] == found[1][0]
