package auth

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
	"github.com/gorilla/sessions"
)

// ruleid: go-signing-secret-in-code
var store = sessions.NewCookieStore([]byte("correct horse battery"))

func ticket(claims jwt.Claims) (string, error) {
	// ruleid: go-signing-secret-in-code
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte("staple"))
}

// ok: go-signing-secret-in-code
var right = sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))

func ticketRight(claims jwt.Claims, key []byte) (string, error) {
	// ok: go-signing-secret-in-code
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}
