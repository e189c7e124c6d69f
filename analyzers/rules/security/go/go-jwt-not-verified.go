package auth

import "github.com/golang-jwt/jwt/v5"

func subject(text string) (string, error) {
	// ruleid: go-jwt-not-verified
	token, _, err := jwt.NewParser().ParseUnverified(text, jwt.MapClaims{})
	if err != nil {
		return "", err
	}
	return token.Claims.GetSubject()
}

func anyone(text string) (*jwt.Token, error) {
	return jwt.Parse(text, func(token *jwt.Token) (any, error) {
		// ruleid: go-jwt-not-verified
		return jwt.UnsafeAllowNoneSignatureType, nil
	})
}

func right(text string, key []byte) (*jwt.Token, error) {
	// ok: go-jwt-not-verified
	return jwt.Parse(text, func(token *jwt.Token) (any, error) {
		return key, nil
	}, jwt.WithValidMethods([]string{"HS256"}))
}

func issue(key []byte) (string, error) {
	// ok: go-jwt-not-verified
	return jwt.New(jwt.SigningMethodHS256).SignedString(key)
}
