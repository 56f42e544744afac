"""Web pages: charset, content root, metadata, merged cells, what is set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake import making

from policymodel.intake.document import DocumentText
from policymodel.intake.reading import read_bytes
from policymodel.intake.web.charset import decode_page

PROSE = "甲州市加快建设现代水网，完善供水体系，提升排水能力，保障城乡居民用水安全。"


def page(content: str, around: str = "", head: str = "") -> DocumentText:
    text = f"<html><head>{head}</head><body>{around}<div>{content}</div></body></html>"
    return read_bytes(text.encode(), "a.html")


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "big5", "x-nothing"])
@pytest.mark.parametrize("used", ["utf-8", "gb18030"])
def test_bytes_decide_whatever_a_page_declares(declared: str, used: str) -> None:
    text = (
        making.as_html().replace('charset="utf-8"', f'charset="{declared}"').replace("甲州", "㙍州")
    )
    document = read_bytes(text.encode(used), "a.html")
    assert "㙍州市水网建设行动方案" in document.text
    fits = {"gb2312": "gb18030", "gbk": "gb18030"}.get(declared.lower(), declared) == used
    assert ("I107" in [told.code for told in document.told]) is not fits


def test_a_byte_order_mark_decides() -> None:
    for code in ("utf-8-sig", "utf-16"):
        assert "水网" in read_bytes(making.as_html().encode(code), "a.html").text


def test_a_few_wrong_bytes_are_shown_and_told() -> None:
    data = making.as_html().encode("gb18030").replace("泵站".encode("gb18030"), b"\xff\xff", 1)
    document = read_bytes(data, "a.html")
    assert "�" in document.text
    assert "I110" in [told.code for told in document.told]


@given(st.text("<meta charset=gb2312>\"'甲 ", max_size=80))
def test_any_text_is_decoded_as_what_it_is(text: str) -> None:
    decoded = decode_page(text.encode())
    assert decoded is not None
    assert decoded.text == text


PORTAL = """<table><tr>
<td>索 引 号：</td><td>000-1</td><td>发布机构：</td><td>甲州市水务局</td></tr>
<tr><td>成文日期：</td><td>2026-03-02</td><td>文　　号：</td><td>甲水〔2026〕7号</td></tr></table>
<div>发布日期：2026-03-05&nbsp;&nbsp;浏览次数：<span>12</span></div>"""


def test_what_a_portal_says_stands_above_and_is_tied_to_its_characters() -> None:
    document = page(f"<p>{PROSE}</p>" * 3, PORTAL, '<meta name="ContentSource" content="本网">')
    said = {item.key: item.text for item in document.metadata}
    assert said == {
        "index_number": "000-1", "issuer": "甲州市水务局", "issued": "2026-03-02",
        "number": "甲水〔2026〕7号", "published": "2026-03-05", "origin": "本网",
    }  # fmt: skip
    for item in document.metadata:
        if item.start is not None:
            assert document.text[item.start : item.end] == item.text
    assert [block.kind for block in document.blocks[:3]] == ["metadata"] * 3
    assert next(document.items("number")).label == "文号"


def test_the_title_above_a_document_is_its_heading() -> None:
    head = "<title>水网建设方案 - 甲州市人民政府</title>"
    document = page(f"<p>{PROSE}</p>" * 3, "<h1>水网建设方案</h1>", head)
    assert document.text_of(document.blocks[0]) == "水网建设方案"
    assert document.blocks[0].level == 1


def test_links_notices_and_contacts_are_set_aside() -> None:
    links = "".join(f"<li><a href={n}>{n}号通知</a></li>" for n in range(5))
    document = page(
        f"<p>{PROSE}</p>" * 3 + f"<p>联系人：某人，联系电话：0000-1234567</p><ul>{links}</ul>"
        f"<p>{PROSE}（联系人：某人；联系电话：0000-1234567）</p><p>【打印】 【关闭窗口】</p>"
    )
    assert document.text == "\n".join([PROSE] * 4)
    kinds = [aside.kind for aside in document.asides]
    assert sorted(kinds) == ["contact", "contact", "furniture", "related"]
    told = "".join(aside.text for aside in document.asides)
    assert "某人" not in told
    assert "1234567" not in told


def test_hidden_copies_scripts_and_comments_are_not_read() -> None:
    document = page(
        f"<script>var a='<p>{PROSE}</p>'</script><!-- {PROSE} --><p>{PROSE}</p>"
        f'<p style="display: none">{PROSE}</p><p hidden>{PROSE}</p>'
    )
    assert document.text == PROSE


def test_a_copy_for_search_does_not_hide_where_the_document_is() -> None:
    body = "".join(f"<p>{n}、{PROSE}</p>" for n in range(1, 9))
    copy = "".join(f"{n}、{PROSE}" for n in range(1, 9))
    text = f"<body><div class=x><div>{body}</div></div><div class=y>{copy}</div></body>"
    document = read_bytes(text.encode(), "a.html")
    assert len(document.blocks) == 8


def test_spans_of_cells_end_with_their_table() -> None:
    document = page(
        "<table><tr><th rowspan=9>类</th><th colspan=2>数</th></tr><tr><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td rowspan=0>4</td></tr></table>"
    )
    [block] = document.blocks
    assert document.table(block) == (("类", "数", "数"), ("类", "1", "2"), ("类", "3", "4"))


def test_tables_that_lay_out_a_page_are_no_tables() -> None:
    document = page(
        f"<table><tr><td><table><tr><td><p>{PROSE}</p></td></tr></table></td></tr></table>"
    )
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_lines_breaks_lists_and_headings() -> None:
    document = page(
        "<h2>一、<b>目</b>标</h2>甲州\n市水网<br>第二行<ol start=3><li>建站</li><li>修网</li></ol>"
        "<pre>一\n二</pre><p>PM<sub>2.5</sub> and&nbsp;water</p>"
    )
    assert document.text.split("\n") == [
        "一、目标", "甲州市水网", "第二行", "3. 建站", "4. 修网", "一", "二", "PM2.5 and water",
    ]  # fmt: skip
    assert document.blocks[0].level == 2
