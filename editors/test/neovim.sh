#!/usr/bin/env bash
# The server in real Neovim, beside a Polyaxon deployment in memory: neovim.sh PLX_LSP [OUTPUT]. OUTPUT gets what stands on the
# screen. Uses the nvim on PATH when it is 0.10 or newer, else one unpacked from Debian's packages (NVIM_SUITE, default trixie)
# into the cache.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
server=$(realpath "$1")
output=${2:-$here/../../dist/neovim-test}
suite=${NVIM_SUITE:-trixie}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/plx-lsp/neovim-$suite

new_enough() { "$1" --headless -u NONE +'if !has("nvim-0.10") | cquit | endif' +qall >/dev/null 2>&1; }

fetch() {
  rm -rf "$cache"
  "$here/get-deb.sh" "$suite" "$cache" neovim
  # The libraries of the other suite, its C library among them, are used for this program only.
  local lib
  lib=$(dirname "$(find "$cache/usr/lib" -name 'ld-linux-*.so.*' -print -quit)")
  cat >"$cache/nvim" <<WRAPPER
#!/bin/sh
export VIMRUNTIME='$cache/usr/share/nvim/runtime' LUA_PATH='$cache/usr/share/lua/5.1/?.lua' LUA_CPATH='$lib/lua/5.1/?.so'
exec '$(find "$lib" -maxdepth 1 -name 'ld-linux-*.so.*' -print -quit)' --library-path '$lib' '$cache/usr/bin/nvim' "\$@"
WRAPPER
  chmod +x "$cache/nvim"
}

if [ -z "${NVIM_SUITE:-}" ] && nvim=$(command -v nvim) && new_enough "$nvim"; then
  :
else
  nvim=$cache/nvim
  new_enough "$nvim" || fetch
fi
"$nvim" --version | sed -n 1p

scratch=$(realpath "$(mktemp -d)")
deployment=
trap '[ -z "$deployment" ] || kill "$deployment"; rm -rf "$scratch"' EXIT
(cd "$here/../.." && "${GO:-go}" build -o "$scratch/serve" ./internal/hubdouble/serve)
"$scratch/serve" "$here/hub" >"$scratch/address" &
deployment=$!
for _ in $(seq 100); do [ -s "$scratch/address" ] || sleep 0.1; done
cp -r "$here/workspace" "$scratch/workspace"
mkdir "$scratch/home"
export HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home XDG_DATA_HOME=$scratch/home XDG_STATE_HOME=$scratch/home
POLYAXON_HOST=$(cat "$scratch/address")
export POLYAXON_HOST XDG_CACHE_HOME=$scratch/home
export PLX_LSP=$server PLX_WORKSPACE=$scratch/workspace PLX_EXPECTED=$here/expected.json PLX_TYPED=$here/typed.yaml
export PLX_NVIM=$nvim PLX_INIT=$here/../neovim/init.lua PLX_SCREENS=$output
rm -rf "$output"
mkdir -p "$output"
if timeout 120 "$nvim" --headless -u "$PLX_INIT" -c "luafile $here/neovim/check.lua" &&
  timeout 240 "$nvim" --headless -u NONE -c "luafile $here/neovim/typing.lua"; then
  echo "neovim: passed"
else
  echo "neovim: FAILED; the log of its language client:" >&2
  find "$scratch/home" -name 'lsp.log' -exec tail -n 20 {} \; >&2
  exit 1
fi
