package main

import "example.com/shop/model"

func show() {
	var item model.Item = take_object()
	// ok: far
	spoken(item.ID)
	// ok: far
	spoken(Format("%v", item.Count))
	// ruleid: far
	spoken(item.Name)
	// ruleid: far
	spoken(item.Raw)
}

func made() {
	item := &model.Item{}
	item.ID = take_object()
	item.Name = take_object()
	// ok: far
	spoken(item.ID)
	// ruleid: far
	spoken(item.Name)
}
