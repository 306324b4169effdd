"""One account for each incident that a source tells of, with its day, place, weapon and hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import read

WORDS = ["shelled", "raid", "on", "Aden", ",", "and", "4 May 2018", ".", "\n", "-", "the same village", "denied"]


def told(text, published=None, language="en"):
    """Type, day, places and hands of each account of a text."""
    reading = read(text, language=language, published=published)
    names = {mention.id: mention.span.of(text) for mention in reading.mentions}
    return [
        (one.type, one.when, [names[place] for place in one.places], [actor.key for actor in one.by])
        for one in reading.accounts
    ]


def test_an_elided_verb_tells_of_a_second_strike():
    """A second place with a time of its own is a second account, though its verb is not said again."""
    text = "French warplanes bombed the village of Arin on 4 May 2018 and the village of Baldeh on 6 May 2018."

    assert [one[1] for one in told(text)] == ["2018-05-04", "2018-05-06"]


def test_the_date_of_a_letter_dates_no_attack():
    """What follows "my letter dated" is the day of a paper."""
    text = "Further to my letter dated 9 May 2018, I inform you that French forces shelled the village of Arin."

    assert [one[1] for one in told(text)] == [None]


def test_the_same_aircraft_go_on():
    """An attack with nobody named goes on with the hand of the sentence before it."""
    text = "French warplanes bombed the village of Arin on 4 May 2018. On 6 May 2018 the village of Baldeh was hit."

    assert [one[3] for one in told(text)] == [["france"], ["france"]]
    assert [one[0] for one in told(text)] == ["airstrike", "airstrike"]


def test_nobody_is_blamed_for_what_nobody_claims():
    """Where the words say that the attacker is unknown, nobody is carried on."""
    text = "French warplanes bombed the village of Arin on 4 May 2018. On 6 May 2018 unidentified gunmen hit Aden."

    assert told(text)[-1][3] == []


def test_a_weapon_named_after_the_place_is_the_deeds():
    """The weapon stands with "with" after the place and tells the kind."""
    text = "استهدفت القوات الفرنسية قرية الوادعة بصاروخين باليستيين في 4 أيار/مايو 2018."

    assert [(one[0], one[1]) for one in told(text, language="ar")] == [("missile", "2018-05-04")]


def test_an_end_asked_for_is_no_incident():
    """Shelling that is to be stopped has not been told."""
    assert told("France calls on the parties to stop shelling the village of Arin.") == []


def test_an_item_of_a_list_takes_the_day_of_its_heading():
    """Under a line that is a day, an item that opens with its place is one account of that day."""
    text = (
        "Security bulletin\n\nFriday, 4 May 2018\n\n- Aden: two dead in a shelling.\n- Mosul: one dead in a shelling."
    )

    assert [(one[1], one[2]) for one in told(text)] == [("2018-05-04", ["Aden"]), ("2018-05-04", ["Mosul"])]


def test_a_siege_lasts_from_its_beginning():
    """A siege is dated by the day since when it lasts."""
    text = "Since 4 May 2018, French forces have besieged the village of Arin."

    assert [one[0] for one in told(text)] == ["siege"]
    assert told(text)[0][1]


def stances(text, language="en"):
    """The stance of each account of a text."""
    return [one.stance for one in read(text, language=language).accounts]


def test_who_claims_a_deed_tells_it_as_its_own():
    """A claim of responsibility is the claimant's account of the deed, whose hand nobody else has named."""
    text = "A car bomb exploded in Aden on 4 May 2018. Hezbollah claimed responsibility for the attack."

    assert [one[3] for one in told(text)] == [[], ["hezbollah"]]
    assert stances(text, "en") == ["asserted", "admitted"]


def test_who_claims_a_deed_in_arabic_tells_it_as_its_own():
    """The claim stands before the one who makes it."""
    text = "انفجرت سيارة مفخخة في عدن يوم 4 أيار/مايو 2018. وتبنى حزب الله الهجوم."

    assert [one[3] for one in told(text, language="ar")] == [[], ["hezbollah"]]
    assert stances(text, "ar") == ["asserted", "admitted"]


def test_the_side_that_did_it_speaks_of_its_own_deed():
    """What an army says of "the strike" told before is its account, and its deed."""
    text = (
        "A French air strike hit the village of Arin on 4 May 2018. The French army said the strike killed nine gunmen."
    )

    assert [one[3] for one in told(text)] == [["france"], ["france"]]


