#!/usr/bin/env bash
# Puts the real VS Code, as code-server, in place, and sees that there is a browser for it. Takes it from the
# registry of npm alone, and writes only below the folder it is given; what is already there is kept.
#
# usage: install-editor.sh [--without-browser] FOLDER
# Needs: Node 20, npm, python3, make and a C++ compiler; and Chromium, unless no browser is asked for. Exit code 3
# means that something is missing that it cannot install.
set -euo pipefail

browser=yes
if [ "${1:-}" = --without-browser ]; then
  browser=no
  shift
fi
version=4.100.3 # VS Code 1.100.3
folder=$(mkdir -p "$1" && cd "$1" && pwd)
modules=$folder/code-server-$version

missing() { printf 'the editor cannot be installed here: %s\n' "$*" >&2; exit 3; }

# Registries and package managers fail for a moment now and then; a build that fails does so again.
patiently() {
  local try
  for try in 1 2 3; do
    if timeout 300 "$@"; then return 0; fi
    sleep $((try * 5))
  done
  return 1
}

for tool in node npm python3 make c++; do
  command -v "$tool" >/dev/null || missing "$tool is not installed"
done
[[ $(node --version) == v20.* ]] || missing "code-server $version runs on Node 20, and this is $(node --version)"

if [ "$browser" = yes ] && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
  [ -n "${RAPPORTEUR_CHROMIUM:-}" ] || missing "there is no chromium; install it, or say in RAPPORTEUR_CHROMIUM where one is"
fi

if [ -e "$modules/complete" ]; then exit 0; fi

rm -rf "$modules"
mkdir -p "$modules"
cd "$modules"
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false
printf '{"private": true}\n' >package.json
quietly() { "$@" >>"$modules/install.log" 2>&1 || { tail -30 "$modules/install.log" >&2; return 1; }; }

# Install scripts are left out: they would fetch from elsewhere, and build what the tests never load. The few
# native parts that are loaded are built below.
quietly patiently npm install --no-save --no-package-lock --ignore-scripts "code-server@$version" ||
  missing "code-server could not be fetched"
quietly npm rebuild argon2 --build-from-source
cd node_modules/code-server/lib/vscode
quietly patiently npm install --no-package-lock --omit=dev --ignore-scripts ||
  missing "what VS Code needs could not be fetched"
gyp=$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js
prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
headers=()
[ -d "$prefix/include/node" ] && headers=("--nodedir=$prefix")
for native in node-pty @vscode/spdlog native-watchdog; do
  (cd "node_modules/$native" && quietly node "$gyp" rebuild "${headers[@]}")
done
rm -rf node_modules.asar
ln -s node_modules node_modules.asar
(cd bin/remote-cli && ln -sf code-linux.sh code-server)
(cd bin/helpers && ln -sf browser-linux.sh browser.sh)
touch "$modules/complete"
