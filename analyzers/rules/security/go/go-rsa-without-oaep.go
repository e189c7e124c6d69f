package wrap

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
)

func old(key *rsa.PublicKey, text []byte) ([]byte, error) {
	// ruleid: go-rsa-without-oaep
	return rsa.EncryptPKCS1v15(rand.Reader, key, text)
}

func oldBack(key *rsa.PrivateKey, text []byte) ([]byte, error) {
	// ruleid: go-rsa-without-oaep
	return rsa.DecryptPKCS1v15(rand.Reader, key, text)
}

func right(key *rsa.PublicKey, text []byte) ([]byte, error) {
	// ok: go-rsa-without-oaep
	return rsa.EncryptOAEP(sha256.New(), rand.Reader, key, text, nil)
}

func sign(key *rsa.PrivateKey, sum []byte) ([]byte, error) {
	// ok: go-rsa-without-oaep
	return rsa.SignPKCS1v15(rand.Reader, key, 0, sum)
}
