package page

import (
	"fmt"
	"html/template"
	"net/http"
)

func greeting(name string) template.HTML {
	// ruleid: go-html-not-escaped
	return template.HTML(fmt.Sprintf("<b>Hello %s</b>", name))
}

func note(r *http.Request) template.HTML {
	// ruleid: go-html-not-escaped
	return template.HTML(r.FormValue("note"))
}

func line() template.HTML {
	// ok: go-html-not-escaped
	return template.HTML("<hr>")
}

func escaped(name string) template.HTML {
	// ok: go-html-not-escaped
	return template.HTML("<b>" + template.HTMLEscapeString(name) + "</b>")
}
