package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

func short() (*rsa.PrivateKey, error) {
	// ruleid: go-small-rsa-key
	return rsa.GenerateKey(rand.Reader, 1024)
}

func shorter() *rsa.PrivateKey {
	// ruleid: go-small-rsa-key
	key, _ := rsa.GenerateKey(rand.Reader, 512)
	return key
}

func right() (*rsa.PrivateKey, error) {
	// ok: go-small-rsa-key
	return rsa.GenerateKey(rand.Reader, 3072)
}

func chosen(bits int) (*rsa.PrivateKey, error) {
	// ok: go-small-rsa-key
	return rsa.GenerateKey(rand.Reader, bits)
}
