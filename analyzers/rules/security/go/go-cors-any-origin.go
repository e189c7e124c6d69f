package api

import (
	"net/http"

	"github.com/rs/cors"
)

func echo(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-any-origin
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func options() cors.Options {
	// ruleid: go-cors-any-origin
	return cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true}
}

func named() cors.Options {
	// ok: go-cors-any-origin
	return cors.Options{AllowedOrigins: []string{"https://app.example"}, AllowCredentials: true}
}

func open(w http.ResponseWriter) {
	// ok: go-cors-any-origin
	w.Header().Set("Access-Control-Allow-Origin", "*")
}
