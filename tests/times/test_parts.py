"""Parts of times: the first months of a year, days of a feast, the night between two days and the one before last."""

from datetime import date

import pytest

from khabar.times import read_times

THURSDAY = date(2024, 5, 2)


def days(text: str) -> list[tuple[str | None, str | None]]:
    return [(time.start, time.end) for time in read_times(text, published=THURSDAY)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("اعتقلت الشرطة المئات خلال الأشهر الستة الأولى من العام الجاري", "2024-01-01", "2024-06-30"),
        ("غرق المئات في الأشهر الثلاثة الأخيرة من العام الماضي", "2023-10-01", "2023-12-31"),
        ("توقفت المعارك في الأيام العشرة الأولى من الشهر الجاري", "2024-05-01", "2024-05-10"),
        ("توقفت المعارك أول أسبوعين من أبريل", "2024-04-01", "2024-04-14"),
        ("قصفت القرية في ثاني أيام عيد الفطر", "2024-04-11", "2024-04-11"),
        ("قصفت القرية في اليوم الأول من عيد الفطر", "2024-04-10", "2024-04-10"),
        ("قصفت القرية عشية رأس السنة", "2023-12-31", "2023-12-31"),
        ("قصفت القرية ليلة الأربعاء الخميس", "2024-05-01", "2024-05-02"),
        ("قصفت القرية الليلة قبل الماضية", "2024-04-30", "2024-05-01"),
        ("قصفت القرية الليلة الماضية", "2024-05-01", "2024-05-02"),
        ("قصفت القرية في الأول من الشهر الجاري", "2024-05-01", "2024-05-01"),
    ],
)
def test_parts_of_times(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]
