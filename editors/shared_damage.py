"""Shows that a check of files can fail: each damage is done to a copy of them, and the check has to see it."""

import pathlib
import shutil
import tempfile


def unseen(check, folder, damages):
    """Those of `damages` (file, what stands there, what is put in its place) that `check` does not see."""
    return [damage for damage in damages if not _seen(check, folder, *damage)]


def _seen(check, folder, name, old, new):
    with tempfile.TemporaryDirectory() as work:
        copy = pathlib.Path(shutil.copytree(folder, pathlib.Path(work, "copy")))
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text, f"there is no {old!r} to be damaged in {name}"
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            check(copy)
        except Exception:  # noqa: BLE001 - a parser may say in any way that it does not understand
            return True
        return False
