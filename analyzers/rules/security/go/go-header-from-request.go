package headers

import "net/http"

func custom(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-header-from-request
	w.Header().Set(r.FormValue("name"), "1")
}

func prefixed(w http.ResponseWriter, r *http.Request) {
	name := "X-" + r.URL.Query().Get("name")
	// ruleid: go-header-from-request
	w.Header().Add(name, "1")
}

func fixed(w http.ResponseWriter, r *http.Request) {
	// ok: go-header-from-request
	w.Header().Set("X-Language", r.FormValue("lang"))
}

func constant(w http.ResponseWriter) {
	// ok: go-header-from-request
	w.Header().Set("X-Frame-Options", "DENY")
}
