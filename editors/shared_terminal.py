"""A program in a terminal, for the tests of editors that have one: keys go in as a person types them, and what
is expected is looked for on the screen. Needs tmux.

With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then replaced by some that are not; one that is met all the
same is a failure.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

SABOTAGED = os.environ.get("RAPPORTEUR_SABOTAGE") == "1"
# How long something may take to appear, in seconds. It only tells a hang from an answer.
PATIENCE = 30
# How long a sabotaged expectation is waited for: it is not met, or it is at once.
GLANCE = 0.2

DRAFT = """Mr. President,

First, we must warn those who live beside the river.

Third, we must share what we measure with our neighbours.

We thank every PCC for its service.

I thank you.
"""


class Terminal:
    """A terminal of 100 columns and 30 lines, in a folder of its own that holds a draft and is the home."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rapporteur-terminal-"))
        self.tmux = ["tmux", "-S", str(self.folder / "tmux"), "-f", "/dev/null"]
        self.passed = self.failed = 0
        self.write_file("speech.statement", DRAFT)

    def write_file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def start(self, *command):
        program = pathlib.Path(os.environ["RAPPORTEUR_BIN"])
        environment = {
            "HOME": self.folder,
            "XDG_CONFIG_HOME": self.folder / "config",
            "XDG_STATE_HOME": self.folder / "state",
            "XDG_RUNTIME_DIR": self.folder,
            "LANG": "C.UTF-8",
            "TERM": "tmux-256color",
            "PATH": f"{program.parent}:{os.environ['PATH']}",
        }
        # tmux keeps a search path of its own; `env` has the last word.
        settings = ["env", *(f"{name}={value}" for name, value in environment.items())]
        size = ["-x", "100", "-y", "30"]
        self.run("new-session", "-d", *size, "-c", str(self.folder), *settings, *map(str, command))

    def run(self, *arguments):
        done = subprocess.run([*self.tmux, *arguments], capture_output=True, text=True, timeout=20)
        return done.stdout

    def press(self, *keys):
        """Presses keys by their names: Enter, Escape."""
        self.run("send-keys", *keys)

    def write(self, text):
        self.run("send-keys", "-l", text)

    def screen(self):
        return self.run("capture-pane", "-p")

    def shows(self, what, *parts, without=(), again=None):
        """Waits until the screen shows all of `parts` and nothing of `without`; asks `again` every other second."""
        good = self._shown(parts, without, PATIENCE, again)
        if good and SABOTAGED:
            sabotaged = [((*parts, "sabotaged"), without), (parts, (*without, parts[0]))]
            good = not any(self._shown(*other, GLANCE) for other in sabotaged)
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        told = f"{what}: sabotaged, it fails" if good and SABOTAGED else what
        print(f"{'ok  ' if good else 'FAIL'} {told}")
        if not good:
            print(f"     expected {parts} without {without} on this screen:\n{self.screen()}")

    def _shown(self, parts, without, patience, again=None):
        """Whether the screen comes to show all of `parts` and nothing of `without`."""
        end = time.monotonic() + patience
        asked = time.monotonic()
        while time.monotonic() < end:
            screen = self.screen()
            if all(part in screen for part in parts) and not any(part in screen for part in without):
                return True
            if again and time.monotonic() > asked + 2:
                again()
                asked = time.monotonic()
            time.sleep(0.05)
        return False

    def end(self, *commands):
        """Leaves the program by `commands`, and clears up. The exit code of the whole test."""
        self.press("Escape")
        for command in commands:
            self.write(command)
            self.press("Enter")
            time.sleep(0.5)
        self.run("kill-server")
        shutil.rmtree(self.folder, ignore_errors=True)
        return 1 if self.failed or not self.passed else 0
