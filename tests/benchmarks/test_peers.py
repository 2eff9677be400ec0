"""The scores of the comparison with what a user could install instead (no timings)."""

from datetime import date
from pathlib import Path

from benchmarks.peer_tasks import dates, quotes, spans, tokens, types
from benchmarks.peer_tasks.material import Material, demo_articles, measured_ids
from benchmarks.peer_tasks.rows import Row, rate
from benchmarks.peer_tasks.scores import (
    Dated,
    Quote,
    answered,
    date_scores,
    on_edges,
    pair_quotes,
    prf,
    share,
    speaker_right,
    without,
)

FOUND = [Dated((5, 9), "2024-05-01", "2024-05-01"), Dated((20, 30), "2024-05-06", "2024-05-12")]


def test_nothing_found_scores_nothing() -> None:
    assert prf(0, 0, 0) == (0, 0, 0)
    assert share([]) == 0
    assert rate(5, 0) == 0
    assert Row("dates", "peer", "right", 0.0, 0.5, 3).ratio is None


def test_a_date_may_be_found_and_wrong_or_half_right() -> None:
    assert date_scores(Dated((4, 9), "2024-05-01", "2024-05-01"), FOUND) == (True, True, True)
    assert date_scores(Dated((20, 30), "2024-05-06", "2024-05-06"), FOUND) == (True, True, False)
    assert date_scores(Dated((20, 30), "2024-05-07", "2024-05-12"), FOUND) == (True, False, False)
    assert date_scores(Dated((40, 44), "2024-05-01", "2024-05-01"), FOUND) == (False, False, False)


def test_a_case_needs_each_phrase_with_an_accepted_answer() -> None:
    text = "نعود غدا أو يوم 5 مايو"
    answers = [("غدا", [["2024-05-02", "2024-05-02"]]), ("5 مايو", [["2023-05-05"] * 2, ["2024-05-05"] * 2])]
    tomorrow, fifth = Dated((5, 8), "2024-05-02", "2024-05-02"), Dated((16, 22), "2024-05-05", "2024-05-05")
    assert answered(text, answers, [tomorrow, fifth])
    assert not answered(text, answers, [tomorrow])
    assert not answered(text, answers, [tomorrow, fifth._replace(start="2024-05-04")])


def test_phrases_without_places_are_placed_in_order() -> None:
    text = "اليوم ثم اليوم"
    days = [("اليوم", "2024-05-01"), ("اليوم", "2024-05-01"), ("أمس", "2024-04-30")]
    assert [one.span for one in dates.placed(text, days)] == [(0, 5), (9, 14)]


def test_khabars_side_of_the_dates_is_its_reading() -> None:
    assert dates.khabars("وصل الوفد أمس", date(2024, 5, 2)) == [Dated((10, 13), "2024-05-01", "2024-05-01")]


def test_strings_are_respelt_and_shortened() -> None:
    assert spans.respelt("أكّدت «الهيئة»") == 'اكدت "الهيئه"'
    assert spans.shortened("واحد اثنان ثلاثة أربعة خمسة") == "واحد اثنان أربعة خمسة"
    assert spans.shortened("كلمتان فقط") is None
    assert spans.lengthened("واحد اثنان ثلاثة أربعة") == f"واحد اثنان {spans.ADDED} ثلاثة أربعة"
    assert spans.lengthened("كلمتان فقط") is None


def test_a_span_is_right_by_its_words_and_nearly_by_its_place() -> None:
    text = "قال الوزير ثم قال الوزير."
    assert spans.right(text, (4, 10), (18, 25), near=False)  # the same words elsewhere, with the full stop
    assert not spans.right(text, (4, 10), (0, 10), near=False)
    assert not spans.right(text, (4, 10), None, near=True)
    assert spans.right(text, (0, 10), (0, 9), near=True)


def test_khabars_aligner_finds_what_was_respelt() -> None:
    text = "أكّدت الهيئة أن الجسر آمن"
    assert spans.khabars(text, ["اكدت الهيئه", "لا شيء من هذا"]) == [(0, 12), None]


def test_a_mark_needs_an_edge_on_both_sides() -> None:
    assert on_edges([(0, 3), (1, 3), (4, 6)], {0, 4}, {3, 7}) == [True, False, False]


def test_clitics_give_edges_within_words() -> None:
    page = tokens.page_of("وقال الوزير")
    assert 1 not in tokens.edges(page, clitics=False)[0]
    assert 1 in tokens.edges(page, clitics=True)[0]


def test_words_written_onto_each_other_are_one_token_of_a_treebank(tmp_path: Path) -> None:
    rows = [("1", "و", "CCONJ", "SpaceAfter=No"), ("2", "عاد", "VERB", "_"), ("3", "الوفد", "NOUN", "SpaceAfter=No")]
    rows.append(("4", ".", "PUNCT", "_"))
    lines = ["# text = وعاد الوفد.", *("\t".join((n, f, f, p, *"_____", note)) for n, f, p, note in rows)]
    path = tmp_path / "bank.conllu"
    path.write_text("\n".join(lines) + "\n\n", "utf8")
    assert tokens.read_conllu(path) == [("وعاد الوفد.", [(0, 4), (5, 10), (10, 11)])]
    ranges = ["# text = وعاد", "\t".join(("1-2", "وعاد", *"________")), *lines[1:3]]
    path.write_text("\n".join(ranges) + "\n\n", "utf8")
    assert tokens.read_conllu(path) == [("وعاد", [(0, 4)])]


def test_the_regular_expressions_find_every_example_of_their_table() -> None:
    pattern = quotes.quote_pattern(quotes.verbs())
    lines = [line.split("\t") for line in quotes.WORDS.read_text("utf8").splitlines() if line[0] != "#"][1:]
    assert all(len(quotes.matched(pattern, line[2])) == 1 for line in lines)
    text = "وقال المدير العام: «لن نغلق»."
    (quote,) = quotes.matched(pattern, text)
    assert text[slice(*quote.content)] == "«لن نغلق»"
    assert text[slice(*quote.speakers[0])] == "المدير العام"


def test_quotes_pair_once_and_mixed_ones_are_not_scored() -> None:
    wanted = [Quote((0, 10), ((20, 25),)), Quote((30, 40))]
    found = [Quote((0, 9), ((22, 30),)), Quote((0, 8)), Quote((50, 60))]
    pairs = pair_quotes(wanted, found)
    assert pairs == [(wanted[0], found[0])]
    assert speaker_right(*pairs[0])
    assert not speaker_right(wanted[0], found[1])
    assert without(found, [(45, 70)]) == found[:2]


def test_the_gold_wants_direct_quotes_and_sets_mixed_ones_apart() -> None:
    kinds = ("direct", "mixed", "indirect")
    rows = [{"kind": kind, "contents": [[10 * n, 10 * n + 5]], "sources": []} for n, kind in enumerate(kinds)]
    assert quotes.wanted_of({"attributions": rows}) == ([Quote((0, 5))], [(10, 15)])


def test_types_count_once_a_sentence() -> None:
    places = [(0, 10), (10, 20)]
    gold = types.types_by_sentence(places, [(0, "ASSAULT"), (4, "ASSAULT"), (12, "CONSULT")])
    assert gold == [{"ASSAULT"}, {"CONSULT"}]
    assert types.type_scores(gold, [{"ASSAULT", "PROTEST"}, set()]) == (0.5, 0.5, 0.5)


def test_the_measured_part_is_never_learned_from() -> None:
    assert measured_ids()
    assert not list(types.learnable(Material(demo_articles(), {})))
