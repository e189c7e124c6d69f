package session

import "net/http"

func start(w http.ResponseWriter, token string) {
	// ruleid: go-cookie-not-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Path: "/"})
}

func remember(w http.ResponseWriter, token string) {
	// ruleid: go-cookie-not-secure
	cookie := http.Cookie{Name: "remember", Value: token, HttpOnly: true}
	http.SetCookie(w, &cookie)
}

func right(w http.ResponseWriter, token string) {
	// ok: go-cookie-not-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true})
}

func end(w http.ResponseWriter) {
	// ok: go-cookie-not-secure
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}
