"""Why a text is not YAML, in words for people, and the slip that is probably behind it."""

import re

import yaml

from policymodel.findings import Finding, Text

# PyYAML's own problems, by words in them that libyaml and pure Python share.
_PROBLEMS = (
    (
        "expected ',' or",
        Text("括号未闭合，或缺少逗号", "a bracket is not closed, or a comma is missing"),
    ),
    ("unexpected end of stream", Text("引号未闭合", "a quote is not closed")),
    ("document separator", Text("引号未闭合", "a quote is not closed")),
    ("unknown escape", Text("双引号内有未知的反斜杠写法", "unknown backslash in double quotes")),
    (
        "could not find expected ':'",
        Text("应为“键: 值”，缺少冒号", "expected “key: value”, found no colon"),
    ),
    ("mapping values are not allowed", Text("此处不应有冒号", "a colon cannot stand here")),
    (
        "cannot start any token",
        Text("不加引号的文字不能以此字符开头", "no text without quotes may begin so"),
    ),
    (
        "expected <block end>",
        Text("缩进与上文不一致", "the indentation does not fit the lines above"),
    ),
    (
        "did not find expected key",
        Text(
            "缩进与上文不一致，或引号后有多余文字",
            "the indentation does not fit the lines above, or there is text after a quote",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Text(
            "列表各项应同样缩进，以“- ”开头",
            "expected the items of a list in one column, each with “- ”",
        ),
    ),
    (
        "sequence entries are not allowed",
        Text("列表应另起一行", "a list begins in a line of its own"),
    ),
    (
        "expected <document start>",
        Text("方案应到此结束，实有多余文字", "expected the end of the plan, found more text"),
    ),
    (
        "expected node content",
        Text("此处缺少内容，或括号未闭合", "expected a value, or a closing bracket"),
    ),
)

_QUOTES = Text(
    "检查此行和上一行的缩进、冒号和引号；含标点的文字请加引号",
    "check indentation, colons and quotes here and above; put quotes around text with punctuation",
)

_LONGEST = 300
"""Characters of a line searched for slips: nobody's typing, and the search is not linear."""

# Slips of people new to YAML, the surest first, looked for where the parser stopped.
_SLIPS = (
    (
        re.compile(r"^ *\t"),
        Text("缩进请用空格，不用制表符（Tab）", "indent with spaces, not with tabs"),
    ),
    (
        re.compile(r"^\s*(?:- +)?[\w\-]+ *："),
        Text(
            "键后请用半角冒号加空格“: ”，不用“：”", "after a key use “: ”, not the full-width “：”"
        ),
    ),
    (
        re.compile(r"[\[{][^\]}]*[，；]"),
        Text(
            "括号内各项请用半角逗号加空格“, ”分隔",
            "in brackets separate with “, ”, not the full-width “，”",
        ),
    ),
    (
        re.compile(r"^\s*(?:- +)?[\w\-]+:(?=[^\s])"),
        Text("冒号后请加一个空格", "put a space after the colon"),
    ),
    (
        re.compile(r"""(?:: |- |[\[,{] ?)(?:'[^']*'|"[^"]*")[^\s,\]}:]"""),
        Text(
            "引号应括住整段文字；文字中有引号时，外层用另一种引号",
            "quotes go around the whole text; around text with quotes put the other kind",
        ),
    ),
    (
        re.compile(r"[:\-] +[@`%]"),
        Text("以 @、` 或 % 开头的文字请加引号", "text that begins with @, ` or % needs quotes"),
    ),
    (
        re.compile(r"^\s*(?:- +)?[\w\-]+: +[^\"'\[{].*:(?: |$)"),
        Text("含“: ”的文字请加引号", "text with “: ” in it needs quotes"),
    ),
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Finding:
    """F003: say what the parser met in words for people, and guess the slip behind it."""
    mark = error.problem_mark or error.context_mark
    lines = text.rstrip().split("\n")  # what is open at the end is missing in the last
    number = min(mark.line, len(lines) - 1) if mark else 0
    opened = min(error.context_mark.line, number) if error.context_mark else number
    problem = error.problem or ""
    message = next(
        (message for words, message in _PROBLEMS if words in problem),
        Text("此处不符合 YAML 写法", "not YAML here"),
    )
    since_zh = f"（起于第 {opened + 1} 行）" if opened < number else ""
    since_en = f" (what begins in line {opened + 1})" if opened < number else ""
    column = mark.column + 1 if mark else 1
    near = [lines[at][:_LONGEST] for at in dict.fromkeys((number, opened))]
    return Finding(
        code="F003",
        severity="error",
        message=Text(
            f"第 {column} 列：{message.zh}{since_zh}",
            f"column {column}: {message.en}{since_en}",
        ),
        line=number + 1,
        hint=next(
            (hint for slip, hint in _SLIPS for line in near if slip.search(line)),
            _QUOTES,
        ),
    )
