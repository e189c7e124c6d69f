package files

import (
	"net/http"
	"os"
	"path/filepath"
)

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-from-request
	data, err := os.ReadFile(filepath.Join("uploads", r.URL.Query().Get("name")))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write(data)
}

func remove(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-from-request
	_ = os.Remove("uploads/" + r.FormValue("name"))
}

func showRight(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	file, err := os.OpenInRoot("uploads", r.FormValue("name"))
	if err == nil {
		defer file.Close()
	}
}

func showBase(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join("uploads", filepath.Base(r.FormValue("name"))))
}
