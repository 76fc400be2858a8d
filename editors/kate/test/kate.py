"""One session in the real Kate, on a screen of its own: what is found, the outline, what an acronym is, a correction.

Kate tells nobody what it shows, so what passes between it and the server is looked at: a relay on the search path
stands for the program and writes down each answer. The screen is kept as a picture, to be looked at by people.
RAPPORTEUR_BIN names the program; usage: kate.py PICTURE. With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then
replaced by one that is not; one that is met all the same is a failure.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(FOLDER.parent))

from shared_terminal import DRAFT, GLANCE, PATIENCE, SABOTAGED  # noqa: E402

RELAY = """#!/usr/bin/env python3
import os, subprocess, sys, threading
server = subprocess.Popen([{program!r}, *sys.argv[1:]], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
def pump(source, targets):
    while piece := os.read(source.fileno(), 65536):
        for target in targets:
            target.write(piece)
            target.flush()
    targets[0].close()
with open({log!r}, "ab") as log:
    threading.Thread(target=pump, args=(sys.stdin.buffer, [server.stdin]), daemon=True).start()
    pump(server.stdout, [sys.stdout.buffer, log])
sys.exit(server.wait())
"""


class Kate:
    """Kate with a draft open, its home a folder of its own."""

    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="rapporteur-kate-"))
        self.log = self.home / "answers"
        self.started = []
        self.passed = self.failed = 0
        relay = self.write("bin/rapporteur", RELAY.format(program=os.environ["RAPPORTEUR_BIN"], log=str(self.log)))
        relay.chmod(0o755)
        self.draft = self.write("speech.statement", DRAFT)
        self.write("rapporteur.toml", "")
        self.write("config/kate/lspclient/settings.json", (FOLDER / "settings.json").read_text())
        for syntax in FOLDER.glob("*.xml"):
            self.write(f"data/org.kde.syntax-highlighting/syntax/{syntax.name}", syntax.read_text())
        self.write(
            "config/katerc",
            "[General]\nShow welcome view for new window=false\n[Kate Plugins]\nlspclientplugin=true\n"
            f"[lspclient]\nAllowedServerCommandLines={relay} lsp\n",
        )
        (self.home / "run").mkdir(mode=0o700)
        self.environment = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "QT_QPA_PLATFORM": "xcb",
        }
        # Xvfb takes a screen that is free, and says which.
        read, written = os.pipe()
        self.start("Xvfb", "-displayfd", str(written), "-screen", "0", "1000x700x24", pass_fds=[written])
        self.environment["DISPLAY"] = f":{os.read(read, 16).decode().strip()}"
        self.start("dbus-run-session", "--", "kate", "-b", "-n", str(self.draft))

    def write(self, name, text):
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *command, **options):
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, **silent, **options)
        self.started.append(process)

    def answers(self):
        """What the server has said so far."""
        rest = self.log.read_bytes() if self.log.exists() else b""
        while b"\r\n\r\n" in rest:
            head, rest = rest.split(b"\r\n\r\n", 1)
            length = int(head.split(b":")[-1])
            if len(rest) < length:
                return
            yield json.loads(rest[:length])
            rest = rest[length:]

    def press(self, *keys):
        self.xdotool("key", *keys)

    def xdotool(self, *told):
        subprocess.run(["xdotool", *told], env=self.environment, check=False, timeout=20, capture_output=True)

    def expects(self, what, expected, ask, meanwhile=lambda: time.sleep(0.1)):
        """Waits until `ask` answers what is expected, and does something meanwhile."""
        good = self.answered(expected, ask, PATIENCE, meanwhile)
        if good and SABOTAGED:
            good = not self.answered(["sabotaged", expected], ask, GLANCE, lambda: time.sleep(0.1))
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        told = f"{what}: sabotaged, it fails" if good and SABOTAGED else what
        print(f"{'ok  ' if good else 'FAIL'} {told}")

    @staticmethod
    def answered(expected, ask, patience, meanwhile):
        """Whether `ask` comes to answer what is expected."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if ask() == expected:
                return True
            meanwhile()
        return False

    def picture(self, name):
        subprocess.run(["import", "-window", "root", name], env=self.environment, check=False, timeout=20)

    def end(self):
        for process in reversed(self.started):
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        # What Kate started ends a moment later, and may write until then.
        for _ in range(50):
            shutil.rmtree(self.home, ignore_errors=True)
            if not self.home.exists():
                break
            time.sleep(0.1)
        print(f"kate: {self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def main():
    kate = Kate()

    def found():
        told = [it["params"] for it in kate.answers() if it.get("method") == "textDocument/publishDiagnostics"]
        return [finding["code"] for finding in told[-1]["diagnostics"] if finding["severity"] < 4] if told else None

    def said(part):
        return any(part in json.dumps(it.get("result")) for it in kate.answers())

    def point_at_the_acronym():
        # The letters are as large as the machine has them.
        for down in range(205, 250, 8):
            for right in (205, 225):
                kate.xdotool("mousemove", str(right), str(down))
                time.sleep(0.7)
                if said("police-contributing country"):
                    return

    try:
        kate.expects("kate_starts_the_server_and_a_missing_point_is_found", ["missing-enumeration"], found)
        kate.expects(
            "the_outline_shows_the_points", True, lambda: said("First: we must warn") and said("Third: we must share")
        )
        kate.expects(
            "hover_tells_what_an_acronym_is", True, lambda: said("police-contributing country"), point_at_the_acronym
        )
        kate.picture(sys.argv[1])
        kate.press("ctrl+Home", *["Down"] * 4, "ctrl+shift+Right")
        kate.xdotool("type", "Second")
        kate.press("ctrl+s")
        kate.expects("what_is_corrected_is_no_longer_found", [], found)
        kate.expects("the_file_holds_what_was_typed", 1, lambda: kate.draft.read_text().count("Second"))
    finally:
        code = kate.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
