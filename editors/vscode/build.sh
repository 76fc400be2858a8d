# shellcheck shell=bash
# Builds the VS Code extension around the program, and says in $vsix where it is; sourced by `install` and `try`.
#
# RAPPORTEUR_BIN names a program that is built already.

: "${here:?names the folder of this file}"
root=$(cd "$here/../.." && pwd)
editors=${CARGO_TARGET_DIR:-$root/target}/editors
vsix=$editors/rapporteur.vsix

command -v npm >/dev/null || { echo "The extension is built with Node 20 or later: https://nodejs.org" >&2; exit 1; }
if [ -z "${RAPPORTEUR_BIN:-}" ]; then
  command -v cargo >/dev/null || { echo "The program is built with Rust: https://rustup.rs" >&2; exit 1; }
  (cd "$root" && cargo build --release)
  RAPPORTEUR_BIN=${CARGO_TARGET_DIR:-$root/target}/release/rapporteur
fi
mkdir -p "$editors"
(
  cd "$here"
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-fund --no-audit --silent
  node scripts/package.mjs --server "$RAPPORTEUR_BIN" --out "$vsix"
) >"$editors/vsix.log" 2>&1 || { tail -20 "$editors/vsix.log" >&2; exit 1; }

# The command of the editor: the one that CODE names, or the first that is installed; empty where none is.
code=${CODE:-}
for name in code codium code-server; do
  [ -n "$code" ] || code=$(command -v "$name" || true)
done
