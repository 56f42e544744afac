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
