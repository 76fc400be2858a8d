# shellcheck shell=bash
# What the tests of the editors have in common; sourced by editors/*/test/run.
#
# A test whose editor is missing says so and passes; with RAPPORTEUR_REQUIRE_EDITORS=1 it fails, and where it
# may, it first installs the Debian packages that it needs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
# What is downloaded or made for the tests.
editors=$target/editors
mkdir -p "$editors"

step() { printf '\n== %s\n' "$*"; }

skip() {
  printf 'SKIPPED: %s\n' "$*"
  if [ -n "${RAPPORTEUR_REQUIRE_EDITORS:-}" ]; then
    echo "RAPPORTEUR_REQUIRE_EDITORS is set, so this is a failure" >&2
    exit 1
  fi
  exit 0
}

# The program that is tested: RAPPORTEUR_BIN, else what is built now.
build_program() {
  if [ -z "${RAPPORTEUR_BIN:-}" ]; then
    (cd "$root" && timeout 2400 cargo build --release --quiet)
    RAPPORTEUR_BIN=$target/release/rapporteur
  fi
  export RAPPORTEUR_BIN
}

# Installs Debian packages, if that is wanted and can be done. Says nothing of whether it worked: who needs
# them looks for what they bring.
install_packages() {
  [ -n "${RAPPORTEUR_REQUIRE_EDITORS:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  for try in 1 2 3; do
    DEBIAN_FRONTEND=noninteractive timeout 400 apt-get install -y --no-install-recommends "$@" \
      >"$editors/apt.log" 2>&1 && return 0
    timeout 200 apt-get update >>"$editors/apt.log" 2>&1 || sleep $((try * 5))
  done
  tail -5 "$editors/apt.log" >&2
}

# Runs a command; where it fails, once more: a busy machine may keep an editor waiting. What fails twice is broken.
twice() { "$@" || { echo "once more"; "$@"; }; }
