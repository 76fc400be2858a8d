"""Reads the files for Sublime Text with parsers of their formats: what they name is there, and fits together."""

import json
import pathlib
import re
import sys

import yaml

FOLDER = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(FOLDER.parent))
from shared_damage import unseen  # noqa: E402

DAMAGES = [
    ("LSP.sublime-settings", "text.un-statement |", "text.un.statement |"),
    ("LSP.sublime-settings", "{", ""),
    ("UN Statement.sublime-syntax", "text.un-statement", "text.un-speech"),
    ("UN Statement.sublime-syntax", "[statement]", "[txt]"),
    ("UN Resolution.sublime-syntax", "push: note", "push: notes"),
    ("UN Resolution.sublime-syntax", r"'\[\['", "'('"),
    ("UN Resolution.sublime-syntax", "contexts:", "contexts: ["),
]


def check(folder):
    selector = json.loads((folder / "LSP.sublime-settings").read_text())["clients"]["rapporteur"]["selector"]
    syntaxes = [yaml.safe_load(path.read_text()) for path in sorted(folder.glob("*.sublime-syntax"))]
    scopes = [syntax["scope"] for syntax in syntaxes]
    # The LSP package takes the second part of a scope as the language id.
    assert scopes == ["text.un-resolution", "text.un-statement"], scopes
    assert sorted(selector.split(" | ")) == scopes, selector
    for syntax in syntaxes:
        assert syntax["file_extensions"] == [syntax["scope"].removeprefix("text.un-")], syntax
        for context in syntax["contexts"].values():
            for rule in context:
                re.compile(rule.get("match", ""))
                assert rule.get("push", "main") in syntax["contexts"], rule
    return len(syntaxes)


passed = check(FOLDER)
overlooked = unseen(check, FOLDER, DAMAGES)
assert not overlooked, f"damage that nothing was noticed of: {overlooked}"
print(f"sublime: {passed + len(DAMAGES)} passed, 0 failed")
