package web

import (
	"fmt"
	"mime"
	"net/http"
	"net/smtp"
)

func contact(w http.ResponseWriter, r *http.Request) {
	subject := r.FormValue("subject")
	// ruleid: go-mail-header-from-request
	text := "From: site@example.org\r\nSubject: " + subject + "\r\n\r\nsomebody wrote"
	if err := smtp.SendMail("localhost:25", nil, "site@example.org", team, []byte(text)); err != nil {
		http.Error(w, "not sent", http.StatusBadGateway)
	}
}

func share(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-mail-header-from-request
	msg := fmt.Sprintf("To: %s\r\nSubject: A page for you\r\n\r\nLook", r.FormValue("mail"))
	_ = smtp.SendMail("localhost:25", nil, "site@example.org", team, []byte(msg))
}

func messageOnly(w http.ResponseWriter, r *http.Request) {
	// ok: go-mail-header-from-request
	msg := "Subject: Contact\r\n\r\n" + r.FormValue("text")
	_ = smtp.SendMail("localhost:25", nil, "site@example.org", team, []byte(msg))
}

func encoded(w http.ResponseWriter, r *http.Request) {
	subject := mime.QEncoding.Encode("utf-8", r.FormValue("subject"))
	// ok: go-mail-header-from-request
	msg := "Subject: " + subject + "\r\n\r\nsomebody wrote"
	_ = smtp.SendMail("localhost:25", nil, "site@example.org", team, []byte(msg))
}
