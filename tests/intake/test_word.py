"""What Word documents hold beside plain paragraphs: numbers, changes, boxes, fields, notes."""

from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from intake import making
from intake.test_refusals import LINKS, RELATION, TYPES, WORD, body, package

from policymodel.intake.document import DocumentText
from policymodel.intake.reading import read_bytes

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def document(*parts: str, **more: str) -> DocumentText:
    """Read a document of paragraphs, with more parts: styles, numbering, footnotes …"""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{LINKS}/{kind}" Target="{kind}.xml"/>' for kind in more
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = body("".join(parts)).replace("<w:document", f'<w:document xmlns:mc="{MC}"', 1)
    data = package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATION.format(kind="officeDocument", target="word/document.xml"),
            "word/document.xml": root,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}'
            "</Relationships>",
            **{f"word/{kind}.xml": part for kind, part in more.items()},
        }
    )
    return read_bytes(data, "plan.docx")


def lines(*parts: str, **more: str) -> list[str]:
    return document(*parts, **more).text.split("\n")


LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    '<w:lvlText w:val="{text}"/><w:suff w:val="{gap}"/></w:lvl>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(at=0, form="chineseCounting", text="%1、", gap="nothing")
    + LEVEL.format(at=1, form="chineseCounting", text="（%2）", gap="tab")
    + LEVEL.format(at=2, form="decimal", text="%3.", gap="space")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + LEVEL.format(at=0, form="bullet", text="\uf0b7", gap="tab")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    '<w:style w:styleId="Base"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
    '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def item(text: str, level: int, number: int = 1) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(f"<w:pPr>{listed}</w:pPr>", run(text))


def styled(text: str, style: str) -> str:
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(text))


def test_automatic_numbers_are_those_that_word_prints() -> None:
    found = lines(
        item("目标", 0), item("泵站", 1), item("城东", 2), item("城西", 2), item("管网", 1),
        item("城南", 2), item("任务", 0), item("调度", 1), item("附则", 0, 2), item("要点", 0, 3),
        numbering=NUMBERING,
    )  # fmt: skip
    assert found == [
        "一、目标", "（一）泵站", "1. 城东", "2. 城西", "（二）管网", "1. 城南", "二、任务",
        "（一）调度", "五、附则", "•要点",
    ]  # fmt: skip


def test_styles_number_too_and_make_headings() -> None:
    found = document(
        styled("总则", "Base"), styled("细则", "Own"), styled("正文", "Loop"),
        styled("总则…………1", "Toc"),
        numbering=NUMBERING, styles=STYLES,
    )  # fmt: skip
    assert found.text == "一、总则\n二、细则\n正文"
    assert [(block.kind, block.level) for block in found.blocks] == [
        ("heading", 1), ("heading", 1), ("paragraph", None),
    ]  # fmt: skip
    assert [aside.kind for aside in found.asides] == ["contents"]


def test_an_empty_item_counts_and_is_told() -> None:
    found = document(item("甲", 0), item("", 0), item("丙", 0), numbering=NUMBERING)
    assert found.text == "一、甲\n三、丙"
    assert [(aside.kind, aside.text) for aside in found.asides] == [("number", "二、")]


def test_changes_are_accepted_and_told() -> None:
    found = document(
        paragraph(
            run("达到"), f"<w:ins>{run('23')}</w:ins>",
            "<w:del><w:r><w:delText>21</w:delText></w:r></w:del>", run("家"),
        ),
        paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("两段")),
        paragraph(run("成一段。")),
    )  # fmt: skip
    assert found.text == "达到23家\n两段成一段。"
    [told] = found.told
    assert told.code == "I101"
    assert "1 处插入" in told.message.zh
    assert [(aside.kind, aside.text) for aside in found.asides] == [("deletion", "21")]


def test_hidden_text_is_set_aside_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"
    found = document(paragraph(run("公开"), hidden))
    assert found.text == "公开"
    assert [aside.text for aside in found.asides] == ["内部"]
    assert [told.code for told in found.told] == ["I111"]


def test_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('甲州市文件'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    found = lines(
        paragraph(run("前"), f"<w:r>{both}</mc:AlternateContent></w:r>"), paragraph(run("后"))
    )
    assert found == ["前", "甲州市文件", "后"]


def field(*inner: str, result: str | None = None) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in (
        "begin", "separate", "end"
    ))  # fmt: skip
    instruction = f'<w:r><w:instrText xml:space="preserve">{"".join(inner)}</w:instrText></w:r>'
    shown = "" if result is None else separate + run(result)
    return begin + instruction + shown + end


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (field(" MACROBUTTON Empty 1"), "第109号"),
        (field(" MACROBUTTON Empty 1", result="1"), "第109号"),
        (field(" EQ \\o\\ac(○,1)"), "第109号"),
        (field(" PAGE "), "第09号"),
        (field(" HYPERLINK x", result="1"), "第109号"),
        (field(" IF ", field("PAGE", result="7"), result="1"), "第109号"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>1</w:t></w:r></w:fldSimple>', "第109号"),
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>4</w:t></w:r></w:fldSimple>', "第09号"),
    ],
)
def test_fields_show_what_word_shows(inner: str, shown: str) -> None:
    assert lines(paragraph(run("第"), inner, run("09号"))) == [shown]


