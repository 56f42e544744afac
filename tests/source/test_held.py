"""Every span, digit and name is held: moved, changed or left out, it is found."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source.changes import change, value_at
from source.yunzhou import INDICATORS, PLAN, SOURCE, TEXT

from policymodel.checking import verify
from policymodel.model import Span
from policymodel.source import SourceText
from policymodel.source.facts import facts

CITED = tuple(fact for fact in facts(PLAN) if fact.at is not None)


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("path", [fact.full_path for fact in CITED])
def test_every_span_moved_by_one_is_found(path: str, by: int) -> None:
    at = value_at(PLAN, path)
    if at.start + by < 0:
        pytest.skip("the span begins the text")
    assert verify(change(PLAN, path, Span(at.start + by, at.end + by)), SOURCE)


@given(
    st.sampled_from([fact.full_path for fact in CITED]),
    st.tuples(st.integers(0, 2 * len(TEXT)), st.integers(1, len(TEXT))),
)
def test_any_span_is_judged(path: str, place: tuple[int, int]) -> None:
    start, length = place
    found = verify(change(PLAN, path, Span(start, start + length)), SOURCE)
    if start + length > len(TEXT):
        assert ("V002", path) in {(one.code, one.path) for one in found}


@pytest.mark.parametrize(
    "path", [fact.full_path for fact in CITED if not fact.path.startswith("not_targets")]
)
def test_every_span_left_out_is_found(path: str) -> None:
    found = verify(change(PLAN, path, None), SOURCE)
    assert ("V007", path) in {(one.code, one.path) for one in found}


def quantities() -> Iterator[str]:
    for index, indicator in enumerate(INDICATORS):
        for key, items in (("baselines", indicator.baselines), ("targets", indicator.targets)):
            for place, item in enumerate(items):
                for name in ("value", "high", "year", "from_year"):
                    if getattr(item, name, None) is not None:
                        yield f"indicators[{index}].{key}[{place}].{name}"


@pytest.mark.parametrize("path", list(quantities()))
def test_every_digit_of_every_value_and_year_is_held(path: str) -> None:
    value = value_at(PLAN, path)
    digits = str(value)
    for place, digit in enumerate(digits):
        for other in {"0", "1", "7"} - {digit}:
            changed = type(value)(digits[:place] + other + digits[place + 1 :])
            if changed == value or (type(value) is int and not 1949 <= changed <= 2199):
                continue
            assert verify(change(PLAN, path, changed), SOURCE), f"{value} → {changed}"


@pytest.mark.parametrize("place", [place for place, sign in enumerate(TEXT) if sign.isdecimal()])
def test_every_digit_of_the_document_is_held(place: int) -> None:
    digit = TEXT[place]
    other = chr(ord(digit) - 1 if digit in "9９" else ord(digit) + 1)
    source = SourceText(TEXT[:place] + other + TEXT[place + 1 :])
    plan = change(PLAN, "document.source", source.source)
    assert verify(plan, source), TEXT[max(place - 10, 0) : place + 10]


@pytest.mark.parametrize("name", ["市口岸办", "市商务局", "各镇", "街道", "市人社局"])
def test_every_name_of_the_document_is_held(name: str) -> None:
    source = SourceText(TEXT.replace(name, "某" + name[1:]))
    found = verify(change(PLAN, "document.source", source.source), source)
    assert "V008" in {one.code for one in found}


def test_a_name_may_have_the_each_that_a_list_shares() -> None:
    """The document prints 各镇、街道."""
    bodies = [each.name for each in PLAN.organizations]
    place = f"organizations[{bodies.index('街道')}]"
    in_full = change(change(PLAN, f"{place}.name", "各街道"), f"{place}.aliases", ("街道",))
    assert verify(in_full, SOURCE) == ()
    place = f"organizations[{bodies.index('市人社局')}]"
    wrong = change(PLAN, f"{place}.name", "各市人社局")
    wrong = change(wrong, f"{place}.aliases", ("市人社局",))
    [found] = verify(wrong, SOURCE)
    assert (found.code, found.path) == ("V003", f"{place}.name")
