package web

import "example.org/go/store"

func Read() {
	// ruleid: far
	danger(store.Last)
	// ok: far
	danger(store.Clean)
	// ruleid: far
	danger(store.Shared.Value)
	// ok: far
	danger(store.Shared.Other)
}