def test_signs_breaks_and_symbols() -> None:
    found = document(
        paragraph(
            run("甲"), "<w:r><w:tab/></w:r>", run("乙"), "<w:r><w:noBreakHyphen/></w:r>", run("丙"),
            '<w:r><w:br/></w:r>', run("丁"), '<w:r><w:br w:type="page"/></w:r>',
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        ),
    )  # fmt: skip
    assert found.text == "甲 乙-丙\n丁\uf0fc"
    assert [told.code for told in found.told] == ["I102"]


def test_notes_stand_behind_the_text() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="0" w:type="separator">'
        f'{paragraph(run("线"))}</w:footnote><w:footnote w:id="2">{paragraph(run("注二。"))}'
        f'</w:footnote><w:footnote w:id="1">{paragraph(run("注一。"))}</w:footnote></w:footnotes>'
    )
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    found = document(
        paragraph(run("先"), refer.format(2)),
        paragraph(run("后"), refer.format(1)),
        footnotes=notes,
    )
    assert found.text == "先\n后\n注二。\n注一。"
    assert [block.kind for block in found.blocks] == ["paragraph"] * 2 + ["footnote"] * 2


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text) if text else '')}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_merged_cells_stand_once_and_in_each_place() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = document(
        table(
            cell("序号") + cell("任务", '<w:gridSpan w:val="2"/>'),
            cell("1", down) + cell("建泵站") + cell("市水务局"),
            cell("", on) + cell("") + cell("市财政局"),
            "<w:trPr><w:del/></w:trPr>" + cell("2") + cell("删") + cell("去"),
        )
    )
    assert found.text == "序号\n任务\n1\n建泵站\n市水务局\n市财政局"
    [block] = found.blocks
    assert found.table(block) == (
        ("序号", "任务", "任务"), ("1", "建泵站", "市水务局"), ("1", "", "市财政局"),
    )  # fmt: skip


def test_a_table_that_is_a_frame_is_its_paragraphs() -> None:
    found = document(table(cell("甲州市文件") + cell("")), paragraph(run("正文")))
    assert [block.kind for block in found.blocks] == ["paragraph", "paragraph"]


def test_a_table_inside_a_cell_is_part_of_the_cell() -> None:
    inner = table(cell("甲") + cell("1"), cell("乙") + cell("2"))
    holder = f"<w:tc>{paragraph(run('名单'))}{inner}{paragraph()}</w:tc>"
    found = document(table(holder + cell("局"), cell("丙") + cell("丁")))
    [block] = found.blocks
    assert found.table(block)[0] == ("名单\n甲\n1\n乙\n2", "局")


def test_comments_heads_and_feet_are_set_aside() -> None:
    comments = (
        f'<w:comments xmlns:w="{WORD}"><w:comment>{paragraph(run("改"))}</w:comment></w:comments>'
    )
    head = f'<w:hdr xmlns:w="{WORD}">{paragraph(run("内部资料"))}</w:hdr>'
    found = document(paragraph(run("正文")), comments=comments, header=head)
    assert found.text == "正文"
    assert [(each.kind, each.text) for each in found.asides] == [
        ("running_head", "内部资料"), ("comment", "改"),
    ]  # fmt: skip


def test_python_docx_agrees_on_plain_documents() -> None:
    """An independent reader finds the same paragraphs and cells."""
    data = making.as_docx()
    import io

    other: Any = Document(io.BytesIO(data))
    read = read_bytes(data, "a.docx")
    paragraphs = [each.text for each in other.paragraphs if each.text.strip()]
    assert [read.text_of(b) for b in read.blocks if b.kind == "paragraph"] == [
        *paragraphs[:8], making.GROWTH.rows[-1][0], *paragraphs[8:],
    ]  # fmt: skip
    [block] = (b for b in read.blocks if b.kind == "table")
    cells = [[each.text for each in row.cells] for row in other.tables[0].rows]
    assert [list(row) for row in read.table(block)] == cells[:-1]


def test_content_controls_are_looked_into() -> None:
    made = Document()
    made.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj>"
            '<w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录一</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    made.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>正文</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    found = read_bytes(making.packed(made), "a.docx")
    assert found.text == "正文"
    assert [(each.kind, each.text) for each in found.asides] == [("contents", "目录一")]
