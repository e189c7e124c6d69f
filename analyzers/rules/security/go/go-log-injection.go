package audit

import (
	"log"
	"net/http"
)

func login(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-log-injection
	log.Printf("login of %s", r.FormValue("user"))
}

func failed(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-log-injection
	log.Println("failed login of " + user)
}

func quoted(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-injection
	log.Printf("login of %q", r.FormValue("user"))
}

func size(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-injection
	log.Println("bytes", len(r.FormValue("text")))
}

func address(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-injection
	log.Printf("asked for %s", r.URL.String())
}

func agent(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-injection
	log.Printf("seen with %s", r.Header.Get("User-Agent"))
}
