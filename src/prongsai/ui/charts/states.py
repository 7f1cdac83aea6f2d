"""How many of a whole are in each state: one bar, beside it the same as a list of links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.ui.charts.chart import drawing

_WIDTH, _HEIGHT, _GAP = 720, 20, 3


@dataclass(frozen=True, slots=True)
class Share:
    """`count` things are in `state`, which `word` says; `url` is the list of them."""

    state: str
    word: str
    count: int
    url: str = ""


class StateBar:
    """A bar of the shares in their order; a share of none has no part in it."""

    def __init__(self, title: str, shares: Sequence[Share]) -> None:
        self.title = title
        self.shares = tuple(shares)

    @property
    def whole(self) -> int:
        return sum(share.count for share in self.shares)

    @cached_property
    def svg(self) -> SafeString:
        return drawing(_WIDTH, _HEIGHT, self.title, self._parts())

    def _parts(self) -> Iterator[SafeString]:
        shown = [share for share in self.shares if share.count]
        room = _WIDTH - _GAP * (len(shown) - 1)
        x = 0.0
        for share in shown:
            width = room * share.count / self.whole
            yield format_html(
                '<rect class="st-{}" x="{}" y="0" width="{}" height="{}" rx="3">'
                "<title>{}</title></rect>",
                share.state, f"{x:.1f}", f"{width:.1f}", _HEIGHT, f"{share.word} {share.count}",
            )  # fmt: skip
            x += width + _GAP
