#!/bin/bash
settings="$(curl -fsS "https://config.example.org/$1")"
# ruleid: bash-remote-evaluated
eval "$settings"

# ruleid: bash-remote-evaluated
bash -c "$(curl -fsSL https://get.example.org/install.sh)"

fetch() {
  wget -qO- "$1"
}
run_remote() {
  local text
  text=$(fetch "https://get.example.org/$1")
  # ruleid: bash-remote-evaluated
  eval "$text"
}
run_remote setup

size=$(curl -fsS https://api.example.org/list | wc -l)
# ok: bash-remote-evaluated
eval "SIZE_OF_$1=$size"

# ok: bash-remote-evaluated
echo "$settings"

# ok: bash-remote-evaluated
eval "$(ssh-agent -s)"

if curl -fsSo install.sh https://get.example.org/install.sh; then
  sha256sum -c install.sha256 || exit 1
  # ok: bash-remote-evaluated
  bash -c ./install.sh
fi
