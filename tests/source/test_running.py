"""What the sheets show of a document's text: a paragraph is a line, a list keeps its lines."""

import pytest

from policymodel.source.lines import on_one_line, running, wrapping

LONG = "云川市深化科研经费管理改革，进一步扩大高等学校和科研院所自"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (f"{LONG}\n主权，赋予团队选题权。", f"{LONG}主权，赋予团队选题权。"),
        (f"{LONG}\n\n　　主权。\n　　建立清单。", f"{LONG}主权。\n建立清单。"),
        (f"{LONG}\n— 12 —\n主权。", f"{LONG}主权。"),
        (f"{LONG}\n第 4 页\n主权。", f"{LONG}主权。"),
        (f"{LONG}\n主权，并且在全市范围内推广首批试点单位的做法\n和经验。",
         f"{LONG}主权，并且在全市范围内推广首批试点单位的做法和经验。"),
        ("执行《云川市智慧码头建设技术规范》（DB99/T\n1024）。",
         "执行《云川市智慧码头建设技术规范》（DB99/T 1024）。"),
        ("落实《云川市港口\n条例》。", "落实《云川市港口条例》。"),
    ],
)  # fmt: skip
def test_what_a_page_broke_is_one_again(printed: str, shown: str) -> None:
    assert running(printed, None) == shown


@pytest.mark.parametrize(
    "listed",
    [
        "建成码头。\n疏浚航道。",
        "重点建设下列项目：\n东港区深水泊位\n西港区铁路专用线\n内河集装箱码头",
        f"{LONG}\n（二）主权。",
        f"{LONG}\n2.主权。",
        f"{LONG}\n——主权。",
        f"{LONG}\n完成时限：2031年。",
        "东港区深水泊位和后方铁路专用线一并设计一并建设\n西港区客运码头改造提升和岸电设施建设工程",
        "指标\n单位\n岸电使用率\n%\n90",
    ],
)
def test_what_the_document_lists_keeps_its_lines(listed: str) -> None:
    assert running(listed, None) == listed


def test_a_text_broken_at_a_width_is_read_as_it_breaks() -> None:
    text = (
        "云川市加快建设现代化港口体系，推\n" * 9
        + "进高质量发展。\n全市建立港口服务清单制度，由各单\n位执行。"
    )
    last = text[text.index("全市") :]
    assert running(last, wrapping(text)) == "全市建立港口服务清单制度，由各单位执行。"
    assert running(last, None) == last  # of a short line alone nobody knows


def test_letters_on_both_sides_keep_a_blank() -> None:
    assert on_one_line("Green\nPort 2031\n年") == "Green Port 2031年"
