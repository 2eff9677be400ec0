"""Whose people a phrase means, and of what sector: by their side, their whole, their titles told elsewhere on the page."""

from khabar.actors import find_actors
from khabar.model import Outlet
from khabar.text import read_text
from khabar.words import read_words


def actors_of(body):
    text, sentences, datelines = read_text(body)
    return find_actors(read_words(text, sentences), Outlet(), None, datelines)


def found(body):
    return {m.name_ar: m for m in actors_of(f"خبر اليوم\n{body}").mentions}


def test_unnamed_soldiers_in_an_occupied_land_are_of_the_state_that_holds_it():
    mentions = found("انتشر جنود في بلدة فلسطينية. وقال بيان فلسطيني إن شبانا رشقوا دورية إسرائيلية.")
    assert mentions["جنود"].country == "ISR"
    assert mentions["شبانا"].country == "PSE"


def test_dead_of_an_armed_group_are_of_that_group():
    mentions = found("وسقط 12 قتيلا من المتمردين في كينيا.")
    assert next(m for phrase, m in mentions.items() if phrase.startswith("12")).sectors == ("REB",)


def test_the_nation_before_a_name_is_the_persons():
    mentions = found("وأعلنت الشرطة اعتقال الكندي سمير الغزالي في كينيا. وقال الغزالي إنه بريء.")
    assert mentions["الغزالي"].country == "CAN"


def test_the_lawyer_of_somebody_is_not_that_person():
    mentions = found("وتحدث محامي سمير الغزالي في كينيا.")
    assert not mentions["محامي سمير الغزالي"].named


def test_armed_forces_with_a_pronoun_are_no_gunmen():
    mentions = found("وسحبت كينيا قواتها المسلحة من البلدة.")
    assert mentions["قواتها المسلحة"].sectors == ("MIL",)
    assert "المسلحة" not in mentions


def test_arab_forces_are_forces():
    assert found("وصلت قوة عربية إلى كينيا.")["قوة عربية"].sectors == ("MIL",)


def test_a_phrase_takes_no_body_behind_against():
    assert "مندوبة كينيا" in found("وردت مندوبة كينيا على الأمم المتحدة.")


def test_leaders_of_states_are_no_officers_and_leaders_of_rebels_rebels():
    mentions = found("اجتمع قادة القارة في كينيا. وفر قادة المتمردين.")
    assert mentions["قادة القارة في كينيا"].sectors == ("GOV",)
    assert mentions["قادة المتمردين"].sectors == ("REB",)


def test_a_clause_behind_a_name_tells_who_he_is():
    mentions = found("وفاز سمير الغزالي، وهو نائب في البرلمان الكيني، بالجائزة.")
    assert mentions["سمير الغزالي"].sectors == ("LEG",)


def test_a_title_takes_its_field_and_the_name_behind():
    assert "وزير الدولة لشؤون البحر سمير الغزالي" in found(
        "وأعلن وزير الدولة لشؤون البحر سمير الغزالي استقالته في كينيا."
    )


def test_a_title_behind_a_name_may_be_of_another():
    mentions = found("والتقى نتنياهو وزير الخارجية الكيني مساء أمس.")
    assert mentions["وزير الخارجية الكيني"].country == "KEN"


def test_gunmen_are_of_the_group_of_one_state_before():
    mentions = found("وهاجم تنظيم داعش بلدة في كينيا. وانسحب المسلحون.")
    assert mentions["المسلحون"].country == "KEN"


def test_her_minister_is_of_the_state_named_in_the_office_before():
    mentions = found("وأجرى الرئيس الكيني محادثات مع رئيس وزراء النرويج ووزير خارجيتها.")
    assert mentions["وزير خارجيتها"].country == "NOR"


def test_arab_ministers_are_of_several_states():
    mentions = found("أدان وزراء الداخلية العرب الحادث في كينيا. وطالب الحكام العرب بالهدوء.")
    assert mentions["وزراء الداخلية العرب"].country == "IMG"
    assert mentions["الحكام العرب"].country == "IMG"


def test_the_two_koreas_are_of_no_single_state():
    mentions = found("التقى خبراء من الكوريتين في قرية كينية، وأعلنت كينيا دعمها للحوار بين الكوريتين.")
    assert mentions["خبراء من الكوريتين"].country is None
    assert mentions["الكوريتين"].country is None


def test_a_group_takes_no_name_behind():
    assert "الحوثيون" in found("هاجم الحوثيون مأرب بالمدفعية.")


def test_a_name_that_goes_on_is_somebody_elses():
    mentions = found("قال القاضي كيم سي يون إن الحكم صدر. والتقى الشيخ حسين بن عبد الله الأسمر شيوخ القبائل في كينيا.")
    assert mentions["القاضي كيم سي يون"].name == "كيم سي يون"
    assert mentions["الشيخ حسين بن عبد الله الأسمر"].country != "JOR"
    assert mentions["شيوخ القبائل في كينيا"].number == "p"


def test_a_title_that_opens_a_longer_one_is_that_persons():
    mentions = found(
        "قال المفوض السامي للأمم المتحدة لحقوق الإنسان، سمير الغزالي، إن العنف زاد. وحذر المفوض السامي من الأسوأ."
    )
    assert mentions["المفوض السامي"].name == mentions["المفوض السامي للأمم المتحدة لحقوق الإنسان، سمير الغزالي"].name
    assert mentions["المفوض السامي"].same_as is not None


