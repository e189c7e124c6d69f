package mail

import (
	"html/template"
	"net/http"
)

func preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-from-request
	page, err := template.New("mail").Parse(r.FormValue("text"))
	if err == nil {
		_ = page.Execute(w, nil)
	}
}

func hello(w http.ResponseWriter, r *http.Request) {
	text := "<h1>Hello " + r.URL.Query().Get("name") + "</h1>"
	// ruleid: go-template-from-request
	tmpl := template.Must(template.New("hello").Parse(text))
	_ = tmpl.Execute(w, nil)
}

func helloRight(w http.ResponseWriter, r *http.Request) {
	// ok: go-template-from-request
	tmpl := template.Must(template.New("hello").Parse("<h1>Hello {{.}}</h1>"))
	_ = tmpl.Execute(w, r.URL.Query().Get("name"))
}

func configured(text string) (*template.Template, error) {
	// ok: go-template-from-request
	return template.New("page").Parse(text)
}
