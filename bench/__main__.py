"""`python -m bench [SECTION …]`: one table of measured figures; all sections by default."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench import corpus, machine, memory, pdf_time, reading_time, recognition, web

SECTIONS = ("recognition", "reading", "memory", "pdf", "web")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--documents", type=int, default=corpus.SIZE, help="of the corpus")
    parser.add_argument("--files", nargs="*", type=Path, default=[], help="reports to time")
    parser.add_argument("--misses", type=int, default=0, help="show so many of each field")
    args = parser.parse_args()
    if unknown := set(args.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    print(machine.facts())
    for name in args.sections or SECTIONS:
        for part in _run(name, args):
            print(part, flush=True)


def _run(name: str, args: argparse.Namespace) -> Iterator[str]:
    if name == "recognition":
        return recognition.run(args.documents, args.misses)
    if name == "reading":
        return reading_time.run(args.files)
    if name == "web":
        return web.run()
    return memory.run() if name == "memory" else pdf_time.run(args.files)


if __name__ == "__main__":
    main()
