"""Where the words stand that belong to a number: its lead, its subject, its benchmark."""

import re

from attrs import evolve, frozen

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.amounts import RANK, Amount
from policymodel.drafting.targets.memory import Memory, Name
from policymodel.drafting.targets.parted import JOIN, in_turn, parted
from policymodel.drafting.targets.subjects import (
    Lead,
    Subject,
    lead_to,
    subject_behind,
    subject_in,
)
from policymodel.drafting.targets.texts import Prose
from policymodel.folding import POINTS

_FOLLOWS = re.compile(r"\s*[\u4e00-\u9fff“A-Z《0-9]")
_BLANK = " \t\u00a0\u3000"
_RANKED = re.compile(r"(?P<lead>[，,；;]?\s*)[\u4e00-\u9fff（）()]{2,24}?(?:位次|排名|名次)")
_BY = re.compile("(?:到|至|在|于)?$")
_SHORTEST = 2  # characters of a name
_NUMBERED = re.compile(rf"\s*(?:[（(]?[0-9一二三四五六七八九十]{{1,3}}[)）{POINTS}、])?\s*")
_MOST_CLAUSES = 12  # before a number in which its subject is looked for


@frozen(kw_only=True)
class Spot:
    """What belongs to a number.

    Attributes:
        low: where its clause begins for it.
        start: where its words begin: with what leads to it, or what it is measured against.
        lead: the words that lead to it.
        name: its subject; None where none can be told.
        verb, scope: what was taken off the beginning of the subject.
        end: behind the subject, where it stands behind the number.
        benchmark: what it is compared with, with the word that compares.
        parts: further subjects, for the numbers behind 分别.
        is_shared: whether its subject is such a one, and what leads to it was said before.
        all: the subjects of which each has the number, behind 均.
        multiplies: whether it says how many times as much there is to be as there was.
    """

    low: int
    start: int
    lead: Lead
    name: Name | None
    verb: str | None = None
    scope: str | None = None
    end: int = 0
    benchmark: tuple[str, str] | None = None
    parts: tuple[Name, ...] = ()
    is_shared: bool = False
    all: tuple[Name, ...] = ()
    multiplies: bool = False


# How large each of those counted is: 5个以上收入过200亿元的集群.
_SIZED = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:收入|产值|营收|规模|投资|税收)(?:超过?|过|突破|达到?)"
    r"[0-9.,]+[万亿]*元(?:以上)?的"
    r"|[\u4e00-\u9fff]{2,8}?(?:达到?|超过?|不[低少小高大]于|不超过|[大小高低]于)"
    r"[0-9][0-9.,]*[^，。；、0-9]{0,6}?的(?=[\u4e00-\u9fff]{2})"
)
_JOINED = re.compile("[和及与、]$")  # 3个园区和至少1个基地
_NEXT = re.compile(r"[、和及与]?\s*[0-9]")