def test_who_denies_a_deed_and_counts_its_own_dead_enemies_tells_it_twice():
    """A denial, and what the same speaker says was done instead, with its figures."""
    text = (
        "Residents said a drone hit the market of Arin on 4 May 2018. The French army denied targeting civilians and "
    )

    assert stances(text + "said its jets killed 40 gunmen.", "en") == ["asserted", "denied", "asserted"]


def test_the_attack_of_a_day_gives_its_day_to_the_deed_before_it():
    """ "The attack took place on Monday" tells when the deed before it was done, whoever says so."""
    text = "Residents said a drone hit the market of Arin. According to the mayor, the attack took place on 4 May 2018."

    assert {one[1] for one in told(text)} == {"2018-05-04"}


def test_a_party_that_denies_what_another_did_did_nothing():
    """Who denies a thing said of a deed that another did is not its hand."""
    text = "French jets bombed the village of Arin on 4 May 2018. Hezbollah denied that its men were there."

    assert [one[3] for one in told(text)] == [["france"], []]


def test_a_group_that_no_list_holds_is_known_by_its_name():
    """ "A gang known as" and "a group calling itself" lead to the name of an armed group."""
    text = "Members of a gang known as Cedar Lions attacked the village of Arin on 4 May 2018."

    assert told(text)[0][3] == ["cedar-lions"]
    assert told("هاجمت جماعة تطلق على نفسها «أسود الأرز» قرية الوادعة في 4 أيار/مايو 2018.", language="ar")[0][3]


def test_hours_later_is_the_same_day():
    """A deed some hours after the last one is of its day, in the next paragraph too."""
    text = "The army shelled the village of Arin on 4 May 2018.\n\nHours later, warplanes bombed the village of Baldeh."

    assert [one[1] for one in told(text)] == ["2018-05-04", "2018-05-04"]


def test_arrests_over_a_blast_are_no_part_of_it():
    """Suspects who are held for a deed are none of its victims."""
    text = "An explosion killed six people in Arin on 4 May 2018. Police detained 46 people over the blast."
    reading = read(text, language="en")
    measures = {toll.id: toll.measure for toll in reading.tolls}

    assert [[measures[toll] for toll in one.tolls] for one in reading.accounts] == [["killed"]]


def test_a_place_that_another_lies_beside_gives_its_day_to_nothing():
    """ "The raid on Arin" is not of the day of what was done "west of Arin"."""
    text = "The army shelled Baldeh, west of Arin, on 4 May 2018. It shelled Koral on 6 May 2018.\n\n"

    assert told(text + "It rained.\n\nThe raid on Arin killed nine people.")[-1][1] is None


def test_hands_that_are_joined_are_all_named():
    """ "France and Germany shelled" names two."""
    text = "قصفت فرنسا وألمانيا قرية الوادعة في 4 أيار/مايو 2018."

    assert [one[3] for one in told(text, language="ar")] == [["france", "germany"]]


def test_a_nationality_beside_the_attack_names_its_hand():
    """A French strike is by France, a French massacre by nobody."""
    assert told("A French missile strike hit Aden on 4 May 2018.")[0][3] == ["france"]
    assert told("The French massacre in Aden on 4 May 2018 was long.")[0][3] == []


def test_the_accused_are_the_hand_in_the_words_of_the_accuser():
    """Blame laid by another speaker is one more account of the same day and place."""
    text = "A market in Aden was struck on 4 May 2018. Hezbollah blamed French forces for the attack."

    assert [(one[1], one[2], one[3]) for one in told(text)] == [
        ("2018-05-04", ["Aden"], []),
        ("2018-05-04", ["Aden"], ["france"]),
    ]


def test_a_denial_that_names_nothing_denies_the_last_incident():
    """ "France rejected the accusation" is the same incident, denied."""
    text = "Warplanes hit Aden on 4 May 2018. France rejected the accusation as false."

    assert stances(text) == ["asserted", "denied"]


def test_what_is_feared_or_compared_has_not_happened():
    """Conditions, threats and anniversaries are no incidents."""
    assert told("If the army shells Aden, people will flee.") == []
    assert told("The group warned that an attack on Aden could displace thousands.") == []
    assert told("France marked the anniversary of the attack on Aden.") == []
    assert told("هدد الجيش بقصف مدينة عدن.", language="ar") == []


