"""The parts of the measure on arabic_event_gsr: folds, features, threshold; on sentences written for it."""

import pytest

gsr = pytest.importorskip("training.gsr", reason="needs the checkout, scipy and the extra learn", exc_type=ImportError)
features = pytest.importorskip("training.gsr_features", exc_type=ImportError)
np = pytest.importorskip("numpy")

BLAST = "قال شهود إن سيارة ملغومة انفجرت أمام مخفر في مدينة تمبكتو وقتلت 12 جنديا، فيما أفاد مراسلنا بأن أصحاب المحال في السوق القديم أغلقوا أبوابها خوفا على بضائعهم من اللصوص ولم يفتحوها في اليوم التالي."


@pytest.fixture(scope="module")
def reading():
    """Read one sentence."""
    import khabar

    return khabar.Reader().read(BLAST, published="2024-03-04").to_dict()


def test_the_document_of_a_sentence_and_its_place():
    assert gsr.document("AAW_ARB_20240304.0026-12") == "AAW_ARB_20240304.0026"
    assert gsr.document("5db5_36") == "5db5"
    assert features.bulk({"id": "AAW-7", "text": "x" * 100}) == ["length 1", "ordinal 5"]
    assert features.bulk({"id": "AAW-0", "text": "x"}) == ["length 0", "ordinal 1"]


def test_folds_keep_documents_whole_and_share_out_the_act():
    documents = [f"d{n // 2}" for n in range(100)]
    yes = np.array([float(n % 10 == 0) for n in range(100)])
    folds = gsr.divide(documents, yes, 5, 1)
    assert all(folds[n] == folds[n + 1] for n in range(0, 100, 2))
    assert [int(yes[folds == fold].sum()) for fold in range(5)] == [2] * 5
    assert (folds == gsr.divide(documents, yes, 5, 1)).all() and (folds != gsr.divide(documents, yes, 5, 2)).any()


def test_words_and_pieces_of_a_sentence():
    page = features.read_page("قتل 12 جنديا")
    assert features.terms(page, 0, 3) == ["قتل", "0", "جنديا", "قتل 0", "0 جنديا"]
    assert {" ق", "قتل", "تل ", " قتل "} <= set(features.pieces(page))


def test_what_only_held_out_sentences_have_weighs_nothing():
    counts, known = features.count([["a", "b"], ["a", "b"], ["a", "c"], ["c", "c"]])
    seen = features.weigh(counts, np.array([0, 1]), 2)
    assert len(known) == 3 and seen.shape == (4, 2)
    assert seen[3].nnz == 0 and seen[0].multiply(seen[0]).sum() == pytest.approx(1)


def test_what_khabar_reads_and_the_words_around_the_act(reading):
    told = features.told(reading, "ASSAULT")
    assert "type ASSAULT" in told and "count dead" in told
    page = features.read_page(BLAST)
    around = features.near(page, BLAST, reading, "ASSAULT")
    assert around in BLAST and len(around) < len(BLAST)
    assert features.near(page, BLAST, reading, "AID") == BLAST


def test_a_regression_tells_apart_what_can_be_told_apart():
    x, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0.0, 0.0, 1.0, 1.0])
    w = features.regress(x, y, np.ones(4), 10.0)
    assert ((x @ w[:-1] + w[-1] > 0) == (y > 0)).all()


def test_the_threshold_lies_between_what_tells_and_what_does_not():
    score = np.concatenate([np.linspace(-3, -1, 80), np.linspace(1, 3, 20)])
    yes = np.repeat([0.0, 1.0], [80, 20])
    assert -1 < gsr.threshold(score, yes) <= 1.1
    assert gsr.figures(score >= 0, yes) == (1.0, 1.0, 1.0)


def test_our_own_marks_give_targets_by_type_status_numbers_and_mode():
    act = {"type": "ASSAULT", "status": "actual", "mode": "explosives", "size": [1]}
    told = [[act], [act | {"status": "future"}], [act | {"type": "AID"}], *[[act]] * features.FEWEST]
    own = features.Own([[] for _ in told], np.zeros((len(told), 2)), told)
    found = [list(y[:3]) for y in features.targets(own, "ASSAULT")]
    assert found == [[1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]]


@pytest.mark.skipif(not gsr.FOLDER.exists(), reason="needs ../shared/data/arabic_event_gsr")
def test_ambiguous_sentences_are_left_out():
    rows = gsr.load("PROTEST")
    assert {row["label"] for row in rows} == {"yes", "easy no", "difficult no"} and len(rows) == 1069
