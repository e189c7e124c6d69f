package web

import "example.com/go/store"

func one() {
	store.First(take_input(), "fixed")
}