def test_what_was_not_done_is_denied():
    """A negated attack keeps its place and day, and is denied."""
    assert stances("French forces did not shell Aden on 4 May 2018.") == ["denied"]


def test_harm_alone_tells_of_an_incident():
    """A figure with a place and a day needs no attack word."""
    assert [one[1] for one in told("Two guards were killed in Aden on 4 May 2018.")] == ["2018-05-04"]


def test_drones_of_a_party_strike_as_drones():
    """The arm tells the kind of deed where the verb does not."""
    assert told("French drones struck Aden on 4 May 2018.")[0][0] == "drone"


def test_a_separate_incident_has_no_hand_carried_on():
    """ "In a separate incident" parts a deed from the one before it."""
    text = "French forces shelled Aden on 4 May 2018. In a separate incident, a mine hurt a man in Mosul."

    assert told(text)[-1][3] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_every_account_stands_in_its_text(words):
    """Whatever the words, an account lies inside the text and names only places and figures of it."""
    text = " ".join(words)
    reading = read(text, language="en")
    known = {item.id for item in (*reading.mentions, *reading.tolls)}

    assert all(0 <= one.span.start < one.span.end <= len(text) for one in reading.accounts)
    assert all({*one.places, *one.tolls} <= known for one in reading.accounts)


def test_a_record_of_labelled_lines_is_one_account():
    """The lines of a record give its day, place, kind and hand; its figures are the account's."""
    text = (
        "Incident 1\nDate: 3 May 2022\nLocation: Arin\nType: shelling\n"
        "Suspected belligerent: French army\nGrading: fair\nCivilians killed: 4\n\n"
        "Incident 2\nDate: 5 May 2022\nVillage: Baldeh\nIncident type: armed attack\nFatalities: 12\n"
    )
    reading = read(text, language="en")

    assert told(text) == [
        ("shelling", "2022-05-03", ["Arin"], ["france-army"]),
        ("ground_attack", "2022-05-05", ["Baldeh"], []),
    ]
    assert [len(one.tolls) for one in reading.accounts] == [1, 1]


def test_what_another_says_in_a_record_is_one_more_account():
    """The narrative of a record is read as prose; another speaker's figures there are his telling of it."""
    text = (
        "التاريخ: 3 أيار 2022\nالمكان: قرية الوادعة\nالنوع: قصف مدفعي\nالوصف: قال الدفاع المدني إن أربعة مدنيين قتلوا."
    )

    assert [one[:3] for one in told(text, language="ar")] == [("shelling", "2022-05-03", ["الوادعة"])] * 2


def test_the_head_of_a_paper_is_no_record():
    """A date and a place with no deed beside them are those of a paper."""
    assert told("Date: 3 May 2022\nPlace: Aden\nSubject: seating plan\n\nThe meeting was short.") == []


def test_the_next_sentence_brings_a_lead_closer():
    """A lead with no ground is one account with the sentence that gives its place and day."""
    text = (
        "Nine farmers were abducted by gunmen who attacked a remote village, police said.\n"
        "The gunmen stormed the village of Arin on 4 May 2018 and burned its mill."
    )

    assert told(text) == [("ground_attack", "2018-05-04", ["Arin"], [])]


def test_the_bombing_took_place_where_the_next_sentence_says():
    """A known deed with a fine place and no day of its own is the one just told."""
    text = (
        "Nine soldiers died in a suicide bombing in Yemen on 4 May 2018. "
        "The bombing, the latest in a string of attacks, took place in the village of Arin."
    )

    assert told(text) == [("bombing", "2018-05-04", ["Arin"], [])]


def test_a_day_after_a_confirmed_attack_is_that_of_the_words():
    """Who confirms "the attack on Sunday" speaks on Sunday."""
    text = "Gunmen attacked the village of Arin on 4 May 2018. The mayor confirmed the attack on 6 May 2018."

    assert [one[1] for one in told(text)] == ["2018-05-04"]


def test_what_a_deed_answers_is_told_elsewhere():
    """Words after "in retaliation for" tell no incident unless they give it a day."""
    assert [
        one[2] for one in told("French forces shelled Arin on 4 May 2018 in retaliation for the raid on Baldeh.")
    ] == [["Arin"]]
    assert len(told("ردا على مجزرة الوادعة، قصف الجيش الفرنسي بلدة الهديل في 4 أيار 2018.", language="ar")) == 1


