"""How firm, of what kind, for what: what is told and what passes."""

import pytest
from checks.documents import found


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # 全国 belongs to what a platform is built on, not to the platform.
        (
            "V044",
            "依托全国信用平台建设评价系统。",
            """
            indicators:
              - id: firms
                name: 评价系统
                at: [10, 14]
                targets: [{id: firms.1, kind: milestone, words: 建设评价系统, at: [8, 14]}]
            """,
            [],
        ),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths


@pytest.mark.parametrize(("between", "told"), [(93, False), (94, True)])
def test_heads_of_columns_say_of_what_kind_a_cell_is(between: int, told: bool) -> None:
    text = f"2027年{'甲' * between}增长\n企业\n5\n"
    at = text.index("\n5") + 1
    fragment = f"""
    indicators:
      - id: firms
        name: 企业
        targets:
          - {{id: a, kind: growth_rate, value: 5, unit: 家, words: "5", at: [{at}, {at + 1}],
             year: 2027, year_at: [0, 5]}}
    """
    assert found("V042", text, fragment) == ["indicators[0].targets[0].kind"] * told


@pytest.mark.parametrize(
    ("before", "between", "told"),
    [(0, 10, False), (2900, 10, False), (0, 2994, False), (0, 2995, True)],
)
def test_what_binds_is_said_at_most_so_far_before_a_row(
    before: int, between: int, told: bool
) -> None:
    text = f"{'乙' * before}\n约束性指标{'甲' * between}\n企业达到3家\n"
    start = text.index("企业")
    fragment = f"indicators: [{{id: firms, attribute: binding, at: [{start}, {start + 2}]}}]"
    assert found("V041", text, fragment) == ["indicators[0].attribute"] * told


@pytest.mark.parametrize(
    ("cells", "length", "told"),
    [(3, 1, True), (4, 1, True), (5, 1, False), (1, 150, True), (1, 170, False)],
)
def test_what_binds_is_a_cell_of_the_row(cells: int, length: int, told: bool) -> None:
    text = "企业\n" + f"{'甲' * length}\n" * cells + "预期性\n"
    fragment = "indicators: [{id: firms, at: [0, 2]}]"
    assert found("V041", text, fragment) == ["indicators[0].attribute"] * told
