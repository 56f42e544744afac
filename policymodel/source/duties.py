"""The words by which brackets say who does what: labels before names, duties after them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from policymodel.text import any_of, read_data

_WORDS: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
# Documents space letters (责 任 单 位：), and lines end anywhere.
_SPACED = r"[ \u3000\n]*"
_COLON = rf"{_SPACED}[:：∶]"
_AND = "[及和与、/]"
_SIGN = re.compile("[。；;，,(（\\[［【〔]")
_NEAR = 40  # no duty and no label is longer


class Label(NamedTuple):
    """A label and what stands behind it.

    Attributes:
        kind: organizations in a role, officials, a deadline, or something else.
        role: the role of the organizations or of the officials.
        start: where the label begins.
    """

    kind: Literal["role", "official", "deadline", "other"]
    role: str
    start: int
    is_mixed: bool = False  # 责任单位及责任人: persons stand behind it, too


_LABELS: dict[str, tuple[str, ...]] = _WORDS["labels"]
_STEMS = [word for words in _LABELS.values() for word in words]
_LABEL = (
    f"(?:{any_of(_WORDS['before_labels'], _SPACED)}{_SPACED})*"
    f"(?:{any_of(_STEMS, _SPACED)}{_SPACED}[及和、]?{_SPACED})+"
    f"{any_of(_WORDS['after_labels'], _SPACED)}"
)
_LABEL_ALONE = (
    f"(?:{any_of(_WORDS['before_labels'], _SPACED)}{_SPACED})*"
    f"(?:{any_of(_STEMS, _SPACED)}{_SPACED})+"
)
# 责任单位（排名第一的为牵头单位）：市甲局
_REMARK = rf"(?:[(（][^()（）\n]{{1,24}}[)）]{_SPACED})?"
_LABEL_ENDS = re.compile(f"(?P<label>{_LABEL}|{_LABEL_ALONE}){_SPACED}{_REMARK}$")
_LABEL_BEGINS = re.compile(
    rf"\s*{_LABEL}(?:{_AND}{any_of(_WORDS['officials'])})?{_SPACED}{_REMARK}{_COLON}"
)
_MAY_BEGIN = re.compile(rf"\s*{_LABEL}")
_OFFICIALS = re.compile(any_of(_WORDS["officials"], _SPACED) + _COLON)
_OFFICIALS_BEGIN = re.compile(
    rf"\s*[\u4e00-\u9fff]{{0,6}}?{any_of(_WORDS['officials'], _SPACED)}{_COLON}"
)
_ANY_LABEL = f"{any_of(_WORDS['after_labels'], _SPACED)}{_COLON}"
_ENDS = re.compile(rf"(?<=[\u4e00-\u9fff]){_ANY_LABEL}{_SPACED}$")  # 单位：万亩 is none
_ANY_BEGINS = re.compile(rf"\s*[\u4e00-\u9fff]{{0,6}}?{_ANY_LABEL}")
_ONLY_LABEL = re.compile(_LABEL)
_LABEL_UNMARKED = re.compile(
    rf"\s*(?P<label>{_LABEL})[ \u3000]*(?:[;；][ \u3000]*"
    r"|(?:[，,.．。、][ \u3000]*)?(?=[省市州县区旗盟镇乡各][\u4e00-\u9fff]))"
)
# 【责任单位】市甲局: the bracket stands for a colon.
_LABEL_FRAMED = re.compile(
    rf"[【［\[〔](?P<label>{_LABEL}|[^\s【】［］\[\]〔〕]{{0,4}}{any_of(_WORDS['deadlines'])})[】］\]〕]"
    r"(?=[^\S\n]*[^\s，,。；;：:、])"
)
# 责任单位为市甲局: the word stands for a colon. It begins with a sign, and so is found fast.
_LABEL_IS = re.compile(
    rf"[。；;，,\n\u3000 ](?:{_LABEL}为(?=[省市州县区旗盟镇乡各][\u4e00-\u9fff])"
    rf"|[\u4e00-\u9fff]{{0,4}}{any_of(_WORDS['deadlines'])}为(?=[0-9]{{4}}年))"
)
_IS = re.compile("为(?:[省市州县区旗盟镇乡各]|[0-9]{4}年)")
_MIXED = re.compile(f"(?P<label>{_LABEL}){_AND}{any_of(_WORDS['officials'])}$")
_OF_OFFICIALS = tuple(_WORDS["officials"])
_DEADLINE = re.compile(any_of(_WORDS["deadlines"]))
_DUE_ENDS = re.compile(
    f"(?<=[局委办厅院会社部行府团队）)])(?:完成|办结|整改|落实){any_of(_WORDS['deadlines'])}{_SPACED}$"
)

_OUT = _WORDS["shared_out"]
_SHARED_OUT = f"{any_of(_OUT['by'])}{any_of(_OUT['whose'])}?{any_of(_OUT['what'])}"
_DUTIES = {
    role: re.compile(any_of(words) + (f"|{_SHARED_OUT}" if role == "joint" else ""))
    for role, words in _WORDS["duties"].items()
}
_DOES = (
    f"(?:{any_of([*(w for words in _WORDS['duties'].values() for w in words), *_WORDS['around']])}"
    f"|{_SHARED_OUT})"
)
_ENDS_DUTY = frozenset(
    word[-1]
    for word in (
        *(w for words in _WORDS["duties"].values() for w in words),
        *_WORDS["around"],
        *_OUT["what"],
    )
)
_GUIDES = re.compile(any_of(_WORDS["guides"]))
_DUTY = re.compile(f"{_DOES}+$")
WITH: str = _WORDS["with"]
"""What stands between who acts and those with whom."""

# What is read of names has a label, with its colon or without, or a duty behind some of them.
_CHARGES = re.compile(rf"[:：∶]|{WITH}|{_DOES}(?=[\s、/／,，;；。)）]|$)")

_SAYS = re.compile(
    any_of({WITH, *_STEMS, *(w for words in _WORDS["duties"].values() for w in words)}, _SPACED)
)
_LABELS_ANY = re.compile(_ANY_LABEL)
_NOBODY = frozenset(_WORDS["nobody"])
_NOTE = re.compile(any_of(_WORDS["notes"]))
_PROSE = re.compile(any_of(_WORDS["prose"]))
_ONGOING = re.compile(any_of(_WORDS["ongoing"]))
_ONGOING_ALONE = re.compile(rf"\s*{any_of(_WORDS['ongoing_alone'])}\s*")
_DATE = re.compile(
    r"(?:[0-9０-９〇零一二三四五六七八九十]{1,4}年|[0-9０-９]{1,2}月|每(?:[年季月半]|学[年期])|[年月季]度?[底末初内]|[上下]半年|季度|全年|月底)"
)


def says_something(text: str, start: int, end: int) -> bool:
    """Return whether any word of a label or a duty stands there."""
    return _SAYS.search(text, start, end) is not None


def may_label(text: str, start: int, end: int) -> bool:
    """Return whether any label of organizations stands there, whatever word it begins with."""
    return _LABELS_ANY.search(text, start, end) is not None


def may_charge(text: str) -> bool:
    """Return whether `text` may say who is charged as lists of names do, and not as prose does.

    >>> [may_charge(each) for each in ("市甲局牵头，市乙局配合", "责任单位：市甲局", "牵头建码头")]
    [True, True, False]
    """
    return bool(_CHARGES.search(text)) or unmarked_label(text, 0, len(text)) is not None


def may_begin_with_label(text: str, start: int, end: int) -> bool:
    """Return whether the words of a label of organizations begin there, whatever follows them."""
    return _MAY_BEGIN.match(text, start, end) is not None


def begins_with_label(text: str, start: int, end: int) -> bool:
    """Return whether a label of organizations begins there, its colon included."""
    return _LABEL_BEGINS.match(text, start, end) is not None


def officials_in(text: str) -> list[int]:
    """Return where labels of officials stand: in most texts nowhere."""
    return [found.start() for found in _OFFICIALS.finditer(text)]


def begins_with_officials(text: str, start: int, end: int) -> bool:
    """Return whether the label of officials begins there, its colon included: 责任领导：."""
    return _OFFICIALS_BEGIN.match(text, start, end) is not None


def begins_with_any_label(text: str, start: int, end: int) -> bool:
    """Return whether a label of organizations begins there, whatever word it begins with.

    >>> begins_with_any_label("验收单位：市甲局", 0, 8), begins_with_any_label("备注：无", 0, 4)
    (True, False)
    """
    return _ANY_BEGINS.match(text, start, end) is not None


def with_colons(text: str) -> str:
    """Return `text` with a colon behind each label that stands in a bracket of its own.

    >>> with_colons("【责任单位】市甲局【完成时限】年底前")
    ' 责任单位：市甲局 完成时限：年底前'
    >>> with_colons("建码头。责任单位为市甲局")
    '建码头。责任单位：市甲局'
    """
    text = _LABEL_FRAMED.sub(lambda found: f" {found['label']}：", text)
    if not _IS.search(text):  # as in most documents
        return text
    return _LABEL_IS.sub(lambda found: f"{found[0][:-1]}：", text)


def unmarked_label(text: str, start: int, end: int) -> tuple[Label, int] | None:
    """Return a label of organizations whose colon is lost or is another sign, and where it ends.

    What stands behind it begins as a name does, with the level of whoever bears it.

    >>> [unmarked_label(each, 0, 8) for each in ("责任单位；市甲局", "责任单位市甲局")]
    [(Label(kind='role', role='responsible', start=0, is_mixed=False), 5), \
(Label(kind='role', role='responsible', start=0, is_mixed=False), 4)]
    >>> unmarked_label("责任单位：市甲局", 0, 8), unmarked_label("责任单位负责落实", 0, 8)
    (None, None)
    """
    found = _LABEL_UNMARKED.match(text, start, end)
    if found is None or is_prose(text[found.end() : end]):
        return None
    return Label("role", _role_of_label(found["label"]), found.start("label")), found.end()


def is_label(text: str) -> bool:
    """Return whether `text` is the label of organizations and nothing else: a cell beside theirs.

    >>> is_label("责任单位"), is_label("责任单位负责落实")
    (True, False)
    """
    return _ONLY_LABEL.fullmatch(text.strip()) is not None


def ends_as_label(text: str) -> bool:
    """Return whether `text` ends as labels of organizations do, whatever word it begins with.

    >>> ends_as_label("验收单位："), ends_as_label("备注："), ends_as_label("单位：")
    (True, False, False)
    """
    return _ENDS.search(text) is not None


def label(text: str, start: int, end: int) -> Label:
    """Return the label that stands between `start` and the colon at `end`.

    Text before a label that is known belongs to something else: 市甲局配合单位：.
    """
    words = _packed(text[start:end])
    if words.endswith(_OF_OFFICIALS):
        if mixed := _MIXED.match(words):
            return Label("role", _role_of_label(mixed["label"]), start, is_mixed=True)
        return Label("official", _role_of_officials(words), start)
    low = max(start, end - _NEAR)
    if found := _LABEL_ENDS.search(text, low, end):
        return Label("role", _role_of_label(found["label"]), found.start())
    if (due := _DUE_ENDS.search(text, low, end)) is not None:
        return Label("deadline", "", due.start())  # 市甲局完成时限：
    return Label("deadline" if _DEADLINE.search(words) else "other", "", start)


def _role_of_officials(words: str) -> str:
    if any(word in words for word in _WORDS["contacts"]):
        return "contact"
    return "lead" if any(word in words for word in _WORDS["leading"]) else "responsible"


def _role_of_label(words: str) -> str:
    packed = _packed(words)
    return next(role for role, stems in _LABELS.items() if any(stem in packed for stem in stems))


def _packed(words: str) -> str:
    return "".join(words.split())


def duty(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the role that the words at the end say, and where they begin; None without any.

    >>> duty("市科技局牵头负责落实", 0, 10)
    ('lead', 4)
    """
    if text[end - 1 : end] not in _ENDS_DUTY:  # as most names end
        return None
    found = _DUTY.search(text, max(start, end - _NEAR), end)
    if found is None:
        return None
    words = _GUIDES.sub("负责", found.group())
    role = next((role for role, told in _DUTIES.items() if told.search(words)), None)
    return None if role is None else (role, found.start())