def test_who_announces_a_deed_of_arms_has_done_it():
    """An army that announces shelling or killing speaks of its own deed."""
    arabic = "أعلن الجيش الفرنسي قصف قرية الوادعة في 4 أيار 2018."
    english = "The French army said on 5 May 2018 that it had killed nine gunmen in the village of Arin on 4 May 2018."

    assert [one[3] for one in told(arabic, language="ar")] == [["france-army"]]
    assert [one[3] for one in told(english)] == [["france-army"]]


def test_another_who_tells_the_deed_tells_it_again():
    """A deed told in other words by a new speaker is one more account, at the place and day just told."""
    text = "The village of Arin was hit on 4 May 2018. Residents told the agency that a helicopter fired on the school."
    reading = read(text, language="en")

    assert [one.when for one in reading.accounts] == ["2018-05-04"] * len(reading.accounts)


def test_an_item_is_in_the_voice_of_who_tells_its_deed():
    """An item whose one deed is told by somebody is his account; a year in it is not its day."""
    text = (
        "News of the week from all the fronts, sorted by day and by province, as our correspondents sent them in.\n" * 2
    )
    text += "\nFriday 7 May 2021\n- Aden: nine bodies were found in a mass grave near Arin, dug in 2015."

    assert [one[1] for one in told(text)] == ["2021-05-07"]


def test_a_second_target_at_another_place_is_a_second_attack():
    """A second "against" with a target and a place of its own tells of one more attack."""
    text = (
        "The coalition launched a raid against a post in Arin, and against troops who were fighting gunmen in Baldeh."
    )

    assert [one[2] for one in told(text)] == [["Arin"], ["Baldeh"]]


def test_one_more_grave_with_its_own_dead_is_one_more_account():
    """A deed of the same kind, not named before and with figures of its own, is no detail of the last one."""
    text = (
        "A mass grave that held 40 bodies was found in Arin on 4 May 2018, "
        "as well as a mass grave beside a field that held 12 bodies."
    )

    assert [one[:2] for one in told(text)] == [("mass_grave", "2018-05-04")] * 2


def test_rubble_is_of_what_is_told_elsewhere():
    """Words after "under the rubble of" tell no new deed."""
    assert len(told("Nine bodies were found in Arin on 4 May 2018 under the rubble of the shelling of Baldeh.")) == 1


def test_a_heading_is_no_incident_beside_its_story():
    """What a heading tells in short is told once, in the words of the story."""
    text = "Gunmen kill nine farmers in Arin\n\nGunmen killed nine farmers in the village of Arin on 4 May 2018."

    assert [one[:3] for one in told(text)] == [("shooting", "2018-05-04", ["Arin"])]


def test_a_dateline_without_a_day_is_no_place_of_a_deed():
    """The town that a story is sent from is not where the deed was done."""
    text = (
        "ADEN — French forces shelled the village of Arin on 4 May 2018, and the people of the village left their "
        "houses for the hills, where they spent the night without food or water."
    )

    assert [one[2] for one in told(text)] == [["Arin"]]


def test_the_day_of_a_report_dates_no_deed():
    """A day right after a reporting word, or beside a statement, is that of the words, whoever speaks."""
    said = "Some in the town said Monday that French forces shelled the village of Arin."
    paper = "In its 12 January 2018 statement, the council said that French forces shelled the village of Arin."

    assert [one[1] for one in told(said, "2018-05-09")] == [None]
    assert [one[1] for one in told(paper)] == [None]


def test_gunmen_attack_on_foot():
    """An attack by men under arms is a ground attack, however their words stand."""
    assert [one[0] for one in told("On 4 May 2018 an attack by militants on the village of Arin killed nine.")] == [
        "ground_attack"
    ]
    assert [one[0] for one in told("قتل تسعة مزارعين في هجوم شنه مسلحون على قرية الوادعة.", language="ar")] == [
        "ground_attack"
    ]


def test_what_attackers_go_on_to_do_is_their_attack():
    """Houses burned and people led away in the attack are no incidents of their own."""
    burned = "Gunmen attacked the village of Arin, north of Baldeh, on 4 May 2018, setting fire to nine houses."
    led_away = "Gunmen attacked the village of Arin on 4 May 2018, and abducted nine women."

    assert [one[1] for one in told(burned)] == ["2018-05-04"]
    (account,) = read(led_away, language="en").accounts
    assert account.type == "ground_attack" and len(account.tolls) == 1


