package page

import (
	"fmt"
	"net/http"
)

func hello(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-write-of-sprintf
	fmt.Fprintf(w, "hello %s", r.Host)
}

func serve(w http.ResponseWriter, r *http.Request) {
	for name, values := range r.Header {
		// ruleid: go-write-of-sprintf
		if _, err := fmt.Fprintf(w, "%s: %v\n", name, values); err != nil {
			return
		}
	}
}

func helloWell(w http.ResponseWriter, r *http.Request) {
	// ok: go-write-of-sprintf
	fmt.Fprintf(w, "hello %s", r.Host)
}

func plain(w http.ResponseWriter) {
	// ok: go-write-of-sprintf
	w.Write([]byte("hello"))
}
