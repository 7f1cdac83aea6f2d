from pathlib import Path

import pytest

from prongsai.domain.thai.text import fold
from prongsai.domain.thai.units import parse_responsible
from prongsai.library.units import TABLE, read_names, unit_register

KINDS = {"unit", "section", "post", "group", "collective", "person-class"}


def test_the_shipped_names_are_of_known_kinds_and_each_once() -> None:
    names = list(read_names(TABLE))
    assert {name.kind for name in names} == KINDS
    spellings = [fold(s) for name in names for s in (name.name, *name.aliases)]
    assert sorted({s for s in spellings if spellings.count(s) > 1}) == []


def test_every_usual_name_is_a_name_of_the_register() -> None:
    register = unit_register()
    missing = [
        name.canonical
        for name in read_names(TABLE)
        if (match := register.exact(fold(name.canonical))) is None
        or match.canonical != name.canonical
    ]
    assert missing == []


def test_every_shipped_name_is_read_as_itself() -> None:
    register = unit_register()
    for name in read_names(TABLE):
        for spelling in (name.name, *name.aliases):
            (party,) = parse_responsible(spelling, register)
            assert (party.name, party.kind, party.repaired) == (name.name, name.kind, False)


@pytest.mark.parametrize("line", ["> สำนักปลัด", "กองคลัง |", "กองคลัง | | กอง คลัง"])
def test_a_line_without_a_name_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "units.toml"
    path.write_text(f"[names.a]\nkind = 'unit'\nlist = '''\n{line}\n'''\n", encoding="utf-8")
    with pytest.raises(ValueError, match="units"):
        list(read_names(path))
