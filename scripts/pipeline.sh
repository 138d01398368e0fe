# What the scripts for pipelines share; it is read with `.`, not run.
#
# The caller has set `root`, the checkout, and `name`, its own name.
# shellcheck shell=sh disable=SC2154

newline='
'

# Says what is wrong; 2 is an error and never an answer.
die() {
  echo "$name: $*" >&2
  exit 2
}

# Prints the comment at the head of a script.
show_help() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$1"
}

# Finds the program: $ASSAY, else that of this checkout, else the one on PATH.
find_program() {
  if [ -n "${ASSAY:-}" ]; then
    command -v "$ASSAY" >/dev/null 2>&1 || die "ASSAY: there is no program $ASSAY"
  elif [ -x "$root/.build/release/assay" ]; then
    ASSAY=$root/.build/release/assay
  else
    ASSAY=$(command -v assay) || die "there is no assay on PATH; set ASSAY to the program"
  fi
}

# gate BASE WORD...: runs assay with the words and the logs of ASSAY_LOGS, writes BASE.json and BASE.md into
# ASSAY_OUTPUT, and exits with the gate's own status.
#
# The answers of an earlier run are removed first, so that nobody takes one of them for this run's.
gate() {
  output=${ASSAY_OUTPUT:-reports/gates}
  base=$output/$1
  shift
  mkdir -p "$output" || die "ASSAY_OUTPUT: $output cannot be made"
  rm -f "$base.json" "$base.md" || die "the earlier answer $base.json cannot be removed"
  [ -z "${ASSAY_PLAN:-}" ] || set -- "$@" --plan "$ASSAY_PLAN"
  rest=${ASSAY_LOGS:-}
  [ -z "$rest" ] || set -- "$@" --
  while [ -n "$rest" ]; do
    path=${rest%%"$newline"*}
    case $rest in
      *"$newline"*) rest=${rest#*"$newline"} ;;
      *) rest= ;;
    esac
    [ "$path" != - ] || die "ASSAY_LOGS: the logs are read twice, which standard input cannot be; name files"
    [ -z "$path" ] || set -- "$@" "$path"
  done
  command=$1
  shift
  status=0
  "$ASSAY" "$command" --format json --output "$base.json" "$@" || status=$?
  case $status in
    0) echo "$name: passed; see $base.md" >&2 ;;
    1) echo "$name: HOLD; see $base.md" >&2 ;;
    3) echo "$name: ROLL BACK; see $base.md" >&2 ;;
    *)
      echo "$name: no answer (exit status $status)" >&2
      exit "$status"
      ;;
  esac
  again=0
  # The second run writes the same answer for people; it is no further look.
  without_ledger "$ASSAY" "$command" --format markdown --output "$base.md" --quiet "$@" || again=$?
  if [ "$again" -ne "$status" ]; then
    rm -f "$base.md"
    echo "$name: the logs have changed in between ($again, not $status), so $base.md is left out" >&2
  fi
  exit "$status"
}

# Runs a command without its option --ledger FILE.
without_ledger() {
  count=$#
  skips=no
  while [ "$count" -gt 0 ]; do
    word=$1
    shift
    count=$((count - 1))
    case $skips,$word in
      yes,*) skips=no ;;
      no,--ledger) skips=yes ;;
      no,--ledger=*) ;;
      *) set -- "$@" "$word" ;;
    esac
  done
  "$@"
}
