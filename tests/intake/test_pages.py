"""PDF files: paragraphs out of lines, tables out of rules, pages whose text is no text."""

import io
import random
from contextlib import suppress
from pathlib import Path

import pypdf
import pytest
from intake import making
from intake.mutating import mutated
from intake.pdfs import SIZE, Page, pdf
from intake.test_formats import assert_in_order
from libreoffice import convert

import policymodel as pm
from policymodel.intake.document import DocumentText
from policymodel.intake.reading import read_bytes

WIDE = "甲州市加快建设现代水网完善供水体系提升排水能力保障用"
assert len(WIDE) == 26


def read(*pages: Page) -> DocumentText:
    document = read_bytes(pdf(*pages), "a.pdf")
    assert_in_order(document)
    return document


def lines(*pages: Page) -> list[str]:
    return read(*pages).text.split("\n")


def test_what_the_width_of_a_page_broke_is_one_paragraph() -> None:
    page = Page().lines(
        80, 700, [f"  {WIDE[:24]}", f"{WIDE}", "水安全。", f"  {WIDE[:24]}", "水。", "  一、目标"]
    )
    assert lines(page) == [f"{WIDE[:24]}{WIDE}水安全。", f"{WIDE[:24]}水。", "一、目标"]


@pytest.mark.parametrize(("colour", "kind"), [("1 1 1", "paragraph"), ("0.8 0.9 1", "table")])
def test_white_areas_under_lines_are_no_table(colour: str, kind: str) -> None:
    wide, split = 26 * SIZE, 8 * SIZE
    page = Page()
    for place in range(3):
        low = 700 - 28 * place - 6
        boxes = [(80.0, low, split, 28.0), (80 + split, low, wide - split, 28.0)]
        page.areas(boxes, colour)
    page.lines(80, 700, [WIDE, WIDE[::-1], "水安全。"])
    document = read(page)
    assert {each.kind for each in document.blocks} == {kind}
    assert (document.text == f"{WIDE}{WIDE[::-1]}水安全。") is (kind == "paragraph")


def test_lines_that_were_broken_once_before_are_one_paragraph() -> None:
    kept = [f"  {WIDE[:24]}", WIDE[:2], WIDE, WIDE[2:4], f"{WIDE[::-1][:20]}。", "  一、目标"]
    assert lines(Page().lines(80, 700, kept)) == ["".join(kept[:-1]).strip(), "一、目标"]


def test_points_of_a_whole_file_are_full_stops() -> None:
    kept = [f"{WIDE[n]}建成{n}.5亿元." for n in range(9)] + ["一.目标一致."]
    document = read(Page().lines(80, 700, kept))
    assert document.text.replace("\n", "") == "".join(f"{each[:-1]}。" for each in kept)
    assert [each.code for each in document.told] == ["I115"]
    assert read(Page().lines(80, 700, kept[:4])).text.count("。") == 0  # too few to tell


def test_characters_of_a_font_for_points_are_points() -> None:
    own, sign = "\U001001b0", "\uf03a"
    page = Page().lines(
        80, 700, [f"{WIDE[:8]}１{own}５亿元，占2{sign}1。", f"  2{own}{WIDE[:9]}。"]
    )
    document = read(page)
    assert document.text == f"{WIDE[:8]}１.５亿元，占2:1。\n2.{WIDE[:9]}。"
    assert [each.code for each in document.told] == ["I115"]


def test_lines_of_contents_are_no_paragraph() -> None:
    rows = [f"{WIDE[n : 10 + n]}{'·' * 14}{n + 10}" for n in range(4)]
    document = read(Page().lines(80, 700, [*rows, f"  {WIDE[:8]}。"]))
    assert document.text == f"{WIDE[:8]}。"
    assert [each.kind for each in document.asides] == ["contents"] * 4


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = Page().lines(
        80, 700, [WIDE, "各县人民政府：", "  现印发给你们。", WIDE[:20] + "。", WIDE]
    )
    assert lines(page) == [f"{WIDE}各县人民政府：", "现印发给你们。", f"{WIDE[:20]}。", WIDE]


