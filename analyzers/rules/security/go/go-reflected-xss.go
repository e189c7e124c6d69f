package page

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"
)

func search(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-reflected-xss
	fmt.Fprintf(w, "<h1>Results for %s</h1>", r.FormValue("q"))
}

func missing(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	w.WriteHeader(http.StatusNotFound)
	// ruleid: go-reflected-xss
	_, _ = w.Write([]byte("<p>There is no " + name + "</p>"))
}

func hello(c echo.Context) error {
	// ruleid: go-reflected-xss
	return c.HTML(http.StatusOK, "<b>Hello "+c.QueryParam("name")+"</b>")
}

func method(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "pong %s", r.Method)
}

func escaped(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "<h1>Results for %s</h1>", template.HTMLEscapeString(r.FormValue("q")))
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-reflected-xss
	fmt.Fprintf(w, "results for %s", r.FormValue("q"))
}

func sniffed(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "table %s is not watched\n", r.FormValue("table"))
}

func typed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", fmt.Sprintf("%s; charset=utf-8", contentType))
	// ok: go-reflected-xss
	fmt.Fprintf(w, "%s\n", r.FormValue("title"))
}
