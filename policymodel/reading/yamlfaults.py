"""What is wrong with the form of a plan file: codes F001 to F009, in people's words.

| code | fault |
|---|---|
| F001 | larger than a plan can be |
| F002 | not UTF-8, or characters that nobody can see |
| F003 | not YAML |
| F004 | a key twice in one mapping |
| F005 | anchor, alias, merge key or tag |
| F006 | nested too deep |
| F007 | several documents in one file |
| F008 | a key that is no text |
| F009 | nothing in it |
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from policymodel.findings import Finding, Text
from policymodel.model.scalars import INVISIBLE
from policymodel.reading import yamlsyntax

MOST_FAULTS = 50
"""Findings listed of one file; who has so many wants to mend and try again."""

BAD_CHARACTER = re.compile(f"[{INVISIBLE}]|\r(?!\n)")
"""What a plan may not hold, and a lone CR."""


def too_large(size: int, limit: int) -> Finding:
    """F001: the file has more bytes than any plan."""
    return _fault(
        "F001",
        Text(
            f"文件应不超过 {limit:,} 字节，实为 {size:,} 字节",
            f"expected a file of at most {limit:,} bytes, found {size:,}",
        ),
        hint=_NOT_A_PLAN,
    )


def too_many(marks: int, limit: int) -> Finding:
    """F001: the file has more values than any plan."""
    return _fault(
        "F001",
        Text(
            f"文件的行数与标点之和应不超过 {limit:,}，实为 {marks:,}",
            f"expected at most {limit:,} lines, colons, commas and brackets, found {marks:,}",
        ),
        hint=_NOT_A_PLAN,
    )


def not_utf8(data: bytes, at: int) -> Finding:
    """F002: `data` is no UTF-8, seen at offset `at`; say what it probably is instead."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:100]:
        found = Text("看来是 UTF-16（记事本的“Unicode”）", "it looks like UTF-16")
    else:
        try:
            data.decode("gb18030")
            found = Text("看来是 GBK（记事本的“ANSI”）", "it looks like GBK")
        except UnicodeDecodeError:
            found = Text(f"有字节 {data[at]:#04x}", f"there is a byte {data[at]:#04x}")
    return _fault(
        "F002",
        Text(f"文件应为 UTF-8 编码，{found.zh}", f"expected a file in UTF-8, but {found.en}"),
        line=data.count(b"\n", 0, at) + 1,
        hint=Text(
            "请在编辑器中“另存为”，编码选 UTF-8",
            "save as UTF-8: in the editor, “save as” with encoding UTF-8",
        ),
    )


def bad_characters(text: str) -> list[Finding]:
    """F002: characters that cannot be seen but make two equal words differ."""
    faults = []
    line, counted = 1, 0
    for found in islice(BAD_CHARACTER.finditer(text), MOST_FAULTS):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        code = f"U+{ord(found[0]):04X}"
        name = unicodedata.name(found[0], "")
        faults.append(
            _fault(
                "F002",
                Text(
                    f"应只有可见字符，第 {_column(text, counted)} 列有 {code} {name}".rstrip(),
                    f"expected visible characters only, found {code} {name}".rstrip()
                    + f" in column {_column(text, counted)}",
                ),
                line=line,
                hint=Text(
                    "多为从网页或 Word 复制时带入，请删除后重新输入该处文字",
                    "it often comes with text copied from a web page or Word: retype the place",
                ),
            )
        )
    return faults


def too_deep(limit: int, line: int, path: str = "") -> Finding:
    """F006: more collections inside collections than a plan can mean."""
    return _fault(
        "F006",
        Text(f"嵌套应不超过 {limit} 层", f"expected at most {limit} levels of nesting"),
        line=line,
        path=path,
        hint=Text(
            "方案文件约需八层，请检查缩进和括号",
            "a plan needs about eight: check indentation and brackets",
        ),
    )


def empty() -> Finding:
    """F009: the file says nothing."""
    return _fault(
        "F009",
        Text("应为一份方案，实为空文件", "expected a plan, found an empty file"),
        line=1,
        hint=Text("请从示例方案复制后修改", "copy an example plan and change it"),
    )


