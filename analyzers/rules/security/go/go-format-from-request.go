package web

import (
	"fmt"
	"log"
	"net/http"
)

func greet(w http.ResponseWriter, r *http.Request) {
	greeting := r.FormValue("greeting")
	// ruleid: go-format-from-request
	text := fmt.Sprintf(greeting, account(r))
	answer(w, text)
}

func trace(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-format-from-request
	log.Printf("request: " + r.URL.Query().Get("q"))
}

func hello(w http.ResponseWriter, r *http.Request) {
	// ok: go-format-from-request
	text := fmt.Sprintf("hello %s", r.FormValue("name"))
	answer(w, text)
}

func plain(w http.ResponseWriter, r *http.Request) {
	// ok: go-format-from-request
	log.Print("request: " + r.FormValue("q"))
}

func cookie(r *http.Request, name string) (*http.Cookie, error) {
	// ok: go-format-from-request
	return r.Cookie(fmt.Sprintf("share-%s", name))
}
