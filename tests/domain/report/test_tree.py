"""The report tree is walked block by block, whatever section a block is in."""

from prongsai.domain.report.tree import Heading, PageBreak, ReportTree, Section


def test_blocks_come_in_the_order_of_the_sections():
    first, second = (Heading("ก"), PageBreak()), (Heading("ข", 2),)
    tree = ReportTree("", "", "thai", (Section("portrait", first), Section("landscape", second)))
    assert tuple(tree.blocks) == first + second
