package page

import (
	"fmt"
	"net/http"
	"strings"
)

func hello(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-write-of-sprintf
	w.Write([]byte(fmt.Sprintf("hello %s", r.Host)))
}

func list(names []string) string {
	var b strings.Builder
	for i, name := range names {
		// ruleid: go-write-of-sprintf
		b.WriteString(fmt.Sprintf("%d. %s\n", i, name))
	}
	return b.String()
}

func helloWell(w http.ResponseWriter, r *http.Request) {
	// ok: go-write-of-sprintf
	fmt.Fprintf(w, "hello %s", r.Host)
}

func plain(w http.ResponseWriter) {
	// ok: go-write-of-sprintf
	w.Write([]byte("hello"))
}
