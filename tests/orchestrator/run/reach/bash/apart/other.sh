# Nobody sources this file: its functions and variables are its own.
usage() {
  # ok: far
  danger "$1"
}

ELSEWHERE=$(take_input)
LIMIT=$(take_input)
