# shellcheck shell=bash
# Sourced by every script: they all stand at the root of the project and speak one locale.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export LC_ALL=C.UTF-8

# Puts Node and npm on PATH; tools/node fetches them first where the machine's are missing or too old.
use_node() {
    local folder
    folder=$(tools/node)
    [[ -z $folder ]] || export PATH="$folder:$PATH"
}