def test_a_hospital_is_where_the_wounded_came():
    """A building to which people were taken is no place of the deed."""
    text = "French forces shelled the village of Arin on 4 May 2018, and the wounded were taken to Baldeh Hospital."

    assert [one[2] for one in told(text)] == [["Arin"]]


def test_who_died_later_died_of_an_earlier_deed():
    """The day of the wounds is the day of the deed."""
    text = "استشهد مزارع في قرية الوادعة يوم 9 أيار 2018 متأثرا بجروح أصيب بها يوم 4 أيار 2018."

    assert [one[1] for one in told(text, language="ar")] == ["2018-05-04"]


def test_a_suicide_bomber_bombs():
    """What a suicide bomber struck was bombed."""
    assert [one[0] for one in told("A suicide bomber struck the market of the village of Arin on 4 May 2018.")] == [
        "bombing"
    ]


def test_figures_of_a_whole_period_tell_no_incident():
    """A sentence whose figures are counted over years tells of no one deed."""
    assert told("Gunmen have abducted more than 1,400 people in the Arin district since 2015.") == []


def test_the_attack_goes_on_with_the_same_place():
    """ "The blast" at a site of the town just told is the same deed, told closer."""
    text = (
        "A bomb exploded in the town of Arin on 4 May 2018, killing nine people. "
        "The blast tore through the Baldeh market in the town of Arin as people were shopping."
    )

    assert len(told(text)) == 1


def test_who_says_who_the_dead_were_tells_the_incident_again():
    """The army's telling and the relatives' are two accounts; condolences to the families are none."""
    text = "The army said its troops shelled the village of Arin on 4 May 2018. {} said those killed were herders."
    again = text.format("Relatives")

    assert [one[1] for one in told(again)] == ["2018-05-04", "2018-05-04"]
    assert len(told("The army said it shelled Arin on 4 May 2018. The mayor mourned the families of the victims.")) == 1


def test_an_item_ends_where_another_day_and_place_begin():
    """A numbered paragraph of a report may tell of several incidents, each opening with its day."""
    head = "Report on the protection of children in the valley, for the council of the region and the public. "
    text = head * 2 + "\n\n24. On 21 June 2021, near Arin, three boys were killed by a mine. "
    text += "On 6 December 2021, in the village of Baldeh, five children were shot dead."

    assert ["2021-06-21", "2021-12-06"] == [one[1] for one in told(text)]


def test_a_day_on_which_people_fled_dates_no_raid():
    """What follows a count of those who fled is the day of their flight."""
    text = "The mayor said ten men died in the raid on Arin and that thirty families had fled on 3 May 2018."

    assert [one[1] for one in told(text)] == [None]


def test_what_was_done_in_those_villages_is_told_of_them():
    """Provinces that are named further on for another matter are no ground of the deed."""
    text = "French forces shelled the village of Arin on 4 May 2018. They attacked the people of those villages for "
    text += "their refusal to join the militias of the governorates of Hasakah and Aleppo."

    assert [one[2] for one in told(text)] == [["Arin"]]


def test_one_accused_of_many_deeds_is_meant():
    """A single deed of another, told in passing, leaves no doubt whom the army means."""
    days = " ".join(f"The Syrian army said French forces shelled Arin on {day} May 2018." for day in (4, 6, 8, 10))
    text = f"The Syrian army said Hezbollah attacked Baldeh on 1 May 2018. {days}\n\nIt was hot.\n\n"

    assert told(text + "The Syrian army said that the village of Koral was razed on 12 May 2018.")[-1][3] == ["france"]


def test_a_day_on_which_a_toll_rose_dates_no_blast():
    """What follows the new figure is the day of the count; a day before "'s" is the deed's, though it is reported."""
    counted = told("The death toll from the blast in Arin rose to 62 on Saturday.", published="2022-03-05")
    reported = told("The mayor said Sunday's air strike hit the village of Arin.", published="2022-03-07")

    assert ([None], ["2022-03-06"]) == ([one[1] for one in counted], [one[1] for one in reported])


