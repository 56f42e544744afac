"""The numeric targets of a passage of prose, read from left to right."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import Amount, comparator
from policymodel.drafting.targets.making import made
from policymodel.drafting.targets.memory import Memory
from policymodel.drafting.targets.nontargets import none_of, reason
from policymodel.drafting.targets.spots import Finder, Spot
from policymodel.drafting.targets.statements import Doubtful, Found, Horizon, Start, Statement
from policymodel.drafting.targets.subjects import Lead
from policymodel.drafting.targets.texts import LOOKING_BACK, Prose
from policymodel.drafting.targets.years import YearWord, as_horizon
from policymodel.model import Span

# 自来水普及率由88%, 从业人员从5万人: the last such word, and none inside another.
_STARTS = re.compile(r"(?P<from>[从由]|自(?=[“\"0-9 ]))(?![^，。；]*[从由])[^，。；]{0,14}$")
_YEAR = re.compile("20[0-9]{2}年?")
_SEVERAL = re.compile("[、和与及]")  # names that have numbers in turn
_OPENS = '（(“"” \u3000—'
_OPENING = 4
# What may stand within the name of a subject: 10亿元以上项目10个, “5分钟到场”率.
_WITHIN_NAMES = ("condition", "slogan")
_RATES = ("change", "growth_rate")
_JUDGED = ("goals", "measures", "safeguards", "annex")


class Reader:
    """Reads the numeric statements of one passage.

    Args:
        prose: the passage.
        horizon: the years that govern its beginning.
        titled: where the document's title names its year.
    """

    def __init__(self, prose: Prose, horizon: Horizon, titled: Span | None = None) -> None:
        self._titled = titled
        self.prose, self.text, self.horizon = prose, prose.text, horizon
        self._finder = Finder(prose)
        self._memory = Memory()

    def read(self) -> Found:
        """Return what the passage states in numbers."""
        found = Found()
        amounts = self.prose.amounts
        for index, amount in enumerate(amounts):
            low, _ = self.prose.sentence(amount.start)
            if low != self._memory.start:
                goes_on = self.text[:low].rstrip().endswith(("；", ";"))
                before = self._memory if goes_on else Memory()
                self._memory = Memory(
                    start=low, cursor=low, counted=before.counted, before=before.name
                )
            self._one(amount, amounts[index + 1] if index + 1 < len(amounts) else None, found)
        return found

    def governing(self, place: int) -> Horizon:
        """Return the years that govern a place: the last before it, else by which it is due."""
        words = self.prose.horizons
        if not words:
            return self.horizon
        index = bisect_left(words, place, key=_place)
        for word in reversed(words[:index]):
            if not self._is_of_part(word, place) and not self._opens_another(word, place):
                return self._horizon(word)
        _, end = self.prose.sentence(place)
        due = words[0]
        found = grammar.pattern("due").match(self.text, due.end)
        if due.start < end and found and self._is_of_all(place, found.end()):
            return self._horizon(due)
        return self.horizon

    def _is_of_all(self, place: int, end: int) -> bool:
        """Whether what is due by a day that ends there is what stands at `place` before it: 建灯塔
        5座，2032年底前建成, neither 每年建灯塔5座 nor 2032年底前建成码头.
        """
        low = self.prose.sentence(place)[0]
        if grammar.pattern("each_year").search(self.text, low, place):
            return False
        stop = self.prose.clause_end(end)
        return grammar.pattern("done_by_then").fullmatch(self.text, end, stop) is not None

    def _governing(self, amount: Amount) -> Horizon:
        """Return the years that govern a number: a limit without an end, 不得超过3层, has none
        but those of its sentence."""
        low, _ = self.prose.sentence(amount.start)
        clause = self.prose.clause_start(amount.start)
        if grammar.pattern("limit").search(self.text, clause, amount.start) and not any(
            low <= each.start < amount.start for each in self.prose.horizons
        ):
            return Horizon()
        return self.governing(amount.start)

    def _opens_another(self, word: YearWord, place: int) -> bool:
        """Whether a year is the first in which something goes on that another sentence tells."""
        return word.opens and self.prose.sentence(word.start)[1] <= place

    def _is_of_part(self, word: YearWord, place: int) -> bool:
        """Whether a year is that of a part, and `place` behind it: 其中2023年2200个；建设…"""
        if self.prose.sentence(word.start)[1] > place:
            return False
        low = self.prose.clause_start(word.start)
        return bool(grammar.pattern("subset").match(self.text, low, word.start))

    def _horizon(self, word: YearWord) -> Horizon:
        at = self.prose.span(word.start, word.end)
        return as_horizon(word, at)

    def _of_years(self, amount: Amount) -> Horizon | None:
        """Return the year of a number behind 2024年、2025年分别, or 2024—2025年分别; none where
        there are more or fewer numbers than years that are listed.
        """
        low, _ = self.prose.sentence(amount.start)
        turns = [*grammar.pattern("years_in_turn").finditer(self.text, low, amount.start)]
        if not turns:
            return None
        found = turns[-1]
        years = [(int(e[0][:4]), e.span()) for e in _YEAR.finditer(self.text, *found.span("years"))]
        if found["first"]:
            first, last = int(found["first"]), int(found["last"])
            years = [(year, found.span("years")) for year in range(first, last + 1)]
        behind = self._in_turn(amount, found.end())
        if amount not in behind:
            return None
        if len(years) != len(behind):
            return None if found["first"] else Horizon()
        year, place = years[behind.index(amount)]
        return Horizon(year=year, at=self.prose.span(*place))

    def _in_turn(self, amount: Amount, start: int) -> Sequence[Amount]:
        """Return the numbers that the years before `start` have in turn: those of its clause, and
        of later ones that say so of one thing again: …，老年大学分别新增2所、3所.
        """
        again = self.text.rfind("分别", start, amount.start)
        if again >= 0:
            others = self.text[self.prose.clause_start(again) : again]
            if _SEVERAL.search(others) or _YEAR.search(self.text, start, again):
                return ()
            start = again
        low = bisect_left(self.prose.amounts, start, key=_place)
        high = bisect_left(self.prose.amounts, self.prose.clause_end(start), key=_place)
        return self.prose.amounts[low:high]

    def _due_behind(self, amount: Amount) -> Horizon | None:
        """Return the year that stands directly behind a number: 其余12家2025年底前完成."""
        words = self.prose.years_before(amount.behind, amount.behind + 2)
        due = next((each for each in words if each.role == "horizon"), None)
        if due is None or self.text[amount.behind : due.start].strip():
            return None
        return self._horizon(due) if grammar.pattern("due").match(self.text, due.end) else None

    def _one(self, amount: Amount, after: Amount | None, found: Found) -> None:
        if (start := self._start(amount)) is not None:
            found.starts.append(start)
            return
        lead = self._finder.lead(amount, self._memory)
        if self._looks_back(amount):
            found.not_targets.append(none_of(self.prose, amount, "history"))
            self._pass_by(amount, lead, after)
            return
        if (none := reason(self.prose, amount, lead)) is not None:
            found.not_targets.append(none)
            if none.why == "history":
                self._pass_by(amount, lead, after)
            elif none.why not in _WITHIN_NAMES:
                self._memory = self._memory._replace(cursor=amount.behind)
            return
        if self.prose.is_unreadable(amount):
            self._doubt(amount, None, found)
            return
        self._enter_parts(amount)
        spot = self._finder.spot(amount, lead, after, self._memory)
        in_turn = self._of_years(amount)
        horizon = in_turn or self._due_behind(amount) or self._governing(amount)
        statement = made(self.prose, spot, amount, self._memory, horizon)
        sure = (
            statement is not None
            and statement.is_possible
            and (in_turn is None or in_turn.year is not None)
            and not (statement.value == 0 and statement.comparator == "at_least")  # says nothing
            and self._is_sure(spot, amount, statement)
        )
        self._keep(amount, spot, statement, sure=sure)
        if statement is not None and sure:
            found.statements.extend(self._each(spot, statement))
        else:
            self._doubt(amount, statement, found)

    def _pass_by(self, amount: Amount, lead: Lead, after: Amount | None) -> None:
        """Remember of what was: 已建泊位30个，到2029年达到50个 speaks of them all along."""
        name = self._finder.spot(amount, lead, after, self._memory).name
        self._memory = self._memory._replace(cursor=amount.behind, name=name or self._memory.name)

    def _looks_back(self, amount: Amount) -> bool:
        """Whether a period that lies behind opens the passage, and nothing ahead came since."""
        clause = self.prose.clause_start(amount.start)
        here = next(self.prose.years_before(clause, amount.start), None)
        if here is not None and here.role == "past":
            opens_clause = not self.text[clause : here.start].strip(_OPENS)
            if opens_clause and grammar.pattern("past_does").match(self.text, here.end):
                return True
        if self.prose.horizons and self.prose.horizons[0].start < amount.start:
            return False
        years = list(self.prose.years_before(0, amount.start))
        if not years:
            return False
        if self.prose.passage.purpose in LOOKING_BACK and any(e.role == "past" for e in years):
            return True
        low, _ = self.prose.sentence(amount.start)
        last = years[-1]
        is_past = last.role == "past" and grammar.pattern("past_opens").match(self.text, last.end)
        if is_past and len(self.text[low : last.start].strip(_OPENS)) <= _OPENING:
            return last.start >= low
        spans = [each for each in years if each.role == "past" and each.first is not None]
        opens = len(self.text[: years[0].start].strip(_OPENS)) <= _OPENING
        return any(each.start >= low for each in spans) or (opens and years[0] in spans)

    def _each(self, spot: Spot, statement: Statement) -> Iterator[Statement]:
        """Yield a statement for each of its subjects: 甲率、乙率均达到97%."""
        if len(spot.all) < 2:
            yield statement
            return
        for name in spot.all:
            yield evolve(statement, name=name.text, name_at=self.prose.span(*name.at), starts=())

    def _keep(self, amount: Amount, spot: Spot, statement: Statement | None, *, sure: bool) -> None:
        self._memory = self._memory._replace(
            cursor=max(amount.behind, spot.end),
            name=spot.name or self._memory.name,
            parts=spot.parts,
            starts=(),
            cut=None,
            said=(*self._memory.said, statement) if statement else self._memory.said,
            made=self._memory.made + sure,
            counted=(
                *self._memory.counted,
                *((amount.unit, each) for each in (spot.name,) if each),
            ),
        )

    def _enter_parts(self, amount: Amount) -> None:
        """Take for the whole the last statement in the unit before 其中, if that stands here."""
        memory = self._memory
        is_share = amount.unit in ("%", "‰")  # of which the part may be the bigger one
        if is_share:
            return
        if memory.said and grammar.pattern("subset").search(self.text, memory.cursor, amount.start):
            alike = [e for e in memory.said if e.unit == amount.unit and e.kind not in _RATES]
            self._memory = memory._replace(whole=alike[-1] if alike else None)

    def _start(self, amount: Amount) -> Start | None:
        """Keep a number as where its subject starts: 由65%提升至75%, 2020年的8.5%提高到10%."""
        low = max(self.prose.clause_start(amount.start), self._memory.cursor)
        before = self.text[low : amount.start]
        years = [e for e in self.prose.years_before(low, amount.start) if e.role != "horizon"]
        year = years[-1] if years else None
        of_year = year is not None and before[year.end - low :].strip() in (
            "的",
            "度的",
            "年的",
            "",
        )
        from_ = _STARTS.search(before)
        if not (from_ or of_year) or not grammar.pattern("rises").match(self.text, amount.behind):
            return None
        cut = low + from_.start("from") if from_ else year.start if year else amount.start
        start = Start(
            value=amount.value,
            words=self.prose.printed(amount.start, amount.end),
            at=self.prose.span(amount.start, amount.end),
            year=year.last if year else None,
            year_at=self.prose.span(year.start, year.end) if year else None,
        )
        self._memory = self._memory._replace(
            starts=(*self._memory.starts, (amount, start)),
            cut=(low, cut),
            cursor=amount.behind,
        )
        return start

    def _is_sure(self, spot: Spot, amount: Amount, statement: Statement) -> bool:
        purpose = self.prose.passage.purpose
        if purpose == "goals":
            return True
        if purpose in ("measures", "safeguards"):
            before = spot.name is not None and spot.name.at[0] < amount.start
            is_size = before and statement.name in grammar.words("sizes")
            if is_size and not spot.lead.has("level_verbs"):
                return False  # of a project, or of all of them
            said = statement.per or statement.comparator != "at_least"
            printed = comparator(self.text[spot.start : amount.last], amount) is not None
            # The year of a plan's title dates also what is there already: 全县茶队142支.
            of_all = grammar.pattern("whole_place").fullmatch(statement.scope or "")
            dated = statement.horizon.at != self._titled or not of_all
            dated = statement.kind == "per_year" or (dated and statement.horizon.year is not None)
            goes_on = self._memory.made > 0  # 培育2000家甲、300家乙
            goes_on = goes_on or self._finder.is_done(amount)
            goes_on = (
                goes_on or spot.multiplies or statement.base_year is not None
            )  # 比2020年翻一番
            acts = statement.name.endswith(tuple(grammar.words("noun_verbs")))  # 核桃改造200亩
            is_share = amount.unit == "%" and grammar.pattern("share_name").search(statement.name)
            serves = self.text[: amount.start].rstrip().endswith("为")  # 为300名茶师体检
            is_led = spot.lead.tokens or spot.verb or acts or is_share or serves  # 网办率100%
            return bool(is_led or dated or said or printed or goes_on)
        return self._is_plan(spot, amount, statement)

    def _is_plan(self, spot: Spot, amount: Amount, statement: Statement) -> bool:
        """Whether a sentence outside goals and measures says what this plan is to reach."""
        led = spot.lead.has("level_verbs", "change_verbs") or spot.lead.compares
        others = grammar.pattern("others").search(self.text, *self.prose.sentence(amount.start))
        is_open = self.prose.passage.purpose in ("other", "preamble")
        return statement.horizon.year is not None and led and not others and is_open

    def _is_inside(self) -> bool:
        """Whether a passage stands in a section: in front of all there is no target."""
        return self.prose.passage.purpose == "other" or bool(self.prose.passage.section)

    def _doubt(self, amount: Amount, statement: Statement | None, found: Found) -> None:
        """Ask about a number, or say what it is; one that counts nothing is left to others."""
        purpose = self.prose.passage.purpose
        if purpose in _JUDGED:
            if statement is not None or amount.unit:
                instead = none_of(self.prose, amount, "other")
                at = statement.at if statement else self.prose.span(amount.start, amount.behind)
                why = "target" if statement else "unit"
                found.doubtful.append(
                    Doubtful(why=why, at=at, statement=statement, instead=instead)  # type: ignore[arg-type]
                )
            return
        instead = none_of(self.prose, amount, "history")
        ahead = statement is not None and statement.horizon.year is not None
        reaches = statement and grammar.pattern("reaches").match(statement.words)
        if statement is not None and ahead and reaches and self._is_inside():
            found.doubtful.append(
                Doubtful(why="past", at=statement.at, statement=statement, instead=instead)
            )
        elif amount.unit:
            found.not_targets.append(instead)


def _place(each: YearWord | Amount) -> int:
    return each.start
