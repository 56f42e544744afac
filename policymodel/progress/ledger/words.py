"""How a ledger says a status: its lamp, then what it means, so that colour never says it alone."""

from policymodel.progress.judging.rules import Rules
from policymodel.text import Lang, Text
from policymodel.vocabulary import LAMPS, PROGRESS_STATUSES

FILLS = {"green": "#C6E0B4", "yellow": "#FFE699", "red": "#F4B0A8", "grey": "#D9D9D9"}
"""The colours of the lamps: light, so that black text is read on them."""


def lamp_text(status: str, rules: Rules, lang: Lang) -> str:
    """Return the lamp of a status with its words.

    >>> lamp_text("behind", Rules(), "zh"), lamp_text("not_judged", Rules(), "zh")
    ('黄灯 滞后', '无法评判')
    """
    lamp, word = rules.lamp(status), PROGRESS_STATUSES[status]
    said = "" if lamp == "none" else f"{LAMPS[lamp].label(lang)} "
    return said + Text(word.zh, word.en).get(lang)


def lamp_fills(lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return the fills of lamps by what their cells begin with."""
    return tuple((LAMPS[code].label(lang), colour) for code, colour in FILLS.items())
