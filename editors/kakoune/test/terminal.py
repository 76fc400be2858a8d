"""One session in Kakoune: what is found, what an acronym is, the outline. RAPPORTEUR_BIN names the program."""

import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(FOLDER.parent))
from shared_terminal import Terminal  # noqa: E402


def main():
    terminal = Terminal()
    terminal.write_file("config/kak/kakrc", f"source {FOLDER / 'rapporteur.kak'}\n")
    terminal.write_file("rapporteur.toml", "")

    def command(text):
        terminal.write(":" + text)
        terminal.press("Enter")

    try:
        terminal.start("kak", "speech.statement")
        terminal.shows("the_draft_is_shown", "Third, we must share", "speech.statement 1:1")

        def list_findings():
            command("buffer speech.statement")
            command("lsp-diagnostics")

        # The list is of what has been found so far, and stays as it is.
        list_findings()
        terminal.shows("a_missing_point_is_found", "The second point is missing", again=list_findings)
        command("buffer speech.statement")
        terminal.write("/PCC")
        terminal.press("Enter")
        command("lsp-hover")
        terminal.shows("hover_tells_what_an_acronym_is", "police-contributing country")
        command("rapporteur-outline")
        terminal.shows("the_outline_shows_the_points", "First: we must warn", "Third: we must share")
    finally:
        code = terminal.end(":lsp-exit", ":kill!")
    print(f"kakoune: {terminal.passed} passed, {terminal.failed} failed")
    return code


if __name__ == "__main__":
    sys.exit(main())
