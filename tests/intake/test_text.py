"""Plain text and Markdown, and what is furniture of a page in any format."""

import subprocess
import sys
from pathlib import Path

import pytest
from intake import making

import policymodel as pm
from policymodel.intake.document import AsideKind
from policymodel.intake.furniture import contacts_inside, furniture, portal_items
from policymodel.intake.reading import read_bytes
from policymodel.intake.writer import Placed, Writer
from policymodel.source.folder import canonical


def test_blank_lines_and_indents_stay_in_the_text_and_out_of_the_blocks() -> None:
    text = "\n　　一、目标\n\n  建泵站30座。  \n"
    document = read_bytes(text.encode(), "a.txt")
    assert document.text == text
    assert [document.text_of(block) for block in document.blocks] == ["一、目标", "建泵站30座。"]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_decoded_as_verification_decodes_it(code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("一、目标\r\n建泵站30座。\r".encode(code))
    other = canonical(path)
    assert other is not None
    assert read_bytes(path.read_bytes(), "a.txt").text == other.text


def test_markdown_has_headings_and_tables() -> None:
    text = "# 方案\n\n| 指标 | 值 |\n|:--|--:|\n| 泵站 |  |\n\n#注 不是标题\n## 二、任务"
    document = read_bytes(text.encode(), "a.md")
    assert document.text == text
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1), ("table", None), ("paragraph", None), ("heading", 2),
    ]  # fmt: skip
    assert document.table(document.blocks[1]) == (("指标", "值"), ("泵站", ""))
    assert read_bytes(text.encode(), "a.txt").blocks[0].kind == "paragraph"


def test_a_portal_above_a_text_is_metadata_with_its_places() -> None:
    text = (
        "政府信息公开\n索 引 号:0001/2030 发布机构:甲州市水务局 发文字号:\n"
        "主题分类:水利 成文日期:2030-01-02\n"
        "- **发布日期**：2030-01-05\n来源：本网\n\n一、来源：水库\n"
    )
    document = read_bytes(text.encode(), "a.md")
    assert {item.key: item.text for item in document.metadata} == {
        "index_number": "0001/2030", "issuer": "甲州市水务局", "number": "", "topic": "水利",
        "issued": "2030-01-02", "published": "2030-01-05", "origin": "本网",
    }  # fmt: skip
    assert all(text[item.start : item.end] == item.text for item in document.metadata)
    assert document.text_of(document.blocks[-1]) == "一、来源：水库"


def test_furniture_of_a_text_has_its_place_and_no_block() -> None:
    text = "甲州市方案\n浏览次数：12\n联系人：某人，联系电话：0000-1234567\n— 3 —\n打印 关闭"
    document = read_bytes(text.encode(), "a.txt")
    assert [document.text_of(block) for block in document.blocks] == ["甲州市方案"]
    assert [aside.kind for aside in document.asides] == [
        "furniture", "contact", "page_number", "furniture",
    ]  # fmt: skip
    for aside in document.asides:
        assert aside.start is not None
        if aside.kind != "contact":
            assert text[aside.start : aside.end] == aside.text
    assert "某人" not in document.asides[1].text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第 3 页 共 9 页", "page_number"), ("—１２—", "page_number"), ("－4－", "page_number"),
        ("一、总体要求 ........ 3", "contents"), ("总则…………………………12", "contents"),
        ("咨询电话：0000-12345678", "contact"), ("400-000-0000", "contact"),
        ("000-12345678客服热线", "contact"), ("（联系人：某某，传真：0000-1234567）", "contact"),
        ("相关链接：水网解读", "related"), ("【原文下载】", "related"),
        ("- [水网方案.pdf](/a/b.pdf)", "related"), ("上一篇：通知", "related"),
        ("【打印本页】 【关闭窗口】", "furniture"), ("字体：大 中 小", "furniture"),
        ("当前位置：首页 > 公开", "furniture"),
        ("声明：图片来源于网络，侵权请联系删除。", "furniture"),
        ("某ICP备00000号", "furniture"), ("高级搜索", "furniture"), ("责任编辑：某某", "furniture"),
        ("建设泵站30座。", None), ("30", None), ("2030", None), ("—", None), ("——建设泵站", None),
        ("三、相关政策", None), ("推进政策解读，加强宣传引导。", None),
        ("公开方式：主动公开", None),
        ("12345热线办理率达到100%", None), ("开通服务热线12条。", None), ("", None),
        ("建立热线：统一受理，24小时值守，做到件件有回音、事事有着落，群众满意度达到98%以上，"
         "并把办理结果纳入年度考核，形成闭环管理机制。", None),
    ],
)  # fmt: skip
def test_furniture_is_told_from_content(line: str, kind: AsideKind | None) -> None:
    assert furniture(line) == kind


def test_labels_in_a_sentence_are_no_metadata() -> None:
    assert portal_items("本办法的发布机构：甲州市水务局") == []
    assert portal_items("甲州市文号：7号") == []
    assert contacts_inside("建站（市水务局联系人：某某，电话：0000-1234567）。") is not None
    assert contacts_inside("建站（责任单位：市水务局）。") is None


def test_the_writer_keeps_the_places_of_empty_cells_inside_their_table() -> None:
    writer = Writer()
    writer.line("前")
    writer.table([Placed(text="", row=0, column=0), Placed(text="a\n b ", row=0, column=1),
                  Placed(text="c", row=1, column=0), Placed(text="", row=1, column=1)])  # fmt: skip
    writer.table([Placed(text=" ", row=0, column=0)])
    assert writer.text == "前\na\nb\nc"
    [_, table] = writer.blocks
    assert [(cell.start, cell.end) for cell in table.cells] == [(2, 2), (2, 5), (6, 7), (7, 7)]


def test_a_document_error_says_all() -> None:
    with pytest.raises(pm.DocumentError) as caught:
        read_bytes(b"", "a.txt")
    assert caught.value.format("zh").startswith("错误 I002: a.txt 是空文件。")


def test_text_and_word_open_no_library_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(making.as_docx())
    (tmp_path / "a.txt").write_bytes(making.as_text())
    code = (
        "import sys; from policymodel.intake.reading import read_document as read; "
        "assert read('a.txt').text == read('a.docx').text; "
        "print([m for m in sys.modules if m.startswith(('lxml', 'docx', 'pypdfium2', 'pint'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
