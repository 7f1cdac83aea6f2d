"""The pages of a long list and the links between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.ui.shell import Link


@dataclass(frozen=True, slots=True)
class Pages:
    """Page `number` of `last`, of `rows` rows with `size` on each."""

    number: int
    rows: int
    size: int
    address: Callable[[int], str]

    @classmethod
    def at(cls, asked: int, rows: int, size: int, address: Callable[[int], str]) -> "Pages":
        """The page that was asked for, or the last one where there are fewer."""
        return cls(min(max(asked, 1), max(1, -(-rows // size))), rows, size, address)

    @property
    def last(self) -> int:
        return max(1, -(-self.rows // self.size))

    @property
    def first_row(self) -> int:
        return min(self.rows, (self.number - 1) * self.size + 1)

    @property
    def last_row(self) -> int:
        return min(self.rows, self.number * self.size)

    @property
    def before(self) -> str:
        return self.address(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        return self.address(self.number + 1) if self.number < self.last else ""

    @property
    def links(self) -> list[Link]:
        """First, last and those around this one; a gap has no address."""
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        near = {1, self.last, self.number - 1, self.number, self.number + 1}
        previous = 0
        for number in sorted(one for one in near if 1 <= one <= self.last):
            if number - previous == 2:
                yield Link(str(number - 1), self.address(number - 1))
            elif number - previous > 2:
                yield Link("…", "")
            yield Link(str(number), self.address(number), current=number == self.number)
            previous = number
