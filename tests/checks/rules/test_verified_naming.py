"""Titles and names cut short or misplaced: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        (
            "V034",
            "1.建设平台，提质增效。",
            "measures: [{id: m1, title: 建设平台, at: [0, 12]}]",
            ["measures[0].title"],
        ),
        ("V034", "1.建设平台\n建五个。", "measures: [{id: m1, title: 建设平台, at: [0, 11]}]", []),
        # A composed name cites what is printed of it.
        (
            "V035",
            "研发经费增加，投入强度达到3%。",
            "indicators: [{id: firms, name: 研发经费投入强度, at: [7, 11]}]",
            [],
        ),
        (
            "V035",
            "研发经费增加，投入强度达到3%。",
            "indicators: [{id: firms, name: 研发经费投入强度, at: [8, 11]}]",
            ["indicators[0].at"],
        ),
        # A title in one's own words is no slip.
        ("V036", "创新能力明显增强。", "goals: [{id: g, title: 让创新更强, at: [0, 9]}]", []),
        (
            "V036",
            "创新能力明显增强。",
            "goals: [{id: g, title: 创新能力显增强, at: [0, 9]}]",
            ["goals[0].title"],
        ),
        # The contents say where a title ends that runs on.
        (
            "V034",
            "1.节能降耗.....3\n1.节能降耗要求各区落实。\n2.节水增效要求各区落实。\n",
            """
            measures:
              - {id: m1, number: "1", title: 节能降耗, at: [13, 26]}
              - {id: m2, number: "2", title: 节水增效, at: [27, 40]}
            """,
            ["measures[1].title"],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths


@pytest.mark.parametrize(
    ("title", "words", "told"),
    [
        ("建设创新平台", "建设创新平台", False),
        ("建设创新平合", "建设创新平台", True),  # one changed, at the end
        ("健设创新平台", "建设创新平台", True),
        ("建设新平台", "建设创新平台", True),  # one lost
        ("建设创新平", "建设创新平台", True),
        ("建设创新的平台", "建设创新平台", True),  # one added
        ("建设创新平台化", "建设创新平台", True),
        ("建设新平", "建设创新平台", False),  # two, of each kind
        ("建设创新的大平台", "建设创新平台", False),
        ("建立创新平合", "建设创新平台", False),
        ("建设改革新平台", "建设创新平台", False),
        ("建设改新平台", "建设创成新平台", False),
        ("创新平合", "创新平台", True),
        ("新平合", "新平台", False),  # too short to be a slip
        ("建设创新", "建设创新平台", False),
        ("建设创新平台", "建设创新", False),
    ],
)
def test_a_title_of_a_goal_that_differs_in_one_letter_is_a_slip(
    title: str, words: str, told: bool
) -> None:
    fragment = f"goals: [{{id: goal, title: {title}, at: [0, {len(words)}]}}]"
    assert bool(found("V036", f"{words}。", fragment)) is told
