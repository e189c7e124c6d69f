package main

import "example.com/go/conf"

func decided() {
	// ruleid: far
	configured(conf.Mode)
	// ruleid: far
	configured("select * from " + tableName)
	// ok: far
	configured(conf.Changed)
	value := ""
	if conf.Mode == "raw" {
		value = take_input()
	}
	// ok: far
	danger(value)
	if conf.Level > 2 {
		value = take_input()
	}
	// ruleid: far
	danger(value)
}

func change() {
	conf.Changed = read()
}
