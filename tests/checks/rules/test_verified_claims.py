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
