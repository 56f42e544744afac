"""How the paths of a plan's parts change where parts are taken out of lists and added to them."""

from collections.abc import Collection, Iterable

from policymodel.model.places import Path


class Moves:
    """What became of the paths of a plan file: first parts were taken out, then others added.

    >>> moves = Moves([("measures", 0)])
    >>> moves.add(("measures",), 1)
    >>> [moves.after(("measures", number, "title")) for number in range(3)]
    [None, ('measures', 0, 'title'), ('measures', 2, 'title')]
    """

    def __init__(self, gone: Collection[Path] = ()) -> None:
        self.gone = frozenset(gone)
        self._added: dict[Path, list[int]] = {}

    def add(self, path: Path, number: int) -> None:
        """Note that a part was added to the list at `path`, before its item `number`.

        Both are as of the plan from which parts were taken out, and to which none was added.
        """
        self._added.setdefault(path, []).append(number)

    def left(self, path: Path) -> Path | None:
        """Return the path of a part when others are taken out; None where it is so itself."""
        if any(path[:length] in self.gone for length in range(1, len(path) + 1)):
            return None
        found: Path = ()
        for length, step in enumerate(path):
            if isinstance(step, int):
                above = path[:length]
                step -= sum((*above, number) in self.gone for number in range(step))
            found = (*found, step)
        return found

    def moved(self, path: Path) -> Path:
        """Return the path of a part when others are added; `path` is as `left` gives it."""
        found: Path = ()
        for length, step in enumerate(path):
            if isinstance(step, int):
                step += sum(number <= step for number in self._added.get(path[:length], ()))
            found = (*found, step)
        return found

    def after(self, path: Path) -> Path | None:
        """Return the path of a part at the end; None where it was taken out."""
        found = self.left(path)
        return None if found is None else self.moved(found)

    def placed(self, path: Path, numbers: Iterable[int]) -> list[Path]:
        """Return the paths at the end of parts added to one list, whose `numbers` grow."""
        above = self.moved(path)
        return [(*above, number + before) for before, number in enumerate(numbers)]
