package web

import (
	"net/http"
	"strconv"
	"strings"
)

func page(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.URL.Query().Get("count"))
	if err != nil || count < 0 {
		http.Error(w, "no count", http.StatusBadRequest)
		return
	}
	// ruleid: go-size-from-request
	rows := make([]Row, count)
	write(w, rows)
}

func fill(w http.ResponseWriter, r *http.Request) {
	width, _ := strconv.Atoi(r.FormValue("width"))
	// ruleid: go-size-from-request
	line := strings.Repeat("-", width)
	_, _ = w.Write([]byte(line))
}

func limited(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.FormValue("count"))
	if err != nil || count < 0 || count > 1000 {
		return
	}
	// ok: go-size-from-request
	write(w, make([]Row, count))
}

func names(w http.ResponseWriter, r *http.Request) {
	names := r.Form["name"]
	// ok: go-size-from-request
	rows := make([]Row, 0, len(names))
	write(w, rows)
}
