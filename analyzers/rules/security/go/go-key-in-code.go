package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"os"

	"golang.org/x/crypto/pbkdf2"
)

func block() (cipher.Block, error) {
	// ruleid: go-key-in-code
	return aes.NewCipher([]byte("a very secret key"))
}

func derived(salt []byte) []byte {
	// ruleid: go-key-in-code
	return pbkdf2.Key([]byte("correct horse"), salt, 600000, 32, nil)
}

func right() (cipher.Block, error) {
	// ok: go-key-in-code
	return aes.NewCipher([]byte(os.Getenv("KEY")))
}

func derivedRight(password string, salt []byte) []byte {
	// ok: go-key-in-code
	return pbkdf2.Key([]byte(password), salt, 600000, 32, nil)
}
