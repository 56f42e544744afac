"""Facts at their places: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # Month and day belong to a year, and 年 may be printed twice.
        *(
            (
                "V006",
                f"到2027年{more}，高新技术企业达到30家。",
                f"""
                indicators:
                  - id: firms
                    at: [{8 + len(more) - 1}, {14 + len(more) - 1}]
                    targets: [{{id: firms.1, kind: level, year: 2027, year_at: [1, {end}]}}]
                """,
                paths,
            )
            for more, end, paths in (
                ("7月底", 8, []),
                ("年底", 6, []),
                ("7月底", 6, ["indicators[0].targets[0].year_at"]),
                ("7月底", 9, ["indicators[0].targets[0].year_at"]),
            )
        ),
        # A number of the indicator's own name is no other.
        *(
            (
                "V004",
                "开通市级“12345”热线，接听30家。",
                f"""
                indicators:
                  - id: firms
                    name: {name}
                    targets:
                      - {{id: firms.1, kind: milestone, words: 开通市级“12345”热线, at: [0, 13]}}
                """,
                paths,
            )
            for name, paths in (
                ("市级“12345”热线", []),
                ("市级热线", ["indicators[0].targets[0].words"]),
            )
        ),
        # Where a sentence charges somebody, its words are pointed to: whole, and as they are.
        *(
            (
                "V008",
                "1.建制度。市甲局牵头，市乙局配合，出台办法。\n",
                f"""
                organizations:
                  - {{name: 市甲局, kind: department}}
                  - {{name: 市乙局, kind: department}}
                measures:
                  - id: m1
                    number: "1"
                    title: 建制度
                    at: [0, 23]
                    responsibilities: {{{said}}}
                    responsibilities_at: {at}
                """,
                paths,
            )
            for said, at, paths in (
                ("lead: [市甲局], support: [市乙局]", "[6, 17]", []),
                (
                    "support: [市甲局], lead: [市乙局]",
                    "[6, 17]",
                    ["measures[0].responsibilities"] * 2,
                ),
                ("lead: [市甲局]", "[6, 17]", ["measures[0].responsibilities"]),
                ("lead: [市甲局]", "[6, 12]", ["measures[0].responsibilities_at"]),
                ("lead: [市甲局]", "[6, 11]", []),
                ("lead: [市甲局]", "[7, 11]", ["measures[0].responsibilities_at"]),
                ("lead: [市甲局]", "[18, 22]", ["measures[0].responsibilities_at"]),
            )
        ),
        # Measures that run on in one paragraph: each ends where the next begins.
        (
            "V009",
            "1.节能。（市发改委） 节水。节材。",
            """
            measures:
              - {id: m1, number: "1", title: 节能, at: [0, 11]}
              - {id: m2, title: 节水, at: [12, 14]}
              - {id: m3, title: 节材, at: [15, 18]}
            """,
            ["measures[1].at"],
        ),
        # What the document says once of those in charge, it says in these words of these bodies.
        (
            "V003",
            "以下任务均需各区政府落实。由市科技局和市财政局督办。",
            "conventions: [{kind: also, role: lead, words: 以下均需各区政府落实, at: [0, 12]}]",
            ["conventions[0].words"],
        ),
        (
            "V013",
            "以下任务均需各区政府落实。",
            """
            organizations:
              - {name: 各区政府, kind: government}
              - {name: 市财政局, kind: department}
            conventions:
              - kind: also
                role: implement
                organizations: [各区政府, 市财政局]
                words: 以下任务均需各区政府落实
                at: [0, 12]
            """,
            ["conventions[0].organizations[1]"],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths
