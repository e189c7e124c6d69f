package store

var Last string
var Clean string
var hidden string
var Mode = "plain"

type State struct {
	Value string
	Other string
}

var Shared State

func Put(x string) {
	hidden = x
}
