"""Units, posts and groups of an agency, and who is named in a cell of responsible parties."""

from prongsai.domain.thai.units.register import Kind, KnownName, Match, UnitRegister
from prongsai.domain.thai.units.responsible import Part, Party, parse_responsible

__all__ = [
    "Kind",
    "KnownName",
    "Match",
    "Part",
    "Party",
    "UnitRegister",
    "parse_responsible",
]
