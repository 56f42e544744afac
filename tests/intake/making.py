"""Documents of invented cities in every format, made from one list of parts."""

import html
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from attrs import frozen
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

FONT = "Noto Serif CJK SC"


@frozen
class Table:
    """A table: rows of texts; `"<"` goes on with the cell before it, `"^"` with the one above."""

    rows: tuple[tuple[str, ...], ...]


Part = str | Table

GROWTH = Table(
    (
        ("序号", "类别", "指标", "2025年", "2030年"),
        ("1", "供水", "城市供水保证率（%）", "92.5", "≥98"),
        ("2", "^", "泵站数量（座）", "12", "30"),
        ("3", "排水", "雨水管网长度（公里）", "410", "[560]"),
        ("4", "^", "内涝点（处）", "—", "从有到无"),
        ("注：[ ]内为五年累计值。", "<", "<", "<", "<"),
    )
)
PLAN: tuple[Part, ...] = (
    "甲州市人民政府办公室关于印发《甲州市水网建设行动方案（2026—2030年）》的通知",
    "甲政办发〔2026〕7号",
    "各县（市、区）人民政府，市政府各部门：",
    "现将《甲州市水网建设行动方案（2026—2030年）》印发给你们，请认真贯彻执行。",
    "一、总体要求",
    "坚持节水优先、空间均衡，统筹城乡供水与排水，加快建成安全、韧性、智慧的现代水网，"
    "为全市高质量发展提供支撑，让每一位居民都用得上放心水，让每一场大雨都排得出去。",
    "二、主要目标",
    "到2030年，城市供水保证率达到98%以上，新建泵站18座，漏损率控制在7%以内，力争建成"
    "“1+3+N”调度体系，服务人口突破120万人。",
    GROWTH,
    "三、重点任务",
    "（一）加快泵站建设。在城东、城西各建一座枢纽泵站，2028年底前完工，配套管网同步建成并"
    "投入运行，形成互联互通的供水格局。（牵头单位：市水务局；配合单位：市财政局、市住房"
    "城乡建设局、市自然资源局）",
    "（二）推进智慧调度。每年培训调度人员60人次以上。（市水务局、市大数据局按职责分工负责）",
    "——建设数据平台，接入泵站、管网、河道监测点2000个以上。",
    "四、保障措施",
    "加强组织领导，建立月调度、季通报、年考核机制，及时协调解决推进中遇到的问题。",
    "2026年3月2日",
)


def lines(parts: Iterable[Part] = PLAN) -> list[str]:
    """The canonical lines: a paragraph each, of tables a cell each; notes below are paragraphs."""
    found = []
    for part in parts:
        rows = part.rows if isinstance(part, Table) else ((part,),)
        found += [cell for row in rows for cell in row if cell not in ("<", "^", "")]
    return found


def as_text(parts: Iterable[Part] = PLAN) -> bytes:
    return "\n".join(lines(parts)).encode()


def as_docx(parts: Iterable[Part] = PLAN, *, head: str = "", size: int = 16) -> bytes:
    """A Word document as offices write it: first lines indented, pages numbered below."""
    made = Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = made.sections[0]
    section.page_width, section.page_height = Pt(595), Pt(842)
    section.left_margin = section.right_margin = Pt(78)
    if head:
        section.header.paragraphs[0].text = head
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in ("— ", *_page_field(), " —"):
        run = foot.add_run(piece if isinstance(piece, str) else "")
        if not isinstance(piece, str):
            run._r.append(piece)
    for part in parts:
        if isinstance(part, Table):
            _add_table(made, part)
        else:
            paragraph = made.add_paragraph(part)
            paragraph.paragraph_format.first_line_indent = Pt(2 * size)
            paragraph.paragraph_format.space_after = Pt(0)
    return packed(made)


def packed(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def _page_field() -> list[object]:
    found = []
    for kind in ("begin", "PAGE", "end"):
        element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        found.append(element)
    return found


def _add_table(made: object, table: Table) -> None:
    rows = table.rows
    added = made.add_table(len(rows), len(rows[0]), style="Table Grid")  # type: ignore[attr-defined]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = added.cell(row, column)
            if text == "<":
                cell.merge(added.cell(row, column - 1))
            elif text == "^":
                cell.merge(added.cell(row - 1, column))
            else:
                cell.text = text


def as_xlsx(parts: Iterable[Part] = PLAN) -> bytes:
    """A workbook in whose first column the paragraphs stand, and its tables as they are."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("方案")
    row = 0
    for part in parts:
        for cells in part.rows if isinstance(part, Table) else ((part,),):
            sheet.write_row(row, 0, cells)
            row += 1
    book.close()
    return made.getvalue()


def as_html(parts: Iterable[Part] = PLAN, *, title: str = "甲州市人民政府") -> str:
    """A page of a portal: menus, metadata and notices around the document."""
    body = "".join(
        _html_table(part) if isinstance(part, Table) else f"<p>　　{html.escape(part)}</p>"
        for part in parts
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<script charset="gbk">var a = "<p>不是正文</p>";</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">办事服务，在线咨询，便民查询，互动交流</a></li></ul></div>
<div class="wrap"><div id="zoom">{body}</div>
<div class="related"><a href="1">相关链接：水网建设行动方案解读，专家谈水网</a></div></div>
<div class="footer">主办单位：甲州市人民政府办公室　联系电话：0000-1234567　网站标识码：00</div>
</body></html>"""


def _html_table(table: Table) -> str:
    rows = table.rows
    made = []
    for row, cells in enumerate(rows):
        made.append("<tr>")
        for column, text in enumerate(cells):
            if text not in ("<", "^"):
                across, down = _spans(rows, row, column)
                made.append(
                    f'<td rowspan="{down}" colspan="{across}"><p>{html.escape(text)}</p></td>'
                )
        made.append("</tr>")
    return f"<table border=1>{''.join(made)}</table>"


def _spans(rows: Sequence[Sequence[str]], row: int, column: int) -> tuple[int, int]:
    across, down = 1, 1
    while column + across < len(rows[row]) and rows[row][column + across] == "<":
        across += 1
    while row + down < len(rows) and rows[row + down][column] == "^":
        down += 1
    return across, down


def run_xml(inner: str) -> object:
    """A run, or anything that stands in a paragraph, from its XML."""
    return parse_xml(inner.replace(">", f" {nsdecls('w', 'r')}>", 1))
