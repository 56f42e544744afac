"""How automatic numbers are written: 1, 一, ①, 甲, (ii)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 9_999


def numeral(number: int, form: str) -> str:
    """Return an automatic number in the form that Word calls `form`.

    >>> [numeral(n, "chineseCounting") for n in (1, 10, 11, 23, 105)]
    ['一', '十', '十一', '二十三', '一百零五']
    >>> numeral(3, "decimalEnclosedCircle"), numeral(4, "lowerRoman"), numeral(27, "upperLetter")
    ('③', 'iv', 'AA')
    """
    write = _FORMS.get(form, str)
    return write(number) if 0 < number <= _MOST else str(number)


def _counted(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    text, rest, place = "", number, 0
    while rest:
        rest, digit = divmod(rest, 10)
        if digit:
            text = digits[digit] + (units[place - 1] if place else "") + text
        elif text and not text.startswith("零"):
            text = "零" + text
        place += 1
    return text.removeprefix(digits[1]) if digits is _DIGITS and 10 <= number < 20 else text


def _each_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, "拾佰仟")


def _circled(number: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letter(number: int) -> str:
    times, place = divmod(number - 1, 26)
    return chr(65 + place) * min(times + 1, 20)


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FORMS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "taiwaneseCounting": _counted,
    "taiwaneseCountingThousand": _counted,
    "koreanDigital2": _counted,
    "ideographDigital": _each_digit,
    "japaneseDigitalTenThousand": _each_digit,
    "taiwaneseDigital": _each_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": lambda n: chr(0x3280 + n - 1) if n <= 10 else _counted(n),
    "decimalEnclosedFullstop": lambda n: chr(0x2488 + n - 1) if n <= 20 else f"{n}.",
    "decimalEnclosedParen": lambda n: chr(0x2474 + n - 1) if n <= 20 else f"({n})",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda n: f"{n:02}",
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "none": lambda _: "",
}
