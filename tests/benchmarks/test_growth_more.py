"""What the growth plots are made of (no timings)."""

from itertools import islice
from xml.etree import ElementTree

from benchmarks.growth_more import Plot, articles_of, drawn, renewed, row_of


def test_invented_rows_are_all_different() -> None:
    names = {row_of(number).split("\t")[2] for number in range(2000)}
    assert len(names) == 2000


def test_the_demo_is_given_over_and_over() -> None:
    assert len(articles_of(None, 20)) == 20


def test_readings_get_new_ids(demo_readings) -> None:
    many = list(islice(renewed(demo_readings), 3 * len(demo_readings)))
    assert len({one.article.id for one in many}) == len(many)


def test_each_plot_is_drawn_from_nought() -> None:
    picture = ElementTree.fromstring(drawn([Plot("a", "x", "y", [(0, 0), (10, 5)]), Plot("b", "x", "y", [(1, 2)])]))
    assert len(picture.findall("{*}g")) == 2
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 3
