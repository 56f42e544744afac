"""Which years govern a target."""

from drafting.targets.reader import read, targets


def years(*paragraphs: str, title: str = "云州市行动方案") -> list[int | None]:
    return [target.year for _, target in targets(read(*paragraphs, title=title))]


def test_a_horizon_holds_until_the_next() -> None:
    assert years("到2023年，灯塔达到3座，泊位达到5座；到2025年，灯塔达到9座。") == [
        2023,
        2023,
        2025,
    ]


def test_a_horizon_of_goals_holds_for_the_next_paragraph() -> None:
    assert years("到2025年，港口繁荣。", "（一）泊位达到5座。") == [2025]


def test_a_horizon_of_one_measure_holds_for_no_other() -> None:
    text = "到2025年，灯塔达到9座。"
    found = read(text, "建设泊位3座。", purpose="measures")
    assert [target.year for _, target in targets(found)] == [2025, None]


def test_the_year_from_which_on_something_is_done_each_year_is_the_first() -> None:
    for text in (
        "2023年起每年培训船员100人。",
        "自2023年起，每年培训船员100人。",
        "从2023年春季学期起每年培训船员100人。",
        "2023年9月起，市港航局每年培训船员100人。",
    ):
        ((_, target),) = targets(read(text, purpose="measures"))
        assert (target.kind, target.from_year, target.year) == ("per_year", 2023, None), text
        assert target.year_at is not None
        assert text[target.year_at.slice].startswith("2023年"), text


def test_a_level_holds_from_its_first_year_on() -> None:
    ((_, target),) = targets(read("自2023年起，新建泊位岸电覆盖率达到100%。"))
    assert (target.from_year, target.year) == (None, 2023)


def test_a_first_year_is_that_of_its_own_sentence() -> None:
    text = "到2025年，建成泊位5座。2023年起每年培训船员100人。新增灯塔3座。"
    found = [(each.from_year, each.year) for _, each in targets(read(text))]
    assert found == [(None, 2025), (2023, None), (None, 2025)]


def test_a_year_that_lies_behind_is_no_first_one() -> None:
    assert years("自2019年起，灯塔已达到9座。") == []


def test_a_five_year_plan_is_a_span() -> None:
    ((_, target),) = targets(read("“十四五”期间，新建泊位5座。"))
    assert (target.from_year, target.year) == (2021, 2025)


def test_the_title_names_the_year_of_everything() -> None:
    found = read("云州市2022年工作要点", "建设泊位3座。", title="云州市2022年工作要点")
    ((_, target),) = targets(found)
    assert (target.year, target.year_at and target.year_at.start) == (2022, 3)


def test_what_was_is_no_target() -> None:
    found = read("2019年，灯塔已达到9座。")
    assert targets(found) == []
    assert {each.why for each in found.not_targets} == {"history", "date"}


def test_what_a_past_year_opens_is_no_target_beside_those_that_come() -> None:
    for past in ("2020年建成灯塔9座", "2020年岸电使用率达到9%", "2020年底全市新建泊位9个"):
        found = [
            (int(t.value or 0), t.year)
            for _, t in targets(read(f"到2032年，码头达到3座；{past}。"))
        ]
        assert found == [(3, 2032)], past
    assert targets(read("计划到2032年再建15座。")) == []


def test_a_number_of_four_digits_is_no_year() -> None:
    assert years("船员达到2000人。") == [None]


def test_numbers_have_the_years_of_a_span_in_turn() -> None:
    for span in (
        "2022至2025年",
        "2022 至 2025 年",
        "2022—2025年，",
        "2022年、2023年、2024年和2025年，",
    ):
        text = f"{span}绿色建筑占比分别达到80%、90%、95%、100%；星级面积持续增加。"
        found = [(n, t.value, t.year) for n, t in targets(read(text)) if t.value]
        assert [year for _, _, year in found] == [2022, 2023, 2024, 2025], text
        assert [int(value) for _, value, _ in found] == [80, 90, 95, 100]
    of_fewer = "2022至2025年绿色建筑占比和星级占比分别达到80%、90%。"
    assert years(of_fewer) == [2025, 2025]


def test_years_in_turn_may_be_said_of_several_things() -> None:
    for said in (
        "2031年、2032年分别改造灯塔10座、12座，2033年、2034年分别改造14座、16座。",
        "2031年至2034年，灯塔分别达到10座、12座、14座、16座。",
    ):
        assert years(said) == [2031, 2032, 2033, 2034], said
    again = "2031年至2032年，灯塔分别达到10座、12座，泊位分别新增2座、3座。"
    assert years(again) == [2031, 2032, 2031, 2032]


def test_more_or_fewer_numbers_than_years_are_asked_about() -> None:
    for said in (
        "2031年、2032年岸电使用率分别达到50%、55%、60%。",
        "2031年、2032年、2033年分别新建泊位5座、8座。",
    ):
        found = read(said)
        assert targets(found) == [], said
        assert {each.rule for each in found.questions} == {"doubt.target"}


def test_a_pronoun_stands_for_what_was_named_before() -> None:
    for said in (
        "到2023年，岸电使用率达到35%；到2025年，该比例达到45%。",
        "到2023年，岸电使用率达到35%，到2025年这一比例提高到45%以上。",
    ):
        found = [(each.name, target.year) for each, target in targets(read(said))]
        assert found == [("岸电使用率", 2023), ("岸电使用率", 2025)], said
    assert targets(read("到2025年，该比例达到45%。")) == []


def test_what_is_built_by_a_standard_is_named_with_it() -> None:
    [(each, target)] = targets(read("到2025年，按一星级标准建设的绿色建筑占比达到35%。"))
    assert (each.name, target.year) == ("按一星级标准建设的绿色建筑占比", 2025)


def test_the_name_of_a_plan_may_say_which_thing_is_meant() -> None:
    for said in (
        "用好“十四五”能耗指标，确保项目。建成泊位3座。",
        "编制“十四五”规划，建成泊位3座。",
    ):
        assert years(said, title="云州市2022年工作要点") == [2022], said
    for said in ("“十四五”期间完善设施。建成泊位3座。", "落实“十四五”时期任务，建成泊位3座。"):
        assert years(said, title="云州市2022年工作要点") == [2025], said
