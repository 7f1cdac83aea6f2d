"""What the frame is told."""

from prongsai.ui.shell import Link, Switch


def test_a_switch_knows_what_is_chosen() -> None:
    years = (Link("2567", "/2567/"), Link("2566", "/2566/", current=True))
    assert Switch("ปีงบประมาณ", years).chosen == years[1]
    assert Switch("ปีงบประมาณ", ()).chosen is None