def test_page_numbers_and_running_heads_are_set_aside() -> None:
    """A bracket that goes on over the page is whole, whatever stands between."""
    pages = []
    for number in range(1, 5):
        page = Page().text(240, 790, "甲州市水网方案").text(270, 60, f"— {number} —")
        begun = [f"  {WIDE[:9]}。（责任单位：市水"] if number == 2 else []
        ended = ["务局、市财政局）"] if number == 3 else []
        body = [f"  {WIDE[:24]}", WIDE, "水安全。"]
        page.lines(80, 700, [*ended, *body, *begun])
        pages.append(page)
    document = read(*pages)
    assert f"{WIDE[:9]}。（责任单位：市水务局、市财政局）" in document.text.split("\n")
    kinds = [(aside.kind, aside.page) for aside in document.asides]
    assert kinds == [(k, n) for n in range(1, 5) for k in ("running_head", "page_number")]
    assert [block.page for block in document.blocks][:4] == [1, 2, 2, 3]


def test_bare_numbers_are_page_numbers_where_they_run_with_the_pages() -> None:
    body = [f"  {WIDE[:24]}", WIDE, "水安全。"]
    pages = [Page().lines(80, 700, body).text(290, 60, f"{n + 6}") for n in range(3)]
    pages.append(Page().lines(80, 110, ["2030"]))
    document = read(*pages)
    assert document.text.split("\n")[-1] == "2030"
    assert [aside.text for aside in document.asides] == ["6", "7", "8"]


XS, YS = [80.0, 150.0, 300.0, 420.0], [700.0, 670.0, 640.0, 610.0]


def test_cells_are_what_rules_enclose_merged_ones_whole() -> None:
    page = Page().text(90, 760, "指标表").grid(XS, YS, missing=["h 2 0", "v 0 2"])
    for x, y, text in (
        (90, 680, "序号"), (160, 680, "名称数值"), (90, 640, "供水"), (160, 650, "保证率"),
        (310, 650, "98%"), (160, 620, "漏损率"), (310, 620, "7%"),
    ):  # fmt: skip
        page.text(x, y, text, size=12)
    document = read(page.text(90, 580, "注：以上为预期性指标。"))
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert document.table(document.blocks[1]) == (
        ("序号", "名称数值", "名称数值"), ("供水", "保证率", "98%"), ("供水", "漏损率", "7%"),
    )  # fmt: skip
    assert document.text.split("\n")[1:4] == ["序号", "名称数值", "供水"]


def test_a_table_that_is_open_at_its_sides_has_all_its_columns() -> None:
    page = Page().grid(
        [80, 200, 300], [700, 660, 620], missing=["v 0 0", "v 1 0", "v 0 2", "v 1 2"]
    )
    for x, y, text in ((90, 670, "指标"), (210, 670, "数值"), (90, 630, "泵站"), (210, 630, "30")):
        page.text(x, y, text)
    document = read(page)
    assert document.table(document.blocks[0]) == (("指标", "数值"), ("泵站", "30"))


def test_lines_of_a_cell_are_one_where_its_width_broke_them() -> None:
    page = Page().grid([80, 150, 230], [700, 640, 600])
    page.text(90, 680, "新建泵", size=16).text(90, 660, "站", size=16)
    page.text(160, 680, "一", size=16).text(160, 660, "二", size=16)
    page.text(90, 610, "甲", size=16).text(160, 610, "乙", size=16)
    document = read(page)
    assert document.table(document.blocks[0]) == (("新建泵站", "一\n二"), ("甲", "乙"))


def test_tables_go_on_over_pages() -> None:
    """The header that is repeated is told; a row that the page cut is one."""
    rows = [("序号", "任务", "单位"), ("1", "建泵站", "水务局")]
    more = [("序号", "任务", "单位"), ("", "和管网", ""), ("2", "修水库", "财政局")]
    pages = []
    for held in (rows, more):
        page = Page().grid(XS, [700.0 - 30 * n for n in range(len(held) + 1)])
        for row, texts in enumerate(held):
            for x, text in zip(XS, texts, strict=False):
                page.text(x + 10, 680 - 30 * row, text, size=12)
        pages.append(page)
    document = read(*pages)
    [block] = document.blocks
    assert document.table(block) == (
        rows[0], ("1", "建泵站和管网", "水务局"), ("2", "修水库", "财政局"),
    )  # fmt: skip
    assert [aside.text for aside in document.asides] == ["序号 任务 单位"]


