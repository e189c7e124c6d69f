package page

import (
	"fmt"
	"html/template"
	"net/http"
)

func search(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-reflected-xss
	fmt.Fprintf(w, "<h1>Results for %s</h1>", r.FormValue("q"))
}

func missing(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNotFound)
	// ruleid: go-reflected-xss
	fmt.Fprintf(w, "<p>There is no %s</p>", r.URL.Path)
}

func plain(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "pong %s", r.Method)
}

func escaped(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "<h1>Results for %s</h1>", template.HTMLEscapeString(r.FormValue("q")))
}
