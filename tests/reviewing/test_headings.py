"""Hints that name keys say what the review calls them, and are left alone elsewhere."""

import pytest

from policymodel.reviewing.headings import with_headings


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("文件写明的，填入 frequency。", "文件写明的，填入 frequency（频次）。"),
        ("可在 proposed 中提出建议单位。", "可在 proposed（建议的责任分工）中提出建议单位。"),
        ("请在 members 中列出。", "请在 members（成员）中列出。"),
        ("写入 suppressions 并说明理由。", "写入 suppressions（不再提示）并说明理由。"),
        ("请核对 start 和 end。", "请核对 start（起始年）和 end（结束年）。"),
        ("direction 写作 maintain。", "direction（方向）写作 maintain。"),
        ("请改为 comparator: between。", "请改为 comparator: between。"),
        ("请列为章节（sections）。", "请列为章节（sections）。"),
        ("如为增加的数量，kind 请写 level。", "如为增加的数量，kind（种类）请写 level。"),
        ("请运行 policymodel anchor --text 文件。", "请运行 policymodel anchor --text 文件。"),
        ("请核对文件。", "请核对文件。"),
    ],
)
def test_a_key_has_what_the_review_calls_it_behind_it(hint: str, said: str) -> None:
    assert with_headings(hint) == said
    assert with_headings(said) == said  # once is enough