def test_a_page_that_stands_on_its_head_is_read_as_it_is_shown() -> None:
    page = Page(turned=180)
    page.drawn.append("-1 0 0 -1 595 842 cm")
    page.grid([80, 200, 400], [500, 460, 420]).text(90, 540, "附表：任务分工")
    for y, task, unit in ((470, "任务", "单位"), (430, "建泵站", "水务局")):
        page.text(90, y, task).text(210, y, unit)
    document = read(page)
    assert document.text.split("\n") == ["附表：任务分工", "任务", "单位", "建泵站", "水务局"]
    assert document.table(document.blocks[1]) == (("任务", "单位"), ("建泵站", "水务局"))


@pytest.mark.office
@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_across_is_read_as_it_is_shown(degrees: int, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(making.as_docx(size=12))
    made = convert([file], "pdf", tmp_path)[file]
    writer = pypdf.PdfWriter(clone_from=str(made))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        turn = pypdf.Transformation().rotate(degrees)
        move = turn.translate(height, 0) if degrees == 90 else turn.translate(0, width)
        page.add_transformation(move)
        page.mediabox = page.cropbox = pypdf.generic.RectangleObject((0, 0, height, width))
        page.rotate(degrees)
    stream = io.BytesIO()
    writer.write(stream)
    turned, plain = read_bytes(stream.getvalue(), "a.pdf"), read_bytes(made.read_bytes(), "a.pdf")
    assert turned.text == plain.text == "\n".join(making.lines())
    assert turned.blocks == plain.blocks


def test_a_frame_around_text_is_no_table() -> None:
    page = Page().grid([70, 520], [720, 600]).lines(80, 700, ["专栏一 重点工程", "建设泵站。"])
    assert [block.kind for block in read(page).blocks] == ["paragraph"] * 2


def test_text_under_a_picture_of_the_page_is_told() -> None:
    hidden = Page().picture().text(80, 700, "（二十二）建设泵站", mode=3)
    hidden.text(80, 660, "（二十二）建设管网", mode=3).text(80, 630, "（二十四）收尾", mode=3)
    under = Page().text(80, 700, "识别文字").picture()
    over = Page().picture().text(80, 700, "印在底图上的文字")
    assert [told.code for told in read(hidden).told] == ["I103", "I108", "I108"]
    assert [told.code for told in read(under).told] == ["I103"]
    assert read(over).told == ()


def test_pages_that_are_pictures_are_told_or_the_file_refused() -> None:
    document = read(Page().text(80, 700, "一、目标"), Page().picture(), Page())
    assert [told.code for told in document.told] == ["I105"]
    assert "2" in document.told[0].message.zh
    for pages in ((Page().picture(),), (Page(),)):
        with pytest.raises(pm.DocumentError, match="I008"):
            read(*pages)


def test_characters_of_private_use_are_kept_and_told() -> None:
    document = read(Page().text(80, 700, "达到13\U001001708%"))
    assert document.text == "达到13\U001001708%"
    [told] = document.told
    assert (told.code, told.severity, told.at) == ("I102", "warning", (4, 5))
    assert "U+100170" in told.message.zh


def test_spaced_letters_are_told_and_bold_by_double_print_is_read_once() -> None:
    page = Page().text(80, 700, "指 导 思 想").text(80, 650, "目标").text(80.4, 650, "目标")
    document = read(page.text(80, 600, "——建设泵站"))
    assert document.text == "指 导 思 想\n目标\n——建设泵站"
    assert [told.code for told in document.told] == ["I104"]


def test_brackets_that_do_not_pair_are_told() -> None:
    found = [told.code for told in read(Page().text(80, 700, "1）建站（市水务局")).told]
    assert found == ["I109"]


def test_a_password_is_named() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(Page().text(80, 700, "一"))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(pm.DocumentError, match="I005"):
        read_bytes(stream.getvalue(), "a.pdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(Page().text(80, 700, "一"))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert read_bytes(stream.getvalue(), "a.pdf").text == "一", "what opens without one is read"


def test_a_file_made_bad_is_read_or_refused() -> None:
    good = pdf(*[Page().lines(80, 700, [f"  {WIDE}"] * 9).grid(XS, YS) for _ in range(3)])
    random_ = random.Random(1)  # noqa: S311 - the same files every time
    for _ in range(150):
        with suppress(pm.DocumentError):
            assert_in_order(read_bytes(mutated(good, random_), "a.pdf"))


def test_the_size_of_what_is_told_does_not_grow_with_the_file() -> None:
    pages = [Page().picture() for _ in range(40)]
    document = read(Page().text(80, 700, "一、目标", size=SIZE), *pages)
    assert document.told[0].message.zh.count("、") == 11
