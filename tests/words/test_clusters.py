"""The table of clusters puts forms together that stand in the same places."""

from importlib.resources import files

from khabar.text import fold
from khabar.words.clusters import cluster_of, clusters


def same(*forms: str) -> bool:
    return len({cluster_of(fold(form)) for form in forms}) == 1


def test_days_countries_and_verbs_of_saying_stand_together() -> None:
    assert same("الاثنين", "الخميس", "الأحد")
    assert same("روسيا", "تركيا", "إيران")
    assert same("قالت", "أعلنت")
    assert not same("روسيا", "الخميس")


def test_a_form_that_the_table_lacks_takes_the_cluster_of_what_follows_its_conjunction() -> None:
    bare = next(form for form in clusters() if "و" + form not in clusters())
    assert cluster_of("و" + bare) == cluster_of(bare) >= 0


def test_letters_that_no_one_writes_have_no_cluster() -> None:
    assert cluster_of("ظظظظظ") == cluster_of("") == cluster_of("1234") == -1


def test_the_table_names_each_form_once() -> None:
    text = (files("khabar.knowledge") / "words" / "clusters.txt").read_text("utf8")
    forms = [form for line in text.splitlines() if not line.startswith("#") for form in line.split(" ")]
    assert len(forms) == len(set(forms)) == len(clusters())
    assert all(fold(form) == form for form in forms)
