"""Reads the files for Kate with parsers of their formats: what they name is there, and fits together."""

import json
import pathlib
import re
import xml.etree.ElementTree

folder = pathlib.Path(__file__).resolve().parent.parent
servers = json.loads((folder / "settings.json").read_text())["servers"]
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
print(f"kate, its highlighting: {len(servers)} passed, 0 failed")
