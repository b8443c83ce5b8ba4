#!/usr/bin/env bash
# install.sh FOLDER: VS Code as a server (code-server) and playwright-core into FOLDER, Chromium and ripgrep into the
# system where they are missing; from npm and Debian packages alone. About a minute and 350 MB, once.
set -euo pipefail
folder=$1
version=4.100.3 # VS Code 1.100; the last code-server for Node 20
stamp=$folder/.complete-$version-1
[ -e "$stamp" ] && exit 0

missing=()
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
command -v rg >/dev/null || missing+=(ripgrep)
if [ ${#missing[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq -o Acquire::Retries=3
  apt-get install -y -qq -o Acquire::Retries=3 --no-install-recommends "${missing[@]}" >/dev/null
fi

# Native modules are built against the headers that Node came with: none are downloaded.
if [ -z "${npm_config_nodedir:-}" ]; then
  prefix=$(dirname "$(dirname "$(realpath "$(command -v node)")")")
  if [ -d "$prefix/include/node" ]; then export npm_config_nodedir=$prefix; fi
fi
export npm_config_loglevel=error npm_config_yes=true npm_config_fund=false npm_config_audit=false

rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
npm init -y >/dev/null
# Without install scripts: those of code-server fetch programs from elsewhere. What it needs of them follows.
npm install --ignore-scripts "code-server@$version" playwright-core@1.65.1
npm rebuild argon2
cd node_modules/code-server/lib/vscode
npm install --omit=dev --ignore-scripts
npm rebuild @vscode/spdlog native-watchdog
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sfn node_modules node_modules.asar
(cd extensions && npm install --omit=dev --ignore-scripts)
touch "$stamp"
