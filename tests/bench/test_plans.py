"""Plans come in every layout, generated and from the samples."""

from bench.plans import EVERY, plan, samples


def test_the_samples_cover_every_layout() -> None:
    assert set(samples()) == set("ABCD")
    assert all(len(reading.measures) >= 6 for reading in samples().values())


def test_layouts_come_in_turn_and_some_plans_are_the_samples() -> None:
    plans = [plan(seed) for seed in range(4 * EVERY)]
    assert [each.meta.layout for each in plans] == list("ABCD") * EVERY
    assert plans[-4:] == [samples()[layout] for layout in "ABCD"]
