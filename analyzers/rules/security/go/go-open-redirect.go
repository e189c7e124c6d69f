package login

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

func done(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-open-redirect
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}

func leave(c *gin.Context) {
	to := c.Query("to")
	// ruleid: go-open-redirect
	c.Redirect(http.StatusSeeOther, to)
}

func home(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, "/home", http.StatusFound)
}

func user(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, "/users/"+r.PathValue("id"), http.StatusFound)
}

func secure(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, "https://shop.example"+r.URL.RequestURI(), http.StatusMovedPermanently)
}

func checked(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	// ok: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func secured(w http.ResponseWriter, r *http.Request) {
	target := r.URL
	// ok: go-open-redirect
	http.Redirect(w, r, target.String(), http.StatusMovedPermanently)
}

func proxied(w http.ResponseWriter, r *http.Request) {
	// ok: go-open-redirect
	http.Redirect(w, r, r.Header.Get("X-Forwarded-Host")+"/login", http.StatusFound)
}
