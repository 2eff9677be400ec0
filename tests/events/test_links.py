"""What the words around an act say of its parties, before any model is asked."""

import pytest

from khabar.actors import find_actors
from khabar.articles import find_outlet
from khabar.attributions import find_attributions
from khabar.classifiers import names_of
from khabar.counts import find_counts
from khabar.events import Findings
from khabar.events.beside_features import beside_features
from khabar.events.candidates import Scene, following, read_candidates
from khabar.events.choose import company_of, party_pool, stands_with
from khabar.events.features import act_features
from khabar.events.neighbours import neighbours
from khabar.events.nobody_features import nobody_features
from khabar.events.partner_features import alone_features, partner_features
from khabar.events.profiles import BY, preposition
from khabar.events.role_features import role_features
from khabar.events.status_features import status_features
from khabar.places import find_places
from khabar.text import read_text
from khabar.times import find_times
from khabar.words import read_words


def candidates(body):
    text, sentences, datelines = read_text(f"خبر اليوم\n{body}")
    page = read_words(text, sentences)
    actors = find_actors(page, find_outlet("", ""), "2024-03-04")
    attributions = find_attributions(page, actors, datelines)
    found = Findings(actors, find_places(page, ""), find_times(page, None), find_counts(page), attributions)
    scene = Scene.of(page, found)
    return scene, [c for options in read_candidates(scene) for c in options]


def written(scene, mentions):
    return [scene.page.text.clean[m.start : m.end] for m in mentions]


def one(body, key):
    scene, found = candidates(body)
    return scene, next(c for c in found if c.act.key == key)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("اختُطف مهندس نرويجي في نيروبي.", "khatafa"),
        ("وقُتل جندي كيني في الهجوم.", "qatala"),
    ],
)
def test_the_mark_of_a_passive_is_read(body, key):
    scene, act = one(body, key)
    assert scene.word(act).voice == "pass"
    assert not act.rule.actors and len(act.rule.recipients) == 1


def test_an_active_verb_stays_active():
    scene, act = one("كَبُر القلق وقتل جندي كيني رجلا.", "qatala")
    assert scene.word(act).voice != "pass"


def test_behind_a_verb_with_its_object_stands_its_subject():
    scene, act = one("قال الوزير الكيني الذي دعاه الرئيس النرويجي إلى أوسلو إنه يرحب.", "daa")
    assert written(scene, act.rule.actors) == ["الرئيس النرويجي"]


def test_who_is_backed_and_by_whom():
    scene, act = one("تقدمت القوات الكينية المدعومة من النرويج في البلدة.", "madoum")
    assert written(scene, act.rule.actors) == ["النرويج"]
    assert written(scene, act.rule.recipients) == ["القوات الكينية"]


def test_who_foils_an_attack_is_attacked():
    scene, act = one("أفشل الجيش الكيني هجوما للمسلحين على المطار.", "hajama")
    assert written(scene, act.rule.recipients) == ["الجيش الكيني"]


def test_by_phrases_of_two_words():
    scene, act = one("أثار القرار انتقادات من جانب المعارضة الكينية.", "intaqada")
    party = next(m for m in party_pool(scene, act) if "المعارضة" in written(scene, [m])[0])
    assert preposition(scene.page, party) == BY


def test_papers_do_not_act():
    scene, act = one("رفض الوزير الكيني القانون الجديد.", "rafada")
    assert not any("القانون" in one for one in written(scene, party_pool(scene, act)))


def test_partners_stand_behind_with():
    scene, act = one("أجرى الوزير الكيني محادثات مع النرويج.", "mubahathat")
    assert written(scene, [m for m in party_pool(scene, act) if stands_with(scene, act, m)]) == ["النرويج"]


def together(body, key):
    """Give whom "and" joins to the one behind "with", and the names of the features of all as his partners and of none."""
    scene, act = one(body, key)
    pool = party_pool(scene, act)
    first = next(m for m in pool if stands_with(scene, act, m))
    company = company_of(scene, act, pool, first)
    told = {name for n in range(len(pool)) for name in names_of(partner_features(scene, act, company, n))}
    return (
        written(scene, [pool[n] for n in sorted(company.joined)]),
        told,
        names_of(alone_features(scene, act, company)),
    )


def test_with_somebody_asks_for_one_more():
    joined, told, alone = together("قال الوزير الكيني إنه أجرى محادثات مع النرويج.", "mubahathat")
    assert not joined and {"with=False:True", "with=True:True"} <= told
    assert "alone:with=False:True" in alone and "alone:lands=1:CONSULT" in alone


def test_between_two_joins_them():
    joined, told, alone = together("قال الوزير الكيني إن القمة بين النرويج وكندا ناجحة.", "qimma")
    assert joined == ["وكندا"] or joined == ["كندا"]
    assert "and=True:CONSULT" in told and "alone:and=True:CONSULT" in alone


BODY = (
    "قال وزير الدفاع الكيني إن قوات بلاده قصفت مواقع للمسلحين في مقديشو أمس وقتلت عشرة منهم، وإنها لن تنسحب.\n"
    "ودعت النرويج كينيا إلى وقف القصف، وطالبت الأمم المتحدة الطرفين بالتفاوض قبل أن تتدخل قوات أخرى."
)


def test_no_feature_counts_twice():
    scene, _ = candidates(BODY)
    found = read_candidates(scene)
    assert len(found) > 6
    for number, options in enumerate(found):
        for c in options:
            pool = party_pool(scene, c)
            told = [act_features(scene, c) + neighbours(scene, c, following(found, number)), status_features(scene, c)]
            told += [role_features(scene, c, m) + beside_features(scene, c, m, pool[0]) for m in pool]
            told.append(nobody_features(scene, c, pool) + beside_features(scene, c, None, None))
            company = company_of(scene, c, pool, pool[0]) if pool else None
            if company is not None:
                told += [
                    role_features(scene, c, m) + partner_features(scene, c, company, n) for n, m in enumerate(pool)
                ]
                told.append(nobody_features(scene, c, pool) + alone_features(scene, c, company))
            for names in map(names_of, told):
                assert len(names) == len(set(names)) > 10


def test_a_light_verb_without_a_subject_lends_whom_it_goes_on_to_speak_of():
    body = "انتقدت الحكومة الكينية موقف الاتحاد الأفريقي، وألقت باللوم على رئيس الصومال في تعثر المفاوضات."
    scene, act = one(body, "laama")
    assert written(scene, act.rule.actors) == ["الحكومة الكينية"]
    assert written(scene, act.rule.recipients) == ["رئيس الصومال"]
    scene, act = one("ألقى الرئيس الكيني باللوم على رئيس الصومال في تعثر المفاوضات.", "laama")
    assert written(scene, act.rule.actors) == ["الرئيس الكيني"]
