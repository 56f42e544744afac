"""Which measures serve an indicator of a draft."""

import policymodel as pm

GOALS = "云川市港口工作方案\n一、主要目标\n到2031年，港口货物吞吐量达到500万吨。\n二、重点任务\n"
ENDING = "（市港航局负责）"


def served(*items: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the numbers of the measures that serve each indicator, by its name."""
    numbered = (f"{number}.{item}{ENDING}\n" for number, item in enumerate(items, 1))
    plan = pm.draft(GOALS + "".join(numbered)).plan
    number = {each.id: each.number or "" for each in plan.measures}
    return [(each.name, tuple(number[id_] for id_ in each.measures)) for each in plan.indicators]


def test_a_measure_that_names_an_indicator_serves_it() -> None:
    (found,) = served("建设码头。新建一批泊位。", "疏浚航道。提高港口货物吞吐量。")
    assert found == ("港口货物吞吐量", ("2",))
    assert not pm.check(
        pm.draft(GOALS + f"1.建码头。提高港口货物吞吐量。{ENDING}").plan, select="O101"
    )


def test_one_that_states_it_serves_it_alone() -> None:
    found = dict(
        served("建设码头。扩大港口货物吞吐量。", "疏浚航道。到2030年港口货物吞吐量达到450万吨。")
    )
    assert found["港口货物吞吐量"] == ("2",)


def test_what_the_whole_plan_is_about_is_served_by_none_for_its_name() -> None:
    items = [f"做{word}件事。提高港口货物吞吐量。" for word in "甲乙丙丁"]
    assert served(*items) == [("港口货物吞吐量", ())]
    assert served(*items[:3]) == [("港口货物吞吐量", ("1", "2", "3"))]


def test_a_short_name_names_nothing_in_particular() -> None:
    text = GOALS.replace("港口货物吞吐量达到500万吨", "渔船达到500艘")
    plan = pm.draft(f"{text}1.建设码头。供渔船停靠。{ENDING}\n2.疏浚航道。疏通。{ENDING}\n").plan
    assert [(each.name, each.measures) for each in plan.indicators] == [("渔船", ())]


def test_a_list_names_what_it_shares_the_end_of() -> None:
    text = GOALS.replace("港口货物吞吐量达到500万吨", "瞪羚企业达到40家，独角兽企业达到20家")
    item = f"1.培育企业。形成专精特新、瞪羚、独角兽企业梯队。{ENDING}\n2.建设码头。扩建。{ENDING}\n"
    found = pm.draft(text + item)
    assert [len(each.measures) for each in found.plan.indicators] == [1, 1]
    assert not [each for each in pm.verify(found.plan, found.source) if each.code == "V059"]