def syntax_fault(error: yaml.YAMLError, text: str, depth: int) -> Finding:
    """F003, or F006 where the parser itself stops at too many brackets."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "nesting" in str(error):
        return too_deep(depth, mark.line + 1 if mark else 1)
    if "incompatible YAML" in str(error):
        return directive(mark.line + 1 if mark else 1)
    if isinstance(error, yaml.MarkedYAMLError):
        return yamlsyntax.syntax_fault(error, text)
    return _fault("F003", Text(f"不是 YAML：{error}", f"not YAML: {error}"))


_NOT_A_PLAN = Text(
    "方案文件约 8 万字节；请确认没有选错文件",
    "a plan has about 80,000 bytes: make sure that this is the right file",
)


def _fault(
    code: str, message: Text, *, line: int | None = None, path: str = "", hint: Text | None = None
) -> Finding:
    return Finding(code=code, severity="error", message=message, line=line, path=path, hint=hint)


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)


def several_documents(line: int) -> Finding:
    """F007: a second document begins."""
    return _fault(
        "F007",
        Text("一个文件应只有一份文档，此处又起一份", "expected one document, a second begins"),
        line=line,
        hint=Text(
            "删除“---”或“...”行，或分成两个文件", "remove the line --- or ..., or use two files"
        ),
    )


def directive(line: int) -> Finding:
    """F005: a directive that changes how the file is read."""
    return _fault(
        "F005",
        Text("文件开头不应有以 % 开头的指令", "expected no directive that begins with %"),
        line=line,
        hint=Text("请删除该行", "remove the line"),
    )


def marked(event: Any, line: int, path: str) -> Iterator[Finding]:
    """F005: an alias, an anchor or a tag."""
    tag = getattr(event, "tag", None)
    if isinstance(event, yaml.AliasEvent):
        name = f"*{event.anchor}"
        yield _fault(
            "F005",
            Text(f"应写出内容，实为别名 {name}", f"expected a value, found the alias {name}"),
            line=line,
            path=path,
            hint=_SPELL_OUT,
        )
    elif event.anchor is not None:
        name = f"&{event.anchor}"
        yield _fault(
            "F005",
            Text(
                f"应只写内容，实有锚点 {name}", f"expected a value alone, found the anchor {name}"
            ),
            line=line,
            path=path,
            hint=_SPELL_OUT,
        )
    if tag is not None:
        yield _fault(
            "F005",
            Text(f"应只写内容，实有标签 {tag}", f"expected a value alone, found the tag {tag}"),
            line=line,
            path=path,
            hint=_NO_TAG,
        )


def of_key(event: Any, first: int | None, line: int, path: str) -> Iterator[Finding]:
    """F004, F005, F008: a key that is no text, a merge key, or there already in line `first`."""
    if isinstance(event, yaml.AliasEvent):
        return  # told as an alias
    if not isinstance(event, yaml.ScalarEvent):
        message = Text(
            "键应为文字，实为列表或映射", "expected text as key, found a list or mapping"
        )
        yield _fault("F008", message, line=line, path=path, hint=_PLAIN_KEY)
        return
    key = event.value
    if not event.style and key == "<<":
        message = Text("应写出内容，实为合并键 <<", "expected a key, found the merge key <<")
        yield _fault("F005", message, line=line, path=path, hint=_SPELL_OUT)
    elif not event.style and _NOT_TEXT.fullmatch(key):
        yield _fault(
            "F008",
            Text(
                f"键应为文字，实为 {key or '空'}", f"expected text as key, found {key or 'nothing'}"
            ),
            line=line,
            path=path,
            hint=Text(f'请加引号："{key}"', f'put it in quotes: "{key}"'),
        )
    if first is not None:
        message = Text(
            f"每个键应只出现一次，“{key}”已在第 {first} 行出现",
            f"expected each key once, found “{key}” again, first in line {first}",
        )
        yield _fault("F004", message, line=line, path=path, hint=_ONE_KEY)


# What YAML 1.2 takes for null, bool, int and float.
_NOT_TEXT = re.compile(
    r"~?|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)

_SPELL_OUT = Text(
    "请把内容写全；以 & 或 * 开头的文字请加引号",
    "write the content out; text that begins with & or * needs quotes",
)
_NO_TAG = Text("以 ! 开头的文字请加引号", "text that begins with ! needs quotes")
_PLAIN_KEY = Text("以 [、{ 或 ? 开头的文字请加引号", "text that begins with [, { or ? needs quotes")
_ONE_KEY = Text("只保留一个；多项请写成列表", "keep one of them; several items make a list")
