"""Where in the source document a fact is stated."""

from attrs import frozen

from policymodel.findings import FieldError
from policymodel.model.scalars import COUNT, MOST, check_by
from policymodel.text import Texts

say = Texts(__file__)
check_count = check_by(COUNT)
_set = object.__setattr__


@frozen(order=True)
class Span:
    """The characters ``[start, end)`` of the source document; a pair in a plan file.

    Attributes:
        start: offset of the first character, from 0.
        end: offset after the last character; greater than `start`.

    Raises:
        FieldError: the offsets are not two growing whole numbers.

    >>> "到2025年".__getitem__(Span(1, 5).slice)
    '2025'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # One look at both, not a validator each: a plan has hundreds of spans.
        if not (type(start) is int and type(end) is int and 0 <= start < end <= MOST):
            for offset in (start, end):
                check_count(offset)
            raise FieldError(say("backwards", start=start, end=end))
        _set(self, "start", start)
        _set(self, "end", end)

    @property
    def slice(self) -> slice:
        """The same characters as a slice of the source's text."""
        return slice(self.start, self.end)

    def __contains__(self, other: object) -> bool:
        """Whether a span or an offset lies within this one."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end
