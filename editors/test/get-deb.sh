#!/usr/bin/env bash
# get-deb.sh SUITE PREFIX PACKAGE: unpacks a Debian package of another suite, and the libraries that it needs, under
# PREFIX, beside the system. Nothing is installed. The packages come from where this system's own apt gets them.
set -euo pipefail
suite=$1 prefix=$2 package=$3
mkdir -p "$prefix"
prefix=$(realpath "$prefix")
apt=$prefix/.apt
rm -rf "$apt"
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
: >"$apt/status" # nothing counts as installed, so that every library comes along

# shellcheck disable=SC2016 # apt-get fills it in
source=$(apt-get indextargets --format '$(REPO_URI)' | awk '!/security/ && !seen++')
if [ -z "$source" ]; then
  echo "get-deb.sh: this system's apt knows no package source; run 'apt-get update' first" >&2
  exit 1
fi
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $source $suite main" >"$apt/sources.list"
options=(-q
  -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State=$apt" -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt/cache"
  -o APT::Sandbox::User=root -o Acquire::Languages=none)
apt-get "${options[@]}" update >/dev/null
apt-get "${options[@]}" -d -y --no-install-recommends install "$package" >/dev/null
for deb in "$apt"/cache/archives/*.deb; do dpkg -x "$deb" "$prefix"; done
rm -rf "$apt"
