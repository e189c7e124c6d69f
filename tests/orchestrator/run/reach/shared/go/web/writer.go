package web

import "example.org/go/store"

func Remember() {
	store.Last = take_input()
	store.Clean = scrub(take_input())
	store.Mode = "fast"
	store.Put(take_input())
	store.Shared.Value = take_input()
	store.Shared.Other = scrub(take_input())
}
