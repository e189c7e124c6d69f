package main

import "example.org/cases/ask"

func both(kind int) {
	// ok: far
	danger(ask.Ask("a", ask.Number))
	// ok: far
	danger(ask.Ask("a", 1))
	// ruleid: far
	danger(ask.Ask("a", 2))
	// ruleid: far
	danger(ask.Ask("a", kind))
}
