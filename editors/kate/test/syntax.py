"""Reads the files for Kate with parsers of their formats: what they name is there, and fits together."""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree

FOLDER = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(FOLDER.parent))
from shared_damage import unseen  # noqa: E402

DAMAGES = [
    ("settings.json", '"un-statement": {', '"un-speech": {'),
    ("settings.json", "{", ""),
    ("un-statement.xml", "*.statement", "*.txt"),
    ("un-statement.xml", 'name="UN Statement"', 'name="Statement"'),
    ("un-resolution.xml", 'context="Note"', 'context="Notes"'),
    ("un-resolution.xml", 'itemData name="Note"', 'itemData name="Notes"'),
    ("un-resolution.xml", "</language>", ""),
]


def check(folder):
    servers = json.loads((folder / "settings.json").read_text())["servers"]
    assert sorted(servers) == ["un-resolution", "un-statement"], servers
    for name, server in servers.items():
        language = xml.etree.ElementTree.parse(folder / f"{name}.xml").getroot()
        extension = name.removeprefix("un-")
        assert language.get("extensions") == f"*.{extension}", (name, language.attrib)
        assert re.fullmatch(server["highlightingModeRegex"], language.get("name")), (name, language.attrib)
        contexts = {context.get("name") for context in language.iter("context")}
        targets = {rule.get("context") for rule in language.iter("StringDetect")} - {"#pop", "#stay"}
        assert targets <= contexts, (name, targets)
        styles = {style.get("name") for style in language.iter("itemData")}
        used = {part.get("attribute") for part in language.iter() if part.get("attribute")}
        assert used <= styles, (name, used - styles)
    return len(servers)


passed = check(FOLDER)
overlooked = unseen(check, FOLDER, DAMAGES)
assert not overlooked, f"damage that nothing was noticed of: {overlooked}"
print(f"kate, its highlighting: {passed + len(DAMAGES)} passed, 0 failed")
