"""Rows of tables, years and deadlines: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # The year of the measure before, in the same paragraph, is not that of the next one.
        *(
            (
                "V049",
                f"{span}，能耗累计下降9%。",
                "indicators: [{id: e, name: 能耗, targets: [{id: e.1, kind: change, value: 9, "
                f"year: 2030, year_at: {[span.index('十'), span.index('十') + 3]}, words: 下降9%, "
                f"at: [{len(span) + 5}, {len(span) + 9}]}}]}}]",
                ["indicators[2].targets[0].from_year"] if whole else [],
            )
            for span, whole in (
                ("“十五五”期间", True),
                ("十五五时期", True),
                ("到“十五五”末", False),
                ("到十五五期末", False),
                ("到“十五五”规划收官", False),
            )
        ),
        (
            "V049",
            "节能。到2027年建成甲站。节水。建成乙站。到2026年建成丙站和丁站。",
            """
            measures:
              - {id: m1, title: 节能, at: [0, 13]}
              - {id: m2, title: 节水, at: [13, 34]}
            indicators:
              - id: stations
                name: 站
                targets:
                  - {id: stations.b, kind: milestone, at: [16, 20]}
                  - {id: stations.d, kind: milestone, at: [31, 33]}
            """,
            ["indicators[2].targets[1].year"],
        ),
        # The year stands in the paragraph, and the plan has it from another one.
        (
            "V049",
            "到2030年，全面建成。\n到2027年，企业达到30家。",
            """
            indicators:
              - id: firms
                targets:
                  - {id: firms.1, kind: level, year: 2030, year_at: [1, 6], at: [21, 26]}
                  - {id: firms.2, kind: level, year: 2027, year_at: [13, 18], at: [21, 26]}
            """,
            ["indicators[0].targets[0].year"],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths
