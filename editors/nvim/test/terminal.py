"""One session in a terminal, by keystrokes: a person opens a draft, reads what is found, mends it, looks at
the outline.

Usage: terminal.py NVIM; RAPPORTEUR_BIN names the program.
"""

import pathlib
import sys

PLUGIN = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PLUGIN.parent))
from shared_terminal import Terminal  # noqa: E402


def main(nvim):
    terminal = Terminal()
    terminal.write_file("init.lua", f"vim.opt.runtimepath:prepend('{PLUGIN}')\n")
    try:
        terminal.start(nvim, "-n", "-u", terminal.folder / "init.lua", "speech.statement")
        terminal.shows("the_draft_is_shown_with_its_points_and_time", "Third, we must share", "2 points · 0:")
        terminal.write("5G")
        terminal.shows("the_finding_under_the_cursor_is_told_at_the_foot", "The second point is missing")
        terminal.write("gra")
        terminal.shows("what_can_be_done_is_offered", "Code actions:")
        terminal.write("1")
        terminal.press("Enter")
        terminal.shows("the_text_is_mended", "Second, we must share", without=["Third"])
        terminal.write("/PCC")
        terminal.press("Enter")
        terminal.write("K")
        terminal.shows("hover_tells_what_an_acronym_is", "police-contributing country")
        terminal.press("Escape")
        terminal.write("gO")
        terminal.shows("the_outline_stands_beside_the_text", "0:01  Mr. President", "0:06  Second: we must share")
        terminal.write("q")
        terminal.write("Go")
        terminal.write("We have 3 (three gauges.")
        terminal.press("Escape")
        terminal.write("gg")
        terminal.shows("what_is_typed_is_in_the_text", "We have 3 (three gauges.", without=["-- INSERT --"])
    finally:
        code = terminal.end(":qa!")
    print(f"nvim in a terminal: {terminal.passed} passed, {terminal.failed} failed")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
