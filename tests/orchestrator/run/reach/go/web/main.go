package web

import (
	"fmt"

	db "example.org/shop/store"
)

func handle() {
	query := take_input()
	db.Exec(query)
	db.Quiet(query)
	s := db.New()
	s.Find("fixed", query)
	fmt.Println(query)
}
