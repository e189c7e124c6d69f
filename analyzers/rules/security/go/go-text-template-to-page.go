package web

import (
	"net/http"
	"os"
	"text/template"
)

var page = template.Must(template.New("page").Parse("<h1>Hello {{.Name}}</h1>"))

func hello(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template-to-page
	if err := page.Execute(w, user(r)); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

func list(w http.ResponseWriter, r *http.Request) {
	entries := load(r)
	// ruleid: go-text-template-to-page
	_ = page.ExecuteTemplate(w, "list", entries)
}

func config(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	// ok: go-text-template-to-page
	_ = page.Execute(w, user(r))
}

func mail(name string) error {
	// ok: go-text-template-to-page
	return page.Execute(os.Stdout, name)
}
