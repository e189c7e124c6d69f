package web

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"os"
)

func ingest(w http.ResponseWriter, r *http.Request) {
	unpacked, err := gzip.NewReader(r.Body)
	if err != nil {
		http.Error(w, "not gzip", http.StatusBadRequest)
		return
	}
	// ruleid: go-unpacked-without-limit
	body, err := io.ReadAll(unpacked)
	store(body, err)
}

func restore(w http.ResponseWriter, r *http.Request) {
	file, _, err := r.FormFile("backup")
	if err != nil {
		return
	}
	zr, err := gzip.NewReader(file)
	if err != nil {
		return
	}
	out, _ := os.Create("backup")
	defer out.Close()
	// ruleid: go-unpacked-without-limit
	_, _ = io.Copy(out, zr)
}

func limited(w http.ResponseWriter, r *http.Request) {
	unpacked, err := gzip.NewReader(r.Body)
	if err != nil {
		return
	}
	// ok: go-unpacked-without-limit
	body, err := io.ReadAll(io.LimitReader(unpacked, 1<<20))
	store(body, err)
}

func own(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	// ok: go-unpacked-without-limit
	return io.ReadAll(unpacked)
}

func plain(w http.ResponseWriter, r *http.Request) {
	var entry Entry
	// ok: go-unpacked-without-limit
	_ = json.NewDecoder(r.Body).Decode(&entry)
}
