#!/usr/bin/env bash
# The packed extension in real VS Code: vscode.sh EXTENSION.vsix [OUTPUT]. OUTPUT gets logs and screenshots.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/plx-lsp/vscode
"$here/vscode/install.sh" "$cache"
exec timeout 400 node "$here/vscode/run.mjs" "$cache" "$1" "${2:-$here/../../dist/vscode-test}"
