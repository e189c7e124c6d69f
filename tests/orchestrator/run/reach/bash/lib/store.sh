CHOSEN=""

store_open() {
  local query=$1
  # ruleid: far
  danger "$query"
}

store_open_clean() {
  local query=$(scrub "$1")
  # ok: far
  danger "$query"
}

store_lines() {
  while read -r line; do
    # ruleid: far
    danger "$line"
  done
}

store_read() {
  take_input
}

store_read_clean() {
  local text
  text=$(take_input)
  echo "${#text}"
}

choose() {
  CHOSEN=$(take_input)
}

show_limit() {
  # ruleid: far
  danger "$LIMIT"
}
