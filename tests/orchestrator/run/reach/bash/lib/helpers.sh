run_it() {
  # ok: far
  danger "$1"
  shift
  helper_inner "$@"
}

helper_inner() {
  # ruleid: far
  danger "$1"
  # ok: far
  danger "$2"
}

helper_prefix() {
  printf '%s/%s' "$HOME" "$1"
}
