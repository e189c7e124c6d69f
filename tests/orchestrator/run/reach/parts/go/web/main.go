package web

import "example.com/go/store"

func one() {
	query, mode := store.Pair()
	// ruleid: far
	danger(query)
	// ok: far
	danger(mode)
}

func two() {
	found := store.Find()
	// ruleid: far
	danger(found.Query)
	// ok: far
	danger(found.Mode)
}

func three() {
	var query, mode = store.Named()
	// ruleid: far
	danger(query)
	// ok: far
	danger(mode)
}
