"""The numeric targets of a passage of prose, read from left to right."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount, comparator
from policymodel.drafting.targets.kinds import Kind, kind_of
from policymodel.drafting.targets.nontargets import none_of, reason
from policymodel.drafting.targets.statements import (
    Doubtful,
    Found,
    Horizon,
    Start,
    Statement,
)
from policymodel.drafting.targets.subjects import (
    Lead,
    Subject,
    lead_to,
    subject_behind,
    subject_in,
)
from policymodel.drafting.targets.texts import Prose
from policymodel.drafting.targets.units import counted_in
from policymodel.quantities import as_changes
from policymodel.quantities.printed import read_words
from policymodel.vocabulary import COMPARATORS

_STRIVES = re.compile(r"力争|争取(?!到)|努力|力求")
_EACH_YEAR = re.compile(r"每年(?!度?初)|每年度|年均|逐年")
_WHOLE = re.compile(r"总计|累计|合计|共计|总数")
_STARTS = re.compile(r"[从由自][^，。；]{0,14}$")
_RISES = re.compile(r"[^，。；]{0,4}?(?:增[至加长到]|提[高升]|下降|降|减少|扩大|上升|缩短|压缩|优化|拓展|发展)")
_BETWEEN = re.compile(r"[、和及与\s]|以及")
_SUBSET = re.compile(r"其中[，,：:]?")
_OTHERS = re.compile(
    r"全国|国务院|中央|我国|国家(?=提出|要求|明确)|全省(?!平均|前|第)|省委|省政府|《|世界|全球|预计|预测|估计"
)
_JUDGED = ("goals", "measures", "safeguards")


@frozen
class _Context:
    """What has been read of a sentence so far."""

    sentence: int
    subject: str = ""
    subject_at: tuple[int, int] = (0, 0)
    cursor: int = 0
    whole: tuple[int, int] | None = None


class Reader:
    """Reads the numeric statements of one passage.

    Args:
        prose: the passage.
        horizon: the years that govern its beginning.
    """

    def __init__(self, prose: Prose, horizon: Horizon) -> None:
        self.prose, self.text = prose, prose.text
        self.horizon = horizon
        self._held = _Context(-1)
        self._starts: list[tuple[Amount, Start]] = []
        self._last: Amount | None = None

    def read(self) -> Found:
        """Return what the passage states in numbers."""
        found = Found()
        amounts = self.prose.amounts
        for index, amount in enumerate(amounts):
            behind = amounts[index + 1] if index + 1 < len(amounts) else None
            self._enter(amount)
            self._one(amount, behind, found)
        return found

    def governing(self, place: int) -> Horizon:
        """Return the years that govern what stands at `place`."""
        words = [each for each in self.prose.years if each.start < place and each.role == "horizon"]
        if not words:
            return self.horizon
        last = words[-1]
        at = self.prose.span(last.start, last.end)
        return Horizon(year=last.last, from_year=last.first, at=at)

    def _enter(self, amount: Amount) -> None:
        low, _ = self.prose.sentence(amount.start)
        if low != self._held.sentence:
            self._held = _Context(low, cursor=low)
            self._starts.clear()

    def _one(self, amount: Amount, behind: Amount | None, found: Found) -> None:
        if self._is_start(amount):
            return
        if (none := reason(self.prose, amount)) is not None:
            found.not_targets.append(none)
            self._held = evolve(self._held, cursor=max(self._held.cursor, amount.behind))
            return
        self._last = amount
        statement, sure = self._statement(amount, behind)
        if sure and statement is not None:
            found.statements.append(statement)
            return
        self._doubt(amount, statement, found)

    def _doubt(self, amount: Amount, statement: Statement | None, found: Found) -> None:
        """Ask about a number, or say what it is; one that counts nothing is left to others."""
        purpose = self.prose.passage.purpose
        at = self.prose.span(amount.start, amount.behind)
        if purpose not in _JUDGED:
            ahead = statement is not None and statement.horizon.year is not None
            if ahead and statement is not None and purpose == "other":
                instead = none_of(self.prose, amount, "history")
                found.doubtful.append(
                    Doubtful(why="past", at=statement.at, statement=statement, instead=instead)
                )
            elif amount.unit:
                found.not_targets.append(none_of(self.prose, amount, "history"))
        elif statement is not None:
            instead = none_of(self.prose, amount, "other")
            found.doubtful.append(
                Doubtful(why="target", at=statement.at, statement=statement, instead=instead)
            )
        elif amount.unit:
            instead = none_of(self.prose, amount, "other")
            found.doubtful.append(Doubtful(why="unit", at=at, instead=instead))

    def _is_start(self, amount: Amount) -> bool:
        """Keep a number as where its subject starts: 由65%提升至75%, 2020年的8.5%提高到10%."""
        low, high = self._held.cursor, amount.start
        before, behind = self.text[low:high], self.text[amount.behind : amount.behind + 12]
        past = [each for each in self.prose.years_before(low, high) if each.role in ("past", "base")]
        from_past = bool(past) and before[past[-1].end - low :].strip() in ("的", "度的", "年的", "")
        if not (_STARTS.search(before) or from_past) or not _RISES.match(behind):
            return False
        at = self.prose.span(amount.start, amount.end)
        year = past[-1] if past else None
        start = Start(
            value=amount.value,
            words=self.prose.printed(amount.start, amount.end),
            at=at,
            year=year.last if year else None,
            year_at=self.prose.span(year.start, year.end) if year else None,
        )
        self._starts.append((amount, start))
        return True

    def _statement(
        self, amount: Amount, behind: Amount | None
    ) -> tuple[Statement | None, bool]:
        low = max(self.prose.clause_start(amount.start), self._held.cursor)
        lead = lead_to(self.text, self._after_years(low, amount.start), amount.start)
        subject, follows = self._subject(low, lead, amount, behind)
        name_at = (subject.start, subject.end) if subject else self._held.subject_at
        name = self.prose.printed(*name_at) if name_at[1] else ""
        consumed = max(amount.behind, subject.end if subject and follows else 0)
        self._held = evolve(self._held, cursor=consumed)
        if not name:
            return None, False
        self._held = evolve(self._held, subject=name, subject_at=name_at)
        kind = self._kind(low, name, lead, amount, subject)
        unit = counted_in(amount.unit, name) if kind.code == "level" else amount.unit
        if not unit and not self._needs_no_unit(lead, name):
            return None, False
        statement = self._made(amount, lead, subject, name_at, kind, unit or None)
        return statement, self._is_sure(low, lead, subject, statement)

    def _subject(
        self, low: int, lead: Lead, amount: Amount, behind: Amount | None
    ) -> tuple[Subject | None, bool]:
        """Return the subject of a number, and whether it stands behind it."""
        start = self._after_years(low, lead.start)
        before = subject_in(self.text, start, lead.start)
        levels = lead.has("level_verbs", "change_verbs") or lead.compares
        if before and (levels or not self._may_follow(amount)):
            return self._elided(before), False
        after = subject_behind(self.text, amount.behind, self._end_behind(amount, behind))
        if after and not (levels and self._held.subject and not before and not self._making(lead)):
            return after, True
        if before:
            return self._elided(before), False
        return self._earlier(low), False

    def _making(self, lead: Lead) -> bool:
        return lead.has("making_verbs", "doing_verbs")

    def _may_follow(self, amount: Amount) -> bool:
        return bool(re.match(r"\s*[\u4e00-\u9fff“A-Z]", self.text[amount.behind : amount.behind + 3]))

    def _elided(self, subject: Subject) -> Subject | None:
        """Return None for what only says how many of what was named before."""
        name = self.text[subject.start : subject.end]
        if name in grammar.words("counts") and self._held.subject:
            return None
        if self._held.subject and grammar.pattern("parts").fullmatch(name):
            return evolve(subject, start=self._held.subject_at[0], end=self._held.subject_at[1], scope=name)
        return subject

    def _earlier(self, low: int) -> Subject | None:
        """Return the subject of an earlier clause of the sentence, if no number has one yet."""
        if self._held.subject:
            return None
        at = low
        while at > self._held.sentence:
            end = at - 1
            at = max(self.prose.clause_start(end), self._held.sentence)
            found = subject_in(self.text, self._after_years(at, end), end)
            if found is not None:
                return found
            if at >= end:
                break
        return None

    def _after_years(self, low: int, high: int) -> int:
        """Return where a clause goes on behind the last year that it names."""
        ends = [each.end for each in self.prose.years_before(low, high) if each.end <= high]
        if not ends:
            return low
        found = re.compile(r"[”\"]?(?:年?[底末]|期间|时期|年)?(?:之?前)?[，,]?").match(self.text, ends[-1])
        return min(found.end() if found else ends[-1], high)

    def _end_behind(self, amount: Amount, behind: Amount | None) -> int:
        """Return where what belongs to a number ends: before what leads to the next one."""
        end = self.prose.clause_end(amount.behind)
        if behind is None or behind.start >= end:
            return end
        lead = lead_to(self.text, amount.behind, behind.start)
        at = lead.start
        joins = [m.start() for m in re.finditer("、|和|及|以及|与", self.text[amount.behind : at])]
        return amount.behind + joins[-1] if joins else at

    def _kind(
        self, low: int, name: str, lead: Lead, amount: Amount, subject: Subject | None
    ) -> Kind:
        clause_low = self.prose.clause_start(amount.start)
        clause = self.text[max(clause_low, low) : amount.end]
        sentence = self.text[self._held.sentence : amount.start]
        wholes = [each.end() for each in _WHOLE.finditer(sentence)]
        yearly = [each.end() for each in _EACH_YEAR.finditer(sentence)]
        return kind_of(
            clause, name, lead, amount,
            yearly=bool(yearly) and (not wholes or wholes[-1] < yearly[-1]),
            verb=subject.verb if subject else None,
            making=grammar.words("making_verbs"),
        )  # fmt: skip

    def _needs_no_unit(self, lead: Lead, name: str) -> bool:
        return bool(re.search(r"指数|系数|得分|评分|分值|倍数|容积率|比$", name)) and bool(lead.tokens)

    def _made(
        self, amount: Amount, lead: Lead, subject: Subject | None, name_at: tuple[int, int],
        kind: Kind, unit: str | None,
    ) -> Statement:
        start = lead.start
        while start < amount.start and self.text[start] in " \t\u3000":
            start += 1
        words = self.prose.printed(start, amount.behind)
        sentence = self.text[self._held.sentence : amount.start]
        said = comparator(self.text[start : amount.behind], amount)
        value, high = self._value(amount, kind, start)
        base = self._base(amount)
        each = grammar.pattern("each").search(sentence)
        statement = Statement(
            rule=f"prose.{'behind' if name_at[0] >= amount.behind else 'before'}",
            name=self.prose.printed(*name_at),
            name_at=self.prose.span(*name_at),
            words=words,
            at=self.prose.span(start, amount.behind),
            kind=kind.code,
            comparator=said or _bare(kind, lead),  # type: ignore[arg-type]
            value=value, high=high,
            unit="%" if unit and unit.endswith("倍") and kind.code in ("change", "growth_rate") else unit,
            change=kind.change if kind.code in ("change", "growth_rate", "increment", "per_year", "total") else "increase",
            horizon=self.governing(amount.start),
            base_year=base[0], base_year_at=base[1],
            commitment="aspirational" if _STRIVES.search(sentence) else "stated",
            scope=subject.scope if subject else None,
            per=each.group() if each else None,
            starts=tuple(start for held, start in self._starts if held.unit == amount.unit),
            within=self._within(amount),
            passage=self.prose.passage,
        )  # fmt: skip
        self._starts.clear()
        return statement

    def _value(self, amount: Amount, kind: Kind, start: int):  # type: ignore[no-untyped-def]
        if kind.code in ("change", "growth_rate") and amount.unit.endswith("倍"):
            number = as_changes(self.text, (amount.number,))[0]
            return number.value, number.high
        return amount.value, amount.high

    def _base(self, amount: Amount):  # type: ignore[no-untyped-def]
        low = self.prose.clause_start(amount.start)
        words = [each for each in self.prose.years_before(low, amount.start) if each.role == "base"]
        if not words:
            return None, None
        return words[-1].last, self.prose.span(words[-1].start, words[-1].end)

    def _within(self, amount: Amount):  # type: ignore[no-untyped-def]
        return None

    def _is_sure(
        self, low: int, lead: Lead, subject: Subject | None, statement: Statement
    ) -> bool:
        purpose = self.prose.passage.purpose
        if purpose == "goals":
            return True
        if purpose in ("measures", "safeguards"):
            said = statement.per or statement.comparator != "at_least"
            printed = comparator(statement.words, self._last) is not None if self._last else False
            dated = statement.horizon.year is not None or statement.kind == "per_year"
            return bool(lead.tokens or (subject and subject.verb) or dated or said or printed)
        return self._is_plan(lead, statement)

    def _is_plan(self, lead: Lead, statement: Statement) -> bool:
        """Whether a sentence outside goals and measures says what this plan is to reach."""
        year = statement.horizon.year
        low, high = self.prose.sentence(self._last.start) if self._last else (0, 0)
        others = _OTHERS.search(self.text, low, high)
        led = lead.has("level_verbs", "change_verbs") or lead.compares
        return year is not None and led and not others and self.prose.passage.purpose == "other"


def _bare(kind: Kind, lead: Lead) -> str:
    """Return how a bare number is read: a level that falls is at most so much."""
    falls = any(token[:1] in "降减压缩收" or token.startswith("下降") for token in lead.tokens)
    return "at_most" if kind.code == "level" and falls else "at_least"
