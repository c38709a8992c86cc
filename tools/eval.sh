#!/usr/bin/env bash
# Scores the command against sentences and headings marked by others: `make eval`. Both the scorer and its data lie beside
# the repository, in ../shared; alone, there is nothing to score with, and it says so.
set -euo pipefail
cd "$(dirname "$0")/.."

scorer=../shared/tools/segment-eval.py
[[ -f $scorer && -d ../shared/data/segmentation ]] || { echo "eval: skipped, for there is no $scorer with its data"; exit 0; }
command -v python3 >/dev/null || { echo "eval: python3 is missing: apt-get install python3" >&2; exit 1; }
cargo build --release --quiet --locked --no-default-features --features cli --bin postil
exec python3 "$scorer" --cli "${CARGO_TARGET_DIR:-target}/release/postil" "$@"
