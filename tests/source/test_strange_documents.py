"""Whatever stands in a document of 200 KB, verification takes little time and memory."""

import time
import tracemalloc

import attrs
import pytest
from source.yunzhou import PLAN

from policymodel.checks import verified
from policymodel.source import SourceText

SIZE = 200_000  # bytes
LEAST = 0.025  # seconds: a busy machine can take as long for nothing
MEGABYTE = 2**20
PARTS = (
    "1", "一", "（", "（）", "责任单位：", "（责任单位：市甲局、", "…", "3、", "1-2-", "三十亿",
    "（市甲局、市乙局牵头）", "1,234,", "责任单位：市甲局\n", "a1", "a@", "三成", "三分之",
    "市甲局和", "“三”", "⼯", " ", "\n", "一、甲\n", "2025年", "（一）", "3\n", "达到30家以上，",
    "到2025年，", "http://a", "年均增长8%、", "《", "各区", "由市甲局", "：", "第3号", "翻一番",
)  # fmt: skip


def verification(text: str) -> None:
    source = SourceText(text)
    document = attrs.evolve(PLAN.document, source=source.source)
    verified(attrs.evolve(PLAN, document=document), source)


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_document(part: str) -> None:
    """A tenfold document takes no more than about ten times as long."""

    def seconds(size: int) -> float:
        text = part * (size // len(part.encode()))
        start = time.process_time()
        verification(text)
        return time.process_time() - start

    seconds(SIZE // 100)
    few = min(seconds(SIZE // 10) for _ in range(3))
    many = min(seconds(SIZE) for _ in range(2))
    assert many < 20 * max(few, LEAST)


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["3\n", "一", "三分之", "（市甲局、市乙局牵头）", "责任单位：市甲局\n"]
)
def test_memory_is_bounded(part: str) -> None:
    text = part * (SIZE // len(part.encode()))
    tracemalloc.start()
    try:
        verification(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 150 * MEGABYTE
