"""One session in a terminal, by keystrokes: a person opens a draft, reads what is found, mends it, looks at
the outline. What is expected is looked for on the screen.

Usage: terminal.py NVIM; RAPPORTEUR_BIN names the program. Needs tmux.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PLUGIN = pathlib.Path(__file__).resolve().parent.parent
SABOTAGED = os.environ.get("RAPPORTEUR_SABOTAGE") == "1"
# How long something may take to appear, in seconds. It only tells a hang from an answer.
PATIENCE = 1 if SABOTAGED else 30

DRAFT = """Mr. President,

First, we must warn those who live beside the river.

Third, we must share what we measure with our neighbours.

We thank every PCC for its service.

I thank you.
"""


class Terminal:
    """A terminal of 100 columns and 30 lines with a program in it."""

    def __init__(self, folder, command, environment):
        self.tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        size = ["-x", "100", "-y", "30"]
        # tmux keeps a search path of its own; `env` has the last word.
        settings = ["env", *(f"{name}={value}" for name, value in environment.items())]
        self.run("new-session", "-d", *size, "-c", str(folder), *settings, *command)

    def run(self, *arguments):
        done = subprocess.run([*self.tmux, *arguments], capture_output=True, text=True, timeout=20)
        return done.stdout

    def type(self, *keys):
        self.run("send-keys", *keys)

    def write(self, text):
        self.run("send-keys", "-l", text)

    def screen(self):
        return self.run("capture-pane", "-p")

    def end(self):
        self.run("kill-server")


def main(nvim):
    program = os.environ["RAPPORTEUR_BIN"]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rapporteur-terminal-"))
    (folder / "speech.statement").write_text(DRAFT, encoding="utf-8")
    (folder / "init.lua").write_text(f"vim.opt.runtimepath:prepend('{PLUGIN}')\n", encoding="utf-8")
    environment = {
        "HOME": folder,
        "XDG_STATE_HOME": folder / "state",
        "LANG": "C.UTF-8",
        "TERM": "tmux-256color",
        "PATH": f"{pathlib.Path(program).parent}:{os.environ['PATH']}",
    }
    command = [nvim, "-n", "-u", folder / "init.lua", "speech.statement"]
    terminal = Terminal(folder, [str(part) for part in command], environment)
    passed = failed = 0

    def shows(what, *parts, without=()):
        """Waits until the screen shows all of `parts` and nothing of `without`."""
        nonlocal passed, failed
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = terminal.screen()
            good = all(part in screen for part in parts) and not any(part in screen for part in without)
            if good and not SABOTAGED:
                break
            time.sleep(0.05)
        else:
            good = False
        good = good != SABOTAGED
        passed, failed = passed + good, failed + (not good)
        print(f"{'ok  ' if good else 'FAIL'} {what}")
        if not good:
            print(f"     expected {parts} without {without} on this screen:\n{terminal.screen()}")

    try:
        shows("the_draft_is_shown_with_its_points_and_time", "Third, we must share", "2 points · 0:")
        terminal.write("5G")
        shows("the_finding_under_the_cursor_is_told_at_the_foot", "The second point is missing")
        terminal.write("gra")
        shows("what_can_be_done_is_offered", "Code actions:")
        terminal.type("1", "Enter")
        shows("the_text_is_mended", "Second, we must share", without=["Third"])
        terminal.write("/PCC")
        terminal.type("Enter")
        terminal.write("K")
        shows("hover_tells_what_an_acronym_is", "police-contributing country")
        terminal.type("Escape")
        terminal.write("gO")
        shows("the_outline_stands_beside_the_text", "│Mr. President", "│Second: we must share")
        terminal.write("q")
        terminal.write("Go")
        terminal.write("We have 3 (three gauges.")
        terminal.type("Escape")
        terminal.write("gg")
        shows("what_is_typed_is_in_the_text", "We have 3 (three gauges.", without=["-- INSERT --"])
    finally:
        terminal.type("Escape")
        terminal.write(":qa!")
        terminal.type("Enter")
        time.sleep(0.3)
        terminal.end()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"nvim in a terminal: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