class Finder:
    """Finds what belongs to the numbers of one passage."""

    def __init__(self, prose: Prose) -> None:
        self._prose, self._text = prose, prose.text

    def lead(self, amount: Amount, memory: Memory) -> Lead:
        """Return the words that lead to a number."""
        low = self._prose.behind_years(self._low(amount, memory), amount.start)
        lead = lead_to(self._text, low, amount.start)
        is_placed = amount.unit == RANK and self._text[amount.start - 1] in "前第"
        if is_placed and not lead.tokens and amount.start > low:
            return lead_to(self._text, low, amount.start - 1)  # 第｜12名
        return lead

    def spot(self, amount: Amount, lead: Lead, after: Amount | None, memory: Memory) -> Spot:
        """Return what belongs to a number with its `lead`, of which `after` is the next one."""
        low = self._low(amount, memory)
        spot = Spot(low=low, start=self._trimmed(lead.start, amount.start), lead=lead, name=None)
        if memory.parts and not self._text[low : lead.start].strip("、和及与 ,，"):
            return evolve(spot, name=memory.parts[0], parts=memory.parts[1:], is_shared=True)
        found = self._measured(low, lead, spot) or self._multiplied(amount, spot)
        if found is not None:
            return found
        return self._with_subject(spot, amount, after, memory)

    def _low(self, amount: Amount, memory: Memory) -> int:
        return max(self._prose.clause_start(amount.start), memory.cursor)

    def _trimmed(self, start: int, end: int) -> int:
        while start < end and self._text[start] in _BLANK:
            start += 1
        return start

    def _measured(self, low: int, lead: Lead, spot: Spot) -> Spot | None:
        """Return the spot of 高于全省平均水平2个百分点."""
        for found in grammar.pattern("benchmark").finditer(self._text, low, lead.start):
            if self._text[found.end() : lead.start].strip():
                continue
            subject = subject_in(
                self._text, self._prose.behind_years(low, found.start()), found.start()
            )
            if subject is not None:
                named = self._named(subject)
                mark = (found["word"], found["mark"])
                return evolve(named_spot(spot, subject, named), start=found.start(), benchmark=mark)
        return None

    def _multiplied(self, amount: Amount, spot: Spot) -> Spot | None:
        """Return the spot of 达到2022年的3倍, which tells how much there is to be of what was."""
        if not amount.unit.endswith("倍"):
            return None
        low = max(self._prose.clause_start(amount.start), 0)
        found = grammar.pattern("multiple_of").search(self._text, low, amount.start)
        if found is None or found.end() != amount.start:
            return None
        begin = self._prose.behind_years(low, found.start())
        subject = subject_in(self._text, begin, found.start())
        if subject is None:
            return None
        spot = evolve(spot, start=found.start(), lead=Lead(found.start(), ()), multiplies=True)
        return named_spot(spot, subject, self._named(subject))

    def _with_subject(
        self, spot: Spot, amount: Amount, after: Amount | None, memory: Memory
    ) -> Spot:
        lead, text = spot.lead, self._text
        before, against = self._before(spot.low, lead, amount, memory)
        before = self._of_each(before) if before else None
        if against is not None:
            spot = evolve(spot, start=against)
        if lead.tokens == ("为",) and _NUMBERED.fullmatch(text, spot.low, lead.start):
            lead = Lead(amount.start, ())  # 为500家以上茶厂提供服务
            spot = evolve(spot, lead=lead, start=amount.start)
        # 5个以上收入过200亿元的｜集群, 3万平方米节能率不低于15%的｜改造
        if sized := _SIZED.match(text, amount.behind):
            end = self._prose.clause_end(sized.end())
            if (other := _NEXT.search(text, sized.end(), end)) is not None:
                end = other.start()
            counted = subject_behind(text, sized.end(), end)
        else:
            counted = subject_behind(text, amount.behind, self._end_behind(amount, after))
        if before is None and counted is None:
            before, spot = self._by_verb(spot)
            lead = spot.lead
        says = lead.has("level_verbs", "change_verbs") or lead.compares
        follows = bool(_FOLLOWS.match(text, amount.behind)) and not self.is_done(amount)
        if counted and lead.tokens and says and _JOINED.search(text, spot.low, lead.start):
            says = not (follows and all(each in grammar.comparing() for each in lead.tokens))
        if before and counted and self._must(lead):
            before = None
        if before and (says or not follows):
            before, spot = self._with_verb(before, spot, amount)
        elided = before is not None and text[before.start : before.end] in grammar.words("counts")
        if before and not elided and (says or not follows) and not self._is_each(before):
            return self._distributed(self._of_part(spot, before, memory), amount)
        behind = counted
        makes = lead.has("making_verbs", "doing_verbs")
        if behind and (makes or before or not says or memory.name is None):
            spot = named_spot(evolve(spot, end=behind.end), behind, self._named(behind))
            # 设立总规模50亿元的基金
            makes = before is not None and before.verb is not None and amount.unit != "%"
            return evolve(spot, verb=before.verb) if before and (elided or makes) else spot
        if before and not elided and not self._is_each(before):
            return self._distributed(self._of_part(spot, before, memory), amount)
        return self._said_before(spot, amount, memory)

    @staticmethod
    def _must(lead: Lead) -> bool:
        """Whether what stands before a number is who must make or do so much of what follows it."""
        return lead.has("modals") and lead.has("making_verbs", "doing_verbs")

    def _said_before(self, spot: Spot, amount: Amount, memory: Memory) -> Spot:
        """Return the spot of a number whose clause names no subject: that of an earlier one."""
        lead = spot.lead
        rank = self._ranked(spot.low, memory) if amount.unit == RANK else None
        rank = rank or self._trending(spot.low, memory)
        alike = self._counted_so(amount, lead, memory)
        again = "分别" in self._text[self._prose.clause_start(amount.start) : amount.start]
        if alike and again and not self._text[spot.low : lead.start].strip("、和及与 ,，"):
            spot = evolve(spot, is_shared=True)  # 分别突破3500万人次、300亿元
        if again and alike is None and (shared := self._in_turn(spot, amount, memory)) is not None:
            return shared
        is_one = bool(lead.tokens[1:]) or (memory.whole is not None and bool(lead.tokens))
        acts = is_one and lead.tokens[-1] in grammar.words("making_verbs", "doing_verbs")
        # 带动就业3万人; 建平台1个，每年培训200人: of another unit it is another thing, but money
        # is spent on what was named.
        is_share_or_money = amount.unit in ("%", "‰") or amount.unit.endswith("元")
        is_other = bool(memory.counted) and not is_share_or_money and alike is None
        own = self._done(lead) if acts or is_other else None
        name = rank or own or alike or memory.name
        name = name or self._earlier(spot.low, memory) or self._done(lead)
        if name is None and not self._text[self._behind(spot.low, lead) : lead.start].strip():
            name = memory.before
        return self._distributed(evolve(spot, name=name), amount)

    def _in_turn(self, spot: Spot, amount: Amount, memory: Memory) -> Spot | None:
        """Return the spot of 年均分别增长10%、12%: of each of what was counted before, in turn."""
        low = self._text.rfind("分别", 0, amount.start)
        end = self._prose.clause_end(amount.start)
        behind = [each for each in self._prose.amounts if low < each.start < end]
        others = (name for unit, name in memory.counted if unit != amount.unit)
        names = list(dict.fromkeys(others))[-len(behind) :]
        if behind[0] is not amount or len(names) < len(behind):
            return None
        return evolve(spot, name=names[0], parts=tuple(names[1:]))

    def _behind(self, low: int, lead: Lead) -> int:
        return self._prose.behind_years(low, lead.start)

    def _counted_so(self, amount: Amount, lead: Lead, memory: Memory) -> Name | None:
        """Return the last subject that is counted in the unit of a number which names none.

        新建公办园600所，新增学位12万个，每年不少于200所: 公办园.
        """
        if amount.unit in ("%", "‰"):
            return None
        alike = [name for unit, name in reversed(memory.counted) if unit == amount.unit]
        done = [each for each in alike if lead.tokens and each.text.endswith(lead.tokens)]
        return next(iter([*done, *alike]), None)  # 旧船改造20艘…再改造30艘

    def _ranked(self, low: int, memory: Memory) -> Name | None:
        """Return the rank that the clause before names: 评价位次实现进位，跃居全省前40位."""
        start = max(self._prose.clause_start(low - 1), memory.cursor) if low else 0
        found = _RANKED.match(self._text, start, low)
        if found is None:
            return None
        place = (start + len(found["lead"]), found.end())
        return Name(text="".join(self._prose.printed(*place).split("\n")), at=place)

    def _trending(self, low: int, memory: Memory) -> Name | None:
        """Return the subject whose course the clause before tells: 占比逐年提高，2025年达到30%."""
        start = max(self._prose.clause_start(low - 1), memory.cursor) if low else 0
        end = low - 1
        found = grammar.pattern("trend").search(self._text, start, max(end, start))
        if found is None or start < memory.start:
            return None
        subject = subject_in(self._text, self._prose.behind_years(start, end), found.start())
        return self._named(subject) if subject is not None else None

    def _done(self, lead: Lead) -> Name | None:
        """Return the verb that is all the subject there is: 完成投资50亿元."""
        place = lead.start + sum(map(len, lead.tokens[1:]))
        word = lead.tokens[0] if lead.tokens else ""
        is_noun = word in grammar.words("noun_verbs") and self._text.startswith(word, place)
        return Name(text=word, at=(place, place + len(word))) if is_noun else None

    def is_done(self, amount: Amount) -> bool:
        """Whether a share of what stands before does something: 新建建筑100%执行标准."""
        behind = grammar.pattern("done_behind").match(self._text, amount.behind)
        return amount.unit == "%" and behind is not None

    def _before(
        self, low: int, lead: Lead, amount: Amount, memory: Memory
    ) -> tuple[Subject | None, int | None]:
        """Return the subject before a number, and where 比2020年 begins before its lead."""
        text = self._text
        if memory.cut is not None:
            return subject_in(text, self._prose.behind_years(*memory.cut), memory.cut[1]), None
        subject = self._against_base(low, lead.start)
        if subject is not None:
            return subject
        start = self._prose.behind_years(low, lead.start)
        if amount.unit == RANK and (found := self._ranking(start, lead.start)) is not None:
            return found
        return subject_in(text, start, lead.start) or self._before_year(low, start, lead), None

    def _ranking(self, start: int, end: int) -> tuple[Subject | None, int] | None:
        """Return what ranks, and where its rank begins: 竞争力｜进入全国百强前30名; without it,
        that among which it ranks.
        """
        end -= self._text[end - 1 : end] in ("前", "第")
        lead = grammar.pattern("rank_lead").search(self._text, start, end)
        if lead is None:
            return None
        before = subject_in(self._text, start, lead.start())
        among = grammar.pattern("scope").match(self._text, lead.end(), end)
        if before is not None and among is not None:
            before = evolve(before, scope=among.group())
        return before or subject_in(self._text, lead.end(), end), lead.start()

    def _before_year(self, low: int, start: int, lead: Lead) -> Subject | None:
        """Return the subject before the year that leads to a number: 覆盖率2025年达到85%."""
        years = [e for e in self._prose.years_before(low, start) if e.role == "horizon"]
        if not years or self._text[start : lead.start].strip(_BLANK):
            return None
        end = next(
            later.start
            for earlier, later in zip([*years[-2::-1], None], years[::-1], strict=True)
            if earlier is None or self._text[earlier.end : later.start].strip("年、和")
        )
        begin = self._prose.behind_years(low, end)
        end -= len(_BY.search(self._text[begin:end]).group())  # type: ignore[union-attr]
        return subject_in(self._text, begin, end)

    def _against_base(self, low: int, high: int) -> tuple[Subject, int] | None:
        """Return the subject before 比2020年, and where that begins."""
        text = self._text
        years = [each for each in self._prose.years_before(low, high) if each.role == "base"]
        if not years or re.search(r"[，,]", text[years[-1].end : high]):
            return None
        found = grammar.pattern("against").search(text, low, years[-1].start)
        if found is None:
            return None
        start = self._prose.behind_years(low, found.start())
        subject = subject_in(text, start, found.start())
        return (subject, found.start()) if subject is not None else None

    def _with_verb(self, before: Subject, spot: Spot, amount: Amount) -> tuple[Subject, Spot]:
        """Give a subject the verb that ends its name: 既有建筑节能改造200万平方米."""
        tokens = spot.lead.tokens
        nouns = grammar.words("noun_verbs")
        near = next((each for each in tokens if each not in grammar.words("adverbs")), "")
        if not tokens or before.end != spot.lead.start:
            return before, spot
        if tokens[-1] in nouns:
            end = spot.lead.start + len(tokens[-1])
            rest = Lead(end, tokens[:-1])
        elif near in nouns and tokens[-1] in grammar.words("making_verbs"):
            # 城镇新增就业8000人: the verb before belongs to the name, too.
            end = self._text.rfind(near, spot.lead.start, amount.start) + len(near)
            rest = Lead(end, ())
        else:
            return before, spot
        whole = subject_in(self._text, before.start, end) if before.verb is None else None
        return whole or evolve(before, end=end), evolve(
            spot, lead=rest, start=self._trimmed(end, amount.start)
        )

    def _by_verb(self, spot: Spot) -> tuple[Subject | None, Spot]:
        """Return the verb that names what is compared, with its measure: 亩均投资不低于3000元."""
        tokens, text = spot.lead.tokens, self._text
        said = [each for each in tokens if each not in grammar.words("adverbs")]
        is_compared = tokens and (spot.lead.compares or tokens[0] in grammar.words("level_verbs"))
        if len(said) < 2 or not is_compared or said[-1] not in grammar.words("noun_verbs"):
            return None, spot
        end = text.find(said[-1], spot.lead.start) + len(said[-1])
        subject = subject_in(text, self._prose.behind_years(spot.low, end), end)
        if subject is None:
            return None, spot
        rest = tokens[: tokens.index(said[-1])]
        return subject, evolve(spot, lead=Lead(end, rest), start=end)

    def _of_each(self, subject: Subject) -> Subject:
        """Return the subject behind 各县区 in 各县区公办园占比: the number is meant of each."""
        rhythm = grammar.pattern("rhythm").match(self._text, subject.start, subject.end)
        if rhythm is not None and subject.end - rhythm.end() >= _SHORTEST:
            return evolve(subject, start=rhythm.end())  # 每季度抽检不少于1次
        found = grammar.pattern("each").match(self._text, subject.start, subject.end)
        if found is None or not grammar.pattern("whole_end").search(
            self._text[found.end() : subject.end]
        ):
            return subject
        return evolve(subject, start=found.end())

    def _is_each(self, subject: Subject) -> bool:
        return bool(grammar.pattern("each").match(self._text, subject.start, subject.end))

    def _of_part(self, spot: Spot, subject: Subject, memory: Memory) -> Spot:
        """Return the spot of a subject that is a part, or a share, of the one before."""
        words = self._text[subject.start : subject.end]
        if grammar.pattern("pronoun").fullmatch(words):
            return evolve(spot, name=memory.name or memory.before, verb=subject.verb)
        if memory.name is not None and grammar.pattern("parts").fullmatch(words):
            grade = grammar.pattern("grade").match(memory.name.text)
            is_graded = grade is not None and grade.end() < len(memory.name.text)
            if grade is not None and is_graded and grammar.pattern("grade").fullmatch(words):
                start, end = memory.name.at  # 国家级茶厂5家、省级10家
                rest = Name(text=memory.name.text[grade.end() :], at=(start + grade.end(), end))
                return evolve(spot, name=rest, scope=words, verb=subject.verb)
            return evolve(spot, name=memory.name, scope=words, verb=subject.verb)
        named = self._named(subject)
        if memory.name is not None and words.startswith("占"):
            named = evolve(named, text=memory.name.text + words)
        return named_spot(spot, subject, named)

    def _named(self, subject: Subject) -> Name:
        place = (subject.start, subject.end)
        return Name(text="".join(self._prose.printed(*place).split("\n")), at=place)

    def _distributed(self, spot: Spot, amount: Amount) -> Spot:
        """Give 分别 the subjects in turn: A和B分别达到3家和5家."""
        if spot.name is None:
            return spot
        said = self._text[spot.name.at[1] : amount.start]
        if "均" in spot.lead.tokens or "都" in spot.lead.tokens:
            return evolve(spot, all=tuple(parted(spot.name, self._text)))
        if "分别" not in said:
            return spot
        is_share = amount.unit == "%"
        names, count = in_turn(spot.name, self._text, amount.start, of_share=is_share)
        if len(names) == 1:
            return spot
        if count == 1:
            return evolve(spot, all=tuple(names))
        return evolve(spot, name=names[0], parts=tuple(names[1:]))

    def _earlier(self, low: int, memory: Memory) -> Name | None:
        """Return the subject of an earlier clause of the sentence."""
        at = low
        for _ in range(_MOST_CLAUSES):
            if at <= memory.start:
                break
            end = at - 1
            at = max(self._prose.clause_start(end), memory.start)
            base = self._against_base(at, end)
            start = self._prose.behind_years(at, end)
            found = base[0] if base else subject_in(self._text, start, end)
            if found is not None:
                return self._named(found)
            if at >= end:
                break
        return None

    def _end_behind(self, amount: Amount, after: Amount | None) -> int:
        """Return where what belongs to a number ends: before what leads to the next one."""
        end = amount.about or self._prose.clause_end(amount.behind)
        if after is None or after.start >= end or after.start <= amount.behind + 1:
            return end  # 2个15分钟生活圈
        lead = lead_to(self._text, amount.behind, after.start)
        joins = [each.start() for each in JOIN.finditer(self._text, amount.behind, lead.start)]
        return joins[-1] if joins else lead.start


def named_spot(spot: Spot, subject: Subject, name: Name) -> Spot:
    """Return a spot with its subject."""
    return evolve(spot, name=name, scope=subject.scope, verb=subject.verb)