def test_a_story_of_one_day_comes_back_to_its_incident():
    """Who claims "the ambush" some paragraphs on has the hand of the one incident told above."""
    text = "The police said gunmen ambushed a lorry in Arin on 4 May 2018.\n\nIt was dark.\n\nIt rained.\n\n"

    assert ["hezbollah"] in [one[3] for one in told(text + "Hezbollah claimed responsibility for the ambush.")]


def chains(text, language="en"):
    """Type, day, stance and speakers of each account of a text."""
    found = read(text, language=language).accounts
    return [(one.type, one.when, one.stance, [speaker.key for speaker in one.chain]) for one in found]


def test_the_place_of_who_speaks_is_no_other_ground():
    """People of another town who say who the dead were tell the incident again."""
    told_first = "On 4 May 2018 French warplanes struck the village of Arin and killed nine people.\n\n"
    text = told_first + "Residents of Baldeh said that only three of the dead belonged to Hezbollah."

    assert [(when, said) for _, when, _, said in chains(text)] == [("2018-05-04", []), ("2018-05-04", ["residents"])]


def test_a_speaker_whose_name_holds_the_town_tells_of_that_town():
    """The hospital of a town tells of the raid there, and not of the last attack."""
    text = (
        "On 4 May 2018 a raid on the village of Arin killed nine people, Germany said.\n\n"
        "On 6 May 2018 shelling killed two people in the village of Baldeh, Germany said.\n\n"
        "Arin central hospital said that it had received 12 bodies."
    )

    assert [(kind, when) for kind, when, _, _ in chains(text)][2] == ("airstrike", "2018-05-04")


def test_a_day_after_another_paragraphs_speaker_is_that_of_the_deed():
    """What ends with "Germany said." leaves the day of the next paragraph to its deed."""
    text = (
        "A raid on the village of Arin killed nine people, Germany said.\n\n"
        "On 6 May 2018 shelling killed two people in the village of Baldeh."
    )

    assert [when for _, when, _, _ in chains(text)][-1] == "2018-05-06"


def test_who_denies_a_deed_and_lays_it_to_another_tells_it_twice():
    """A denial and the accusation after it are two accounts, and the deed avenged is denied by nobody."""
    text = (
        "On 4 May 2018 gunmen killed nine farmers in the village of Arin, residents said. Hezbollah denied any part in "
        "the attack and accused the French army of carrying it out in retaliation for an ambush on 3 May 2018 in the "
        "village of Baldeh."
    )

    assert [(kind, stance) for kind, _, stance, said in chains(text) if said == ["hezbollah"]] == [
        ("shooting", "denied"),
        ("shooting", "asserted"),
        ("ground_attack", "asserted"),
    ]


def test_another_who_only_names_the_weapon_tells_the_deed_again():
    """A stray rocket is another's version of the raid."""
    told_first = "في 4 أيار/مايو 2018 قتل تسعة أشخاص في غارة على قرية الوادعة، بحسب ألمانيا. "
    text = told_first + "وقالت فرنسا إن الدمار نجم عن صاروخ أخطأ هدفه."

    assert [(kind, when) for kind, when, _, _ in chains(text, "ar")] == [
        ("airstrike", "2018-05-04"),
        ("missile", "2018-05-04"),
    ]


def test_a_dateline_with_its_day_between_dashes_dates_no_deed():
    """The town and the day from which a story was sent are not those of the deed."""
    text = "عدن – 5 أيار/مايو 2018 (وكالة الأنباء) – قال السكان إن القوات الفرنسية قصفت قرية الوادعة فقتلت تسعة أشخاص."

    assert [(one[1], one[2]) for one in told(text, language="ar")] == [(None, ["الوادعة"])]


def test_what_is_denied_counts_for_no_asserted_account():
    """Deaths that the police deny are not those of the arrest that they report."""
    text = (
        "Police said that nine suspects were arrested in the village of Arin on 4 May 2018. "
        "They dismissed as false claims that 11 officers had died."
    )
    found = read(text, language="en")
    counted = {toll.id: toll.low for toll in found.tolls}

    assert [counted[one] for account in found.accounts for one in account.tolls] == [9]


def test_men_who_enter_a_place_and_kill_there_attack_it():
    """No word of attack stands there, and they attacked."""
    text = "On 4 May 2018 gunmen entered the village of Arin and killed nine people."

    assert told(text) == [("ground_attack", "2018-05-04", ["Arin"], [])]
