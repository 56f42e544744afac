"""Where things stand, and that they stand there once: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # A measure that is its own heading, and one in an annex, under no heading of the plan.
        (
            "V030",
            "三、保障措施\n加强领导。\n",
            """
            sections: [{number: 三, title: 保障措施, at: [0, 6]}]
            measures: [{id: m1, number: 三, title: 保障措施, at: [0, 12]}]
            """,
            [],
        ),
        (
            "V030",
            "一、目标\n1.甲。\n2.乙。\n",
            """
            sections: [{number: 一, title: 目标, at: [0, 4]}]
            measures:
              - {id: m1, number: "1", title: 甲, section: [一], at: [5, 9]}
              - {id: m2, number: "2", title: 乙, section: [], at: [10, 14]}
            """,
            ["measures[1].section"],
        ),
        # The last headings of a row have nothing below them, and are measures themselves.
        (
            "V030",
            "一、任务\n(一)节能\n1.甲。\n(二)节水。\n(三)节材。\n",
            """
            sections:
              - number: 一
                title: 任务
                at: [0, 4]
                sections: [{number: (一), title: 节能, at: [5, 10]}]
            measures:
              - {id: m1, number: "1", title: 甲, section: [一, (一)], at: [11, 15]}
              - {id: m2, number: (二), title: 节水, section: [一], at: [16, 22]}
              - {id: m3, number: (三), title: 节材, section: [一], at: [23, 29]}
              - {id: m4, number: "1", title: 甲, section: [一], at: [11, 14]}
            """,
            ["measures[3].section"],
        ),
        # A section among them has a row of its own below it.
        (
            "V030",
            "一、任务\n(一)节能。\n(二)节水\n1.甲。\n(三)节材。\n(四)节地。\n",
            """
            sections:
              - number: 一
                title: 任务
                at: [0, 4]
                sections:
                  - number: (二)
                    title: 节水
                    at: [12, 17]
                    sections: [{number: "1", title: 甲, at: [18, 21]}]
            measures:
              - {id: m1, number: (一), title: 节能, section: [一], at: [5, 11]}
              - {id: m3, number: (三), title: 节材, section: [一], at: [23, 29]}
              - {id: m4, number: (四), title: 节地, section: [一, (二)], at: [30, 36]}
            """,
            ["measures[2].section"],
        ),
        # One passage, two targets: they differ in what they say.
        (
            "V031",
            "甲、乙均达到30家。",
            """
            indicators:
              - id: firms
                targets:
                  - {id: firms.1, kind: level, year: 2025, at: [4, 9]}
                  - {id: firms.2, kind: level, year: 2030, at: [4, 9]}
              - {id: share, targets: [{id: share.1, kind: level, at: [4, 9]}]}
            """,
            [],
        ),
        (
            "V031",
            "甲均达到30家。",
            """
            not_targets:
              - {words: 30家, why: other, at: [4, 7]}
              - {words: 30家, why: other, at: [4, 7]}
            """,
            ["not_targets[1]"],
        ),
        (
            "V031",
            "甲达到30家，乙达到40家。",
            """
            not_targets:
              - {words: 30家, why: other}
              - {words: 40家, why: other}
              - {words: 30 家, why: other}
            """,
            ["not_targets[2]"],
        ),
        # Numbers that run on are one list; a list of principles is another.
        (
            "V033",
            "1.以人为本\n2.统筹兼顾\n1.甲甲。\n2.乙乙。\n3.丙丙。\n",
            """
            measures:
              - {id: m1, number: "1", title: 甲甲, at: [14, 19]}
              - {id: m2, number: "2", title: 乙乙, at: [20, 25]}
            """,
            [""],
        ),
        (
            "V033",
            "1.甲甲。\n2.乙乙。\n",
            """
            measures: [{id: m1, number: "1", title: 甲甲, at: [0, 11]}]
            """,
            [],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths
