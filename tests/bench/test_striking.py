"""The same seed gives the same damage; every class has a rate, a place and a victim."""

from random import Random

from bench.corpus import make_case
from bench.damage.paper import CLASSES
from bench.damage.rates import rates
from bench.damage.striking import strike
from bench.recognition import probe
from tests.architecture.tree import ROOT, imported, python_files
from tests.factories.readings import make_reading


def test_a_seed_tells_the_paper() -> None:
    one, two, other = (make_case(seed, 2.0) for seed in (7, 7, 11))
    assert one.content == two.content
    assert one.paper.hits == two.paper.hits
    assert one.content != other.content


def test_without_damage_the_meaning_stays() -> None:
    clean = make_reading("A", Random(1))
    paper = strike(clean, 1, only={})
    assert paper.meaning == clean
    assert paper.hits == {}


def test_every_class_has_a_counted_rate() -> None:
    assert set(rates()) == set(CLASSES)
    for each in rates().values():
        assert each.rate == round(each.found / each.of, 3)


def test_every_class_finds_victims() -> None:
    assert [name for name in CLASSES if probe(name, count=1)[1] == 0] == []


def test_the_generator_knows_nothing_of_the_reading_of_meaning() -> None:
    shared = ("prongsai.domain.reading", "prongsai.domain.thai", "prongsai.library")
    own = [path for path in python_files("bench/damage") if path.stem != "sample"]
    known = {(path.relative_to(ROOT).as_posix(), name) for path in own for name in imported(path)}
    assert {each for each in known if each[1].startswith(shared)} == set()
