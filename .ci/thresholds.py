#!/usr/bin/env python3
"""Reads the report of the measuring tool on standard input; fails where a figure is worse than it may be, or
where the README shows another. `--write` puts the figures into the README."""
import json
import pathlib
import re
import sys

README = pathlib.Path(__file__).resolve().parent.parent / "README.md"

# Where a figure stands in the report, what it is called, and the worst that it may be.
AT_LEAST = [
    (("points", "f1"), "points found (F1)", 0.97),
    (("points", "series_exact"), "series rebuilt exactly", 0.92),
    (("mutant_recall",), "slips found", 0.97),
]
# The worst share of slips of any one kind.
EACH_KIND = 0.93
AT_MOST = [
    (("clean", "per_10k_words"), "false warnings in 10,000 words", 0.3),
]
# How the README's rows begin, and where their figures stand in the report; shares are shown in a hundred.
SHOWN = [
    ("points found that are points", ("points", "precision"), "{:.1%}"),
    ("points found of all there are", ("points", "recall"), "{:.1%}"),
    ("series of points rebuilt exactly", ("points", "series_exact"), "{:.1%}"),
    ("slips found that were put in", ("mutant_recall",), "{:.1%}"),
    ("warnings about enumerations in texts as published", ("clean", "per_10k_words"), "{:.2f}"),
]


def figure(report, path):
    for key in path:
        report = report[key]
    return report


def with_figures(readme, report):
    """The README as it is where its rows show the figures of the report."""
    for start, path, form in SHOWN:
        shown = form.format(figure(report, path)).replace("%", " %")
        row = re.compile(rf"^(\| {re.escape(start)}[^|]*\| )[^|]*( \|)$", re.MULTILINE)
        readme, rows = row.subn(rf"\g<1>{shown}\g<2>", readme)
        if rows != 1:
            sys.exit(f"FAIL the README should have one row that starts with “{start}”, not {rows}")
    return readme


def main():
    report = json.load(sys.stdin)
    rows = [(name, figure(report, path), "at least", bound) for path, name, bound in AT_LEAST]
    rows += [(f"slips found: {kind}", it["recall"], "at least", EACH_KIND) for kind, it in report["mutants"].items()]
    rows += [(name, figure(report, path), "at most", bound) for path, name, bound in AT_MOST]
    failed = False
    for name, value, relation, bound in rows:
        good = value >= bound if relation == "at least" else value <= bound
        failed |= not good
        print(f"{'ok  ' if good else 'FAIL'} {name}: {value} ({relation} {bound})")
    readme = README.read_text(encoding="utf-8")
    measured = with_figures(readme, report)
    if "--write" in sys.argv[1:]:
        README.write_text(measured, encoding="utf-8")
    elif measured != readme:
        failed = True
        print("FAIL the README shows other figures: run this with --write")
    sys.exit(failed)


if __name__ == "__main__":
    main()
