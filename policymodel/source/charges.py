"""What a responsibility bracket says, read from its words: who is charged with which role.

Grammars that are read, in half-width and full-width punctuation alike::

    牵头单位:A、B;配合单位:C。       labels, each with its list of names
    责任单位:A、B                    one label: nobody is said to lead
    A牵头,B、C配合                   lists of names, each closed by what they do
    A、B按职责分工负责,C负责落实
    责任单位:A、B,C按职责分工负责     both in one
    责任领导:副市长;完成时限:6月底     officials and deadlines beside them
    A、B                             names that are known, and nothing else
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import define, evolve, field

from policymodel.model import Span
from policymodel.source.bodies import (
    LONGEST_NAME,
    KnownNames,
    Name,
    looks_like_name,
    may_be_name,
    names_in,
    shared_places,
)
from policymodel.source.charged import Charges, Part, Post, merged
from policymodel.source.content import Content, closed
from policymodel.source.duties import (
    WITH,
    Label,
    begins_with_duty,
    begins_with_label,
    duty,
    ends_as_label,
    is_deadline,
    is_note,
    is_prose,
    label,
    unmarked_label,
)
from policymodel.source.listed import Duty, Item, Mode, after_last_duty, assigned, is_read_alike
from policymodel.source.pieces import (
    BLANKS,
    CLOSING,
    ENDS_GROUP,
    ENDS_PIECE,
    OPENING,
    Piece,
    signs_in,
    stripped,
    unmarked,
)

# 各区政府（含开发区，下同） names somebody, whatever stands in the bracket.
_ASIDE = re.compile(r"[(（〈][^()（）〈〉]*[)）〉]")
# 市甲局①, 市甲局1: the mark of a footnote is no part of a name.
_FOOTNOTE = re.compile(r"[ ]*(?:[①-⑳¹²³⁰-⁹]{1,2}|[\[【［〔(（]?[0-9]{1,2}[)）\]】］〕]?)$")
_FROM_HERE = re.compile(r"[(（〈][^()（）〈〉]*(?:下同|不再[^()（）〈〉]{0,4}列出)[)）〉]$")
_OTHERS = ("以下", "以上")
_LEADS, _REST = (
    re.compile("为(?:总|第一)?(?:牵头|责任)(?:单位|部门)"),
    ("其他", "其余", "逗号", "分号"),
)
_NO_MORE = re.compile("不再[^，,；;。]{0,4}(?:列出|列明)")
_TWINS = ("部门", "单位", "机构")
_BARE = (*_TWINS, "政府")
_REMARK = re.compile(rf"[(（](?P<said>[^{re.escape(OPENING + CLOSING)}]{{2,8}})[)）]$")
_MEMBER = re.compile(r"\s*[^、，,；;。\s]+")
_PERSON = re.compile("[(（](?P<who>[\u4e00-\u9fff]{2,4})[)）]$")
_MOST_LABELS = 50


def read_charges(
    passage: Content, known: KnownNames, *, plain: bool = False, under: Label | None = None
) -> Charges | None:
    """Return what `passage`, the inside of a bracket, says; None where it cannot be read.

    With `plain`, names that are known and nothing else charge whom they name. `under` is the label
    of what has none of its own: the head of the column in which it stands.
    """
    return _Reader(passage, known, plain, under).read()


def looks_charged(passage: Content, known: KnownNames) -> bool:
    """Return whether `passage` holds a label of organizations, or a known name and a duty."""
    reader = _Reader(passage, known, plain=False)
    if reader.is_crowded:
        return begins_with_label(passage.text, 0, len(passage.text))
    labelled = any(
        found is not None
        and (found.kind == "role" or reader.names_some(found, start, end))
        and not is_note(closed(passage.text[start:end]))
        for found, start, end in reader.sections()
    )
    return labelled or any(reader.is_charged(piece) for piece in reader.pieces(0))


def _without_person(item: Item) -> Item:
    """Return a name without the person that a bracket behind it tells: 市甲局（张三）."""
    if not isinstance(item, Name) or (found := _PERSON.search(item.text)) is None:
        return item
    if looks_like_name(found["who"]):
        return item
    at = Span(item.at.start, item.at.end - (len(item.text) - found.start()))
    return evolve(item, text=item.text[: found.start()], at=at)


def lists_bodies(passage: Content, known: KnownNames) -> bool:
    """Return whether half of a list or more are names that are known: 市甲局、有条件的区."""
    pieces = _Reader(passage, known, plain=False).pieces(0)
    words = (closed(passage.text[each.start : each.end]) for each in pieces)
    return len(pieces) > 1 and 2 * sum(each in known for each in words) >= len(pieces)


@define
class _Reader:
    passage: Content
    known: KnownNames
    plain: bool
    under: Label | None = None
    text: str = field(init=False)
    signs: list[tuple[int, str]] = field(init=False)  # outside all brackets, in order
    officials: list[Post] = field(factory=list, init=False)
    deadlines: list[Span] = field(factory=list, init=False)
    unplaced: list[Span] = field(factory=list, init=False)
    mixed: bool = field(default=False, init=False)  # persons stand in the lists, too
    tells: bool = field(default=False, init=False)  # who leads: 列首位的为牵头单位，其他单位配合

    @text.default
    def _text(self) -> str:
        return self.passage.text

    @signs.default
    def _signs(self) -> list[tuple[int, str]]:
        return list(signs_in(self.text))

    @property
    def is_crowded(self) -> bool:
        """Whether there are more labels than any bracket has."""
        return sum(map(self.text.count, ":：∶")) > _MOST_LABELS

    def read(self) -> Charges | None:
        """Read all sections; those of labels that are not known may say what they like, but where
        they name somebody it is told.
        """
        if self.is_crowded:
            return None
        sections = list(self.sections())
        readings: dict[Mode, list[Part]] = {"label": [], "all": [], "last": []}
        for printed, start, end in sections:
            found = printed or self.under
            if found is not None and found.kind == "official":
                self.officials.extend(self._posts(found.role, start, end))
                continue
            if found is not None and found.kind == "deadline":
                start = self._dated(start, end)
                if start == end:
                    continue
                found = None  # what follows is a list of its own
            role = found.role if found is not None and found.kind == "role" else None
            self.mixed = found is not None and found.is_mixed
            items = self._items(start, end, labelled=role is not None)
            if items is not None and self.mixed:
                items = [_without_person(each) for each in items if self._is_no_person(each)]
            if items is None or (role is None and not self._is_evident(items, found)):
                if role is None and len(sections) > 1:
                    self._unplaced(found, start, end)
                    continue
                return None
            whole = is_read_alike(items, role)
            agreed = list(assigned(items, role, "all")) if whole else None
            for mode, parts in readings.items():
                parts += assigned(items, role, mode) if agreed is None else agreed
        return self._charges(readings)

    def _is_no_person(self, item: Item) -> bool:
        return not isinstance(item, Name) or item.text in self.known or looks_like_name(item.text)

    def _charges(self, readings: dict[Mode, list[Part]]) -> Charges | None:
        ways: list[list[Part]] = []  # most lists can be read in one way alone
        for parts in readings.values():
            if parts not in ways:
                ways.append(parts)
        first, *others = dict.fromkeys(map(merged, ways)) if ways[1:] else map(merged, ways)
        if not first and not any(post.role != "contact" for post in self.officials):
            return None
        return Charges(
            parts=first,
            others=tuple(others),
            officials=tuple(self.officials),
            deadlines=tuple(self.deadlines),
            unplaced=tuple(self.unplaced),
        )

    def _unplaced(self, found: Label | None, start: int, end: int) -> None:
        """Keep a section that names somebody behind a label that is not known: 协调单位：市甲局."""
        labelled = found is not None and ends_as_label(self.text[found.start : start])
        begin = start if found is None else found.start
        pieces = (*self.pieces(begin, max(start - 1, begin)), *self.pieces(start, end))
        if (labelled or any(map(self._names_somebody, pieces))) and (at := self._whole(begin, end)):
            self.unplaced.append(at)

    def names_some(self, found: Label, start: int, end: int) -> bool:
        """Whether names stand behind any label: 协调单位：市甲局, not 单位：万亩."""
        labelled = ends_as_label(self.text[found.start : start])
        return labelled and any(map(self._names_somebody, self.pieces(start, end)))

    def _names_somebody(self, piece: Piece) -> bool:
        words = closed(self.text[piece.start : piece.end])
        return words in self.known or looks_like_name(words)

    def _dated(self, start: int, end: int) -> int:
        """Keep a deadline, and return where names follow it: 完成时限：年底前，市甲局牵头."""
        for piece in self.pieces(start, end)[1:]:
            does = duty(self.text, piece.start, piece.end)
            name = piece if does is None else piece._replace(end=does[1])
            if self._names_somebody(name):
                end = piece.start
                break
        self._deadline(start, end)
        return end

    def sections(self) -> Iterator[tuple[Label | None, int, int]]:
        """Yield each label with where what is behind it begins and ends; None: before all."""
        heads: list[tuple[Label | None, int]] = [(None, 0)]
        begin, low = 0, 0
        if bare := self._unmarked(0):
            heads.append(bare)
            begin = low = bare[1]
        for place, sign in self.signs:
            if place < low:
                continue
            if sign in ":：∶":
                # A label reaches back over blanks, letters may be spaced, to a sign.
                head = self._bounded(label(self.text, max(begin, low), place), place)
                heads.append((head, place + 1))
                low = place + 1
            elif sign in "；;。" and (bare := self._unmarked(place + 1)):
                heads.append(bare)
                begin = low = bare[1]
            elif sign not in BLANKS:
                begin = place + 1
        starts = [found.start if found else 0 for found, _ in heads[1:]]
        for (found, start), end in zip(heads, [*starts, len(self.text)], strict=True):
            if found is not None or self.text[start:end].strip():
                yield found, start, end

    def _unmarked(self, start: int) -> tuple[Label, int] | None:
        """Return a label at `start` that has lost its colon before a name, and where it ends."""
        found = unmarked_label(self.text, start, len(self.text))
        return found if found and self._begins_with_name(found[1]) else None

    def _begins_with_name(self, start: int) -> bool:
        """Whether the first member of a list is a name: where its label has no colon."""
        first = _MEMBER.match(self.text, start)
        name = first.group().strip() if first else ""
        return name in self.known or looks_like_name(name)

    def _bounded(self, found: Label, colon: int) -> Label:
        """Leave a name before a label to the list it closes: 市甲局 完成时限:."""
        blank = max(self.text.rfind(sign, found.start, colon) for sign in BLANKS)
        if found.kind == "role" or blank < 0 or not self._ends_name(found.start, blank):
            return found
        return found._replace(start=blank + 1)

    def pieces(self, start: int, end: int | None = None) -> list[Piece]:
        """Return the members of the lists between `start` and `end`, without blanks around."""
        end = len(self.text) if end is None else end
        shared = shared_places(self.text, start, end)
        first, last = (bisect_left(self.signs, (place,)) for place in (start, end))
        signs = [each for each in self.signs[first:last] if each[1] in ENDS_PIECE]
        spaced = all(
            sign in BLANKS for _, sign in signs
        )  # blanks part names where nothing else does
        found: list[Piece] = []
        begin, group = start, 0
        for place, sign in [*signs, (end, "")]:
            if shared and any(place in each for each in shared):
                continue
            if (
                sign
                and sign in BLANKS
                and not ((spaced or self.mixed) and self._ends_name(begin, place))
            ):
                continue
            left, right = stripped(self.text, begin, place)
            is_bare = found and self.text.startswith(_BARE, left, right)
            if is_bare and self._is_twin(found[-1], left, right):
                found[-1] = found[-1]._replace(end=right)
            elif left < right:
                found.append(Piece(left, right, group))
            begin = place + 1
            group += sign in ENDS_GROUP
        return found

    def _is_twin(self, before: Piece, start: int, end: int) -> bool:
        """Whether a bare word goes on with the name before it: 有关部门、单位, 各镇党委、政府."""
        does = duty(self.text, start, end)
        bare = self.text[start : does[1] if does else end].strip()
        name = self.text[before.start : before.end]
        is_twin = (
            name.endswith("党委") if bare == "政府" else bare in _TWINS and name.endswith(_TWINS)
        )
        return is_twin and self.text[before.end : start].strip() == "、"

    def _ends_name(self, start: int, end: int) -> bool:
        if end - start > 2 * LONGEST_NAME:
            return False
        name = self.text[start:end]
        return (
            name in self.known or looks_like_name(name) or duty(self.text, start, end) is not None
        )

    def _items(self, start: int, end: int, *, labelled: bool) -> list[Item] | None:
        """Return the names and duties there in their order; None if there is something else."""
        items: list[Item] = []
        of_others = -1  # the group that is said of other brackets: 以下均需各市、县政府落实
        for piece in self._parted(start, end):
            if not isinstance(piece, Duty) and piece.group == of_others:
                continue
            if isinstance(piece, Duty):
                items.append(piece)
                continue
            printed = self.text[piece.start : piece.end]
            if printed in self.known.names:  # as nearly all are
                items.append(Name(printed, self.passage.span(piece.start, piece.end), piece.group))
                continue
            words = closed(printed)
            is_known = words in self.known
            if not is_known:
                if is_note(words if words.isalnum() else _ASIDE.sub("", words) or words):
                    of_others = piece.group if words.startswith(_OTHERS) else of_others
                    self.tells = self.tells or _LEADS.search(words) is not None
                    if of_others == piece.group and _NO_MORE.search(self.text, piece.end, end):
                        break  # 以下均需市甲局落实，市乙局负责园区内的工作，不再列出
                    continue
                if self.tells and words.startswith(_REST):
                    continue
                if is_deadline(words) and not looks_like_name(words):
                    self._deadline(piece.start, piece.end)
                    continue
            does = None if is_known else duty(self.text, piece.start, piece.end)
            closes = does is None and printed[-1] in CLOSING
            remark = _REMARK.search(printed) if closes else None
            if remark is not None and (said := duty(remark["said"], 0, len(remark["said"]))):
                does = said[0], piece.start + remark.start()
            stop = piece.end if does is None else does[1]
            names = list(self._names(piece, stop))
            if not all(name.text in self.known or may_be_name(name.text) for name in names):
                return None
            items.extend(names)
            if does is not None and (names or items):
                items.append(Duty(does[0], is_remark=remark is not None))
            elif does is None and not names and not labelled:
                return None
        return items

    def _parted(self, start: int, end: int) -> Iterator[Piece | Duty]:
        """Yield the members of the lists; those with whom another acts apart: 市甲局会同市乙局."""
        for piece in self.pieces(start, end):
            at = self.text.find(WITH, piece.start, piece.end)
            if at >= 0:  # in few, and in some as a part of the name
                known = self.known.begins(self.text, piece.start, piece.end)
                at = self.text.find(WITH, known, piece.end)
            if at < 0 or (at == piece.start and not self.text[start:at].strip()):
                yield piece
                continue
            if at > piece.start:
                yield piece._replace(end=at)
            yield Duty("responsible", is_with=True)
            yield piece._replace(start=at + len(WITH))

    def _names(self, piece: Piece, end: int) -> Iterator[Name]:
        for begin, stop in names_in(self.passage, piece.start, end, self.known):
            left, right = unmarked(self.text, *stripped(self.text, begin, stop))
            if left < right and not self.text[right - 1].isalpha():
                right = self._without_mark(left, right)
            if left < right:
                text = closed(self.text[left:right])
                yield Name(text, self.passage.span(left, right), piece.group)

    def _without_mark(self, left: int, right: int) -> int:
        """Return where a name ends before 下同 in brackets, or the mark of a footnote."""
        if (told := _FROM_HERE.search(self.text, left, right)) is not None:
            right = told.start()
        mark = _FOOTNOTE.search(self.text, left, right)
        is_marked = mark is not None and looks_like_name(self.text[left : mark.start()])
        return mark.start() if mark is not None and is_marked else right

    def _is_evident(self, items: list[Item], behind: Label | None) -> bool:
        """Whether lists without a label, or `behind` one that is not known, charge somebody, and
        not say something in general.
        """
        names = [item for item in items if isinstance(item, Name)]
        known = [name.text in self.known for name in names]
        if not any(isinstance(item, Duty) for item in items):
            if self.tells:
                known = [name.text in self.known or looks_like_name(name.text) for name in names]
            # Of a list of bodies one or two have other names: 市甲局、铁塔、市乙局.
            most = 2 * sum(known) >= len(known) > 0
            return (self.plain or self.tells) and behind is None and most
        rest = after_last_duty(items)
        if not all(name.text in self.known or looks_like_name(name.text) for name in rest):
            return False
        return any(known) or any(looks_like_name(name.text) for name in names)

    def _posts(self, role: str, start: int, end: int) -> Iterator[Post]:
        for piece in self.pieces(start, end):
            words = closed(self.text[piece.start : piece.end])
            yield Post(role, words, self.passage.span(piece.start, piece.end))

    def _deadline(self, start: int, end: int) -> None:
        if (at := self._whole(start, end)) is not None:
            self.deadlines.append(at)

    def _whole(self, start: int, end: int) -> Span | None:
        """Return where what a section says stands, without blanks and signs around it."""
        left, right = stripped(self.text, start, end)
        while left < right and self.text[right - 1] in ENDS_GROUP:
            right -= 1
        return self.passage.span(left, right) if left < right else None

    def is_charged(self, piece: Piece) -> bool:
        """Whether a known name stands there and, before or behind what it is to do, a duty."""
        names = list(names_in(self.passage, piece.start, piece.end, self.known))
        start = names[0][0] if names else piece.start
        stop = self.known.begins(self.text, start, piece.end)
        does = duty(self.text, stop, piece.end)
        if stop == start:
            return False
        if does is not None:
            return True
        # 市科技局负责解释 and 市科技局牵头制定的办法 speak of documents.
        rest = self.text[stop : piece.end]
        return begins_with_duty(rest, 0, len(rest)) and not is_prose(rest)
