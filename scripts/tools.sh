#!/bin/sh
# Install the Debian packages that are named and missing, where that is possible; otherwise say what is missing.
# Tests that need a tool which is not there are skipped with a reason, so this never stops a run.
set -u

missing=""
for package in "$@"; do
    case "$package" in
        ffmpeg | chromium) command -v "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
        *) dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Please install:$missing"
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || { echo "Please install:$missing"; exit 0; }
    as_root="sudo -n"
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # names of packages are meant to be split
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null \
    || echo "Could not install:$missing"