def test_a_minister_of_state_for_foreign_affairs_is_one_phrase():
    assert "وزير الدولة للشؤون الخارجية الكيني سمير الغزالي" in found(
        "وقال وزير الدولة للشؤون الخارجية الكيني سمير الغزالي إن بلاده ترحب بالقرار."
    )


def test_the_place_of_a_dateline_is_no_actor():
    actors = actors_of("واشنطن (رويترز) - طالبت كينيا بوقف القصف.")
    assert [mention.name_ar for mention in actors.mentions] == ["رويترز", "كينيا"]


def test_a_side_of_the_compass_is_nobody():
    mentions = found("وقعت اشتباكات غربي البلاد في كينيا، ووصل خبير غربي إلى كينيا.")
    assert not any(phrase.startswith("غربي") for phrase in mentions)
    assert "خبير غربي" in mentions


def test_the_two_sides_are_those_joined_before():
    actors = actors_of("رحب سمير الغزالي باتفاق بين الحكومة الكينية ومتمردي تشاد. ودعا الغزالي الطرفين إلى الهدوء.")
    sides = next(mention for mention in actors.mentions if mention.name_ar == "الطرفين")
    assert [member.country for member in actors.members(sides)] == ["KEN", "TCD"]


def test_names_with_ould_and_generals_of_lebanon():
    mentions = found("وقال محمد ولد أحمد إن قائد الجيش العماد سمير الغزالي سافر إلى كينيا.")
    assert mentions["محمد ولد أحمد"].kind == "person"
    assert "قائد الجيش العماد سمير الغزالي" in mentions


def test_a_doubtful_nation_counts_behind_a_counterpart_or_a_minister():
    mentions = found("بحث وزير الدفاع الكيني مع نظيره المالي الوضع. ووصل وزير الداخلية المالي.")
    assert mentions["نظيره المالي"].country == "MLI"
    assert mentions["وزير الداخلية المالي"].country == "MLI"
    assert found("وقال المستشار المالي في كينيا إن الأسعار زادت.")["المستشار المالي في كينيا"].country != "MLI"


def test_unnamed_deputies_are_of_the_parliament_named_before():
    mentions = found("أقر مجلس النواب الكيني قانونا يحظر استيراد الغاز من تشاد. وعارضه خمسة نواب.")
    assert mentions["خمسة نواب"].country == "KEN"


def test_short_names_of_bodies_count_where_a_body_of_their_state_is_named():
    mentions = found("قال مسؤول في البيت الأبيض إن الرد قريب. لكن البنتاغون نفى ذلك.")
    assert mentions["البنتاغون"].country == "USA"


def test_the_armies_of_two_nations_have_their_own_names():
    actors = actors_of("تبادل الجيشان الكيني والتشادي إطلاق النار.")
    assert [member.name for member in actors.members(actors.mentions[0])] == ["Kenya army", "Chad army"]


def test_pronouns_of_a_woman_in_office_are_hers():
    mentions = found("رفضت جاسيندا أرديرن طلب أستراليا. وقالت أرديرن إن حكومتها لن توافق.")
    assert mentions["حكومتها"].country == "NZL"


def test_a_whole_name_takes_no_noun_behind():
    mentions = found("طالبت منظمة هيومن رايتس ووتش السلطات الكينية بالرد.")
    assert {"منظمة هيومن رايتس ووتش", "السلطات الكينية"} <= mentions.keys()


def test_a_sound_plural_with_its_last_letter_takes_no_genitive():
    assert "مستوطنون" in found("هاجم مستوطنون منازل الفلسطينيين.")


def test_a_leader_with_an_adjective_takes_his_name():
    assert "أنصار الزعيم الشيعي سمير الغزالي" in found("تظاهر أنصار الزعيم الشيعي سمير الغزالي في كينيا.")


def test_an_envoy_is_of_who_sent_him():
    mentions = found("التقى المبعوث الأميركي إلى كينيا سمير الغزالي الوفد.")
    assert mentions["المبعوث الأميركي إلى كينيا سمير الغزالي"].country == "USA"


def test_where_a_named_person_was_is_not_of_the_phrase():
    assert "وزير الخارجية الكيني سمير الغزالي" in found("استقبل الملك وزير الخارجية الكيني سمير الغزالي في القاهرة.")


def test_an_object_behind_unnamed_men_is_no_name():
    assert "مسلحون مجهولون" in found("أطلق مسلحون مجهولون النار على سيارة في كينيا.")


def test_that_before_a_title_is_no_part_of_it():
    assert "وزير الاقتصاد سمير الغزالي" in found("وأيده في ذلك وزير الاقتصاد سمير الغزالي في كينيا.")


def test_a_spokeswoman_of_a_body_told_before_is_of_it():
    mentions = found(
        "دعا الاتحاد الأوروبي كينيا إلى الهدوء. وقالت المتحدثة باسم رئاسة الاتحاد مريم الغزالي إن الرد قريب."
    )
    assert mentions["المتحدثة باسم رئاسة الاتحاد مريم الغزالي"].country == "IGO"
