package main

import (
	"flag"

	"example.com/go/conf"
)

func change() {
	conf.Changed = read()
	flag.StringVar(&conf.Given, "given", "", "")
}

func decided() {
	// ruleid: far
	configured(conf.Query)
	// ruleid: far
	configured("" + conf.Names[1])
	// ok: far
	configured(conf.Changed)
	// ok: far
	configured(conf.Set)
	// ok: far
	configured(conf.Given)
	value := ""
	if conf.Flags["raw"] {
		value = take_input()
	}
	// ok: far
	danger(value)
}