def begins_with_duty(text: str, start: int, end: int) -> bool:
    """Return whether a duty begins there."""
    return any(words.match(text, start, end) for words in _DUTIES.values())


def is_note(text: str) -> bool:
    """Return whether `text` names nobody: it speaks of brackets, or says that there is none."""
    return text in _NOBODY or not any(map(str.isalnum, text)) or bool(_NOTE.search(text))


def is_prose(text: str) -> bool:
    """Return whether `text` goes on as no charge does: 负责解释, 牵头制定的."""
    return _PROSE.search(text) is not None


def begins_with_deadline(text: str, start: int, end: int) -> bool:
    """Return whether the label of a deadline begins there: 完成时限：.

    >>> begins_with_deadline("完成时限：持续推进", 0, 9), begins_with_deadline("市甲局：好", 0, 5)
    (True, False)
    """
    near = text[start : min(end, start + _NEAR)]
    found = [place for sign in ":：∶" if (place := near.find(sign)) >= 0]
    if not found:
        return False
    colon = start + min(found)
    if _SIGN.search(text, start, colon):
        return False
    return label(text, start, colon).kind == "deadline"


def ongoing_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where words say that something goes on and on: 持续推进, 长期坚持."""
    if (alone := _ONGOING_ALONE.fullmatch(text, start, end)) is not None:
        return iter([alone.span()])
    return (found.span() for found in _ONGOING.finditer(text, start, end))


def is_deadline(text: str) -> bool:
    """Return whether `text` says by when, as 2026年6月底前完成 and 持续推进 do.

    >>> is_deadline("2026年6月底前完成"), is_deadline("市科技局")
    (True, False)
    """
    if len(text) > _NEAR:
        return False
    return bool(_DATE.search(text) or any(ongoing_words(text, 0, len(text))))
