"""Events of short reports: type, parties, status, by frame."""

import pytest

from khabar.events import quad_and_intensity
from khabar.knowledge import load_table

CASES = [
    ("زار وزير الخارجية الفرنسي بغداد، الأحد، والتقى نظيره العراقي.", "CONSULT", "visit", "actual"),
    ("اعتقلت الشرطة التركية عشرة أشخاص في أنقرة.", "COERCE", "arrest", "actual"),
    ("أدانت الحكومة الألمانية الهجوم على السفارة.", "ACCUSE", "disapprove", "actual"),
    ("تظاهر آلاف الأشخاص في لندن ضد الحكومة البريطانية.", "PROTEST", "demo", "actual"),
    ("استقال وزير المالية اللبناني من منصبه.", "RETREAT", "resign", "actual"),
    ("فرضت الولايات المتحدة عقوبات على شركات إيرانية.", "SANCTION", None, "actual"),
    ("شنت طائرات روسية غارات على مواقع المسلحين في إدلب.", "ASSAULT", "aerial", "actual"),
    ("طالبت فرنسا إيران بسحب قواتها من سوريا.", "REQUEST", "yield", "actual"),
    ("رحب الاتحاد الأوروبي بالاتفاق بين الجانبين السوداني والمصري.", "SUPPORT", None, "actual"),
]


@pytest.mark.parametrize(("text", "kind", "mode", "status"), CASES)
def test_type_mode_and_status(reader, text, kind, mode, status):
    events = reader.read("خبر\n" + text, published="2024-05-14").events
    found = [(e.type, e.mode, e.status) for e in events]
    assert (kind, mode, status) in found, found


def parties(reader, text, kind):
    event = next(e for e in reader.read("خبر\n" + text, published="2024-05-14").events if e.type == kind)
    return [p.country for p in event.actors], [p.country for p in event.recipients]


def test_who_and_whom(reader):
    assert parties(reader, "اتهمت تركيا اليونان بدعم المسلحين.", "ACCUSE") == (["TUR"], ["GRC"])
    assert parties(reader, "فرضت الولايات المتحدة عقوبات على إيران.", "SANCTION") == (["USA"], ["IRN"])


def test_every_event_names_a_row(demo_readings):
    keys = {f"{name}.tsv:{row['key']}" for name in ("events/acts", "events/learned") for row in load_table(name).rows}
    for reading in demo_readings:
        for event in reading.events:
            assert event.why in keys
            assert (event.quad, event.intensity) == quad_and_intensity(event.type, event.mode)


def test_modes_and_types_are_plover():
    rows = load_table("events/plover").rows
    modes = {row["key"]: {pair.split("=")[0] for pair in row["modes"].split(";") if pair} for row in rows}
    assert len(rows) == 16 and sum(map(len, modes.values())) == 67
    for row in load_table("events/acts").rows:
        assert row["type"] in modes
        assert not row["mode"] or row["mode"] in modes[row["type"]], row["key"]
    for row in load_table("events/modes").rows:
        assert row["mode"] in modes[row["type"]], row["key"]
    assert len(load_table("events/contexts").rows) == 37
