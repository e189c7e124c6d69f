package auth

import (
	"net/http"
	"net/smtp"
	"os"
)

func isAdmin(user, password string) bool {
	// ruleid: go-password-in-code
	return user == "admin" && password == "made-up-word"
}

func mail(host string) smtp.Auth {
	// ruleid: go-password-in-code
	return smtp.PlainAuth("", "shop", "another-made-up-word", host)
}

func configured(host string) smtp.Auth {
	// ok: go-password-in-code
	return smtp.PlainAuth("", "shop", os.Getenv("MAIL_PASSWORD"), host)
}

func given(password string) bool {
	// ok: go-password-in-code
	return password != ""
}

func kind(field string, r *http.Request) bool {
	// ok: go-password-in-code
	return field == "password" || r.FormValue("grant_type") == "password"
}
