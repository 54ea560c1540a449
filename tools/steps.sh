# shellcheck shell=bash
# Sourced by run and test: one line per step with its time, a step's output only when it fails, and a count.
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
passed=0
failed=0
logs=$root/build/logs
mkdir -p "$logs"
ticker=

# What stands on the line while a step runs: its name, and after [12/340] of ninja how far it is.
draw() {
    local name=$1 log=$2 started=$3 at
    while sleep 1; do
        at=$(tail -n 1 "$log" 2>/dev/null | grep -oE '^\[[0-9]+/[0-9]+\]' || true)
        printf '\r%-46s %5d s  %-14s' "$name" $((SECONDS - started)) "$at"
    done
}

begin() {
    printf '%-46s' "$1"
    if [[ -t 1 ]]; then
        draw "$1" "$2" "$SECONDS" &
        ticker=$!
    fi
}

end() {
    local name=$1 said=$2 tenths=$3
    if [[ -n $ticker ]]; then
        kill "$ticker" 2>/dev/null || true
        wait "$ticker" 2>/dev/null || true
        ticker=
        printf '\r%-46s' "$name"
    fi
    printf ' %5d.%d s  %-14s\n' $((tenths / 10)) $((tenths % 10)) "$said"
}

# "passed failed" as a log says it: doctest's summaries, vitest's, and the last `N passed, N failed` of a journey.
cases_of() {
    awk '{ gsub(/\033\[[0-9;]*m/, "") }
        /^\[doctest\] test cases:/ { gsub(/[^0-9]+/, " "); passed += $2; failed += $3 }
        /^ +Tests  / {
            for (i = 2; i < NF; ++i) {
                if ($(i + 1) ~ /^passed/) passed += $i
                if ($(i + 1) ~ /^failed/) failed += $i
            }
        }
        /^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3 }
        END { print passed + 0, failed + 0 }' "$1"
}

# step KIND NAME COMMAND…: runs the command; KIND is `quiet` (no test, counts only when it fails), `check` (one test)
# or `cases` (the command's output tells how many).  Sets `ok`; never ends the script.
step() {
    local kind=$1 name=$2 log code count_passed=0 count_failed=0 started ended
    shift 2
    log=$logs/$(tr -c 'A-Za-z0-9\n' '-' <<<"$name").log
    : >"$log"
    begin "$name" "$log"
    started=${EPOCHREALTIME/./}
    # errexit has to hold inside the command, which it does only outside of && and ||.
    set +e
    (set -e; "$@") >"$log" 2>&1 </dev/null
    code=$?
    set -e
    ended=${EPOCHREALTIME/./}

    [[ $kind != cases ]] || read -r count_passed count_failed < <(cases_of "$log")
    [[ $kind != check || $code != 0 ]] || count_passed=1
    ((code == 0 || count_failed)) || count_failed=1
    ((passed += count_passed, failed += count_failed)) || true
    ok=$((code == 0 && count_failed == 0))

    local said=ok
    [[ $kind != cases ]] || said="$count_passed ok"
    ((ok)) || said=FAILED
    end "$name" "$said" $(((ended - started) / 100000))
    ((ok)) || tail -n 120 "$log"
}

# The last line of ./test, and its exit code.
finish() {
    echo "$passed passed, $failed failed"
    exit $((failed > 0))
}
