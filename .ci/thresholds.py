#!/usr/bin/env python3
"""Reads the report of the measuring tool on standard input; fails where a figure is worse than it may be."""
import json
import sys

# Where a figure stands in the report, what it is called, and the worst that it may be.
AT_LEAST = [
    (("points", "f1"), "points found (F1)", 0.97),
    (("points", "series_exact"), "series rebuilt exactly", 0.92),
    (("mutant_recall",), "slips found", 0.96),
]
AT_MOST = [
    (("clean", "per_10k_words"), "false warnings in 10,000 words", 0.3),
]


def figure(report, path):
    for key in path:
        report = report[key]
    return report


def main():
    report = json.load(sys.stdin)
    rows = [(name, figure(report, path), "at least", bound) for path, name, bound in AT_LEAST]
    rows += [(name, figure(report, path), "at most", bound) for path, name, bound in AT_MOST]
    failed = False
    for name, value, relation, bound in rows:
        good = value >= bound if relation == "at least" else value <= bound
        failed |= not good
        print(f"{'ok  ' if good else 'FAIL'} {name}: {value} ({relation} {bound})")
    sys.exit(failed)


if __name__ == "__main__":
    main()
