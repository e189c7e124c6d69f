#!/bin/bash

# ruleid: bash-read-without-r
while IFS=: read -r user _ id _; do
    echo "$user has the number $id"
done </etc/passwd

# ruleid: bash-read-without-r
read -r -p "Remove all of them? " answer
if [[ $answer == y ]]; then
    # ruleid: bash-read-without-r
    while read -r line; do rm -- "$line"; done <files.txt
fi

# ok: bash-read-without-r
while IFS= read -r line; do echo "$line"; done <files.txt

# ok: bash-read-without-r
read -rp "Go on? " answer

# ok: bash-read-without-r
read -p "Press Enter to close this window"

# ok: bash-read-without-r
read -d "" -r text <notes.txt
