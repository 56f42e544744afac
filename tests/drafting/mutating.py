"""Documents made odd: lines, signs, digits and brackets changed as no city would print them."""

import random
from collections.abc import Callable, Sequence

_PUNCTUATION = "，。；：、！？（）《》“”,.;:()[]〔〕【】—-~·…"
_BRACKETS = "()（）[]［］〔〕【】《》“”"
_CONTROL = "\x00\x07\x0b\x0c\r\x1b\x7f\x85\u200b\u200e\u2028\ufeff\ufffd\ue000\ud800\u3000\u00a0\t"
_DIGITS = "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿零两半〇.%％"
_FOREIGN = (
    "The plan shall be carried out by 2031, at 12.5% a year. ",
    "План мероприятий на 2031 год ",
    "計畫應於二〇三一年前完成，由港務局負責。",
    "항만 개선 계획 2031년 ",
    "é́́́ ﷽ 👩‍👩‍👧‍👦 ",
)
_HEADS = ("一、", "（一）", "1.", "1.1.1 ", "第一章 ", "①", "（1）", "附件1：", "专栏1 ", "表1 ")
_LABELS = (
    "责任单位：",
    "牵头单位：",
    "完成时限：",
    "（",
    "）",
    "（责任单位：",
    "下同",
    "到2030年，",
)
_MOST = 60_000  # signs: 180 KB

Mutation = Callable[[list[str], random.Random], None]


def mutated(text: str, others: Sequence[str], random_: random.Random) -> str:
    """Return `text` with some changes, among them lines of `others`."""
    lines = text.split("\n")
    for _ in range(random_.choice((1, 1, 2, 4, 12))):
        random_.choice(_MUTATIONS)(lines, random_)
        if random_.random() < 0.1:
            lines[random_.randrange(len(lines))] = random_.choice(
                random_.choice(others).split("\n")
            )
    return "\n".join(lines)[:_MOST]


def _cut(lines: list[str], random_: random.Random) -> None:
    place = random_.randrange(len(lines))
    del lines[place : place + random_.randrange(1, 40)]
    lines[:] = lines or [""]


def _double(lines: list[str], random_: random.Random) -> None:
    place = random_.randrange(len(lines))
    times = random_.choice((1, 2, 30))
    lines[place:place] = lines[place : place + random_.randrange(1, 20)] * times


def _shuffle(lines: list[str], random_: random.Random) -> None:
    start = random_.randrange(len(lines))
    piece = lines[start : start + random_.choice((4, 40, 4000))]
    random_.shuffle(piece)
    lines[start : start + len(piece)] = piece


def _join(lines: list[str], random_: random.Random) -> None:
    start = random_.randrange(len(lines))
    end = start + random_.choice((2, 20, 10_000))
    lines[start:end] = ["".join(lines[start:end])]


def _break(lines: list[str], random_: random.Random) -> None:
    width = random_.choice((1, 7, 28, 40))
    start = random_.randrange(len(lines))
    words = "".join(lines[start : start + random_.choice((1, 5, 300))])[:20_000]
    lines[start : start + 1] = [words[i : i + width] for i in range(0, len(words), width)] or [""]


def _signs(lines: list[str], random_: random.Random) -> None:
    """Change, in some lines, signs of one kind for others of it, or for nothing."""
    kind = random_.choice((_PUNCTUATION, _BRACKETS, _DIGITS))
    share = random_.choice((0.05, 0.3, 1))
    for place in _places(lines, random_):
        lines[place] = "".join(
            random_.choice((*kind, "")) if sign in kind and random_.random() < share else sign
            for sign in lines[place]
        )


def _control(lines: list[str], random_: random.Random) -> None:
    for place in _places(lines, random_):
        _insert(lines, place, random_.choice(_CONTROL) * random_.choice((1, 1, 3)), random_)


def _foreign(lines: list[str], random_: random.Random) -> None:
    for place in _places(lines, random_):
        _insert(lines, place, random_.choice(_FOREIGN), random_)


def _words(lines: list[str], random_: random.Random) -> None:
    for place in _places(lines, random_):
        words = random_.choice((*_HEADS, *_LABELS))
        if random_.random() < 0.5:
            lines[place] = words + lines[place]
        else:
            _insert(lines, place, words, random_)


def _long(lines: list[str], random_: random.Random) -> None:
    """Say something over and over in one line, or in as many lines as it has signs.

    Reading takes up to 1 ms a number: a line of numbers alone is shorter.
    """
    place = random_.randrange(len(lines))
    piece = random_.choice((lines[place][:60], *_LABELS, *_HEADS, "年", " ", "（甲", "、市甲局"))
    many = (piece or "甲") * random_.choice((100, 3_000, 20_000))
    longest = 4_000 if any(map(str.isdigit, piece)) else 100_000
    lines[place:place] = [many[:longest]] if random_.random() < 0.7 else list(many[:5_000])


def _insert(lines: list[str], place: int, words: str, random_: random.Random) -> None:
    at = random_.randrange(len(lines[place]) + 1)
    lines[place] = lines[place][:at] + words + lines[place][at:]


def _places(lines: list[str], random_: random.Random) -> list[int]:
    count = random_.choice((1, 3, len(lines)))
    return random_.sample(range(len(lines)), min(count, len(lines)))


_MUTATIONS: tuple[Mutation, ...] = (
    _cut, _double, _shuffle, _join, _break, _signs, _signs, _control, _foreign, _words, _long,
)  # fmt: skip
