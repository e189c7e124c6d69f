package account

import (
	"crypto/md5"
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
)

func store(password string) [16]byte {
	// ruleid: go-fast-password-hash
	return md5.Sum([]byte(password))
}

func salted(salt string, form struct{ Password string }) [32]byte {
	// ruleid: go-fast-password-hash
	return sha256.Sum256([]byte(salt + form.Password))
}

func storeRight(password string) ([]byte, error) {
	// ok: go-fast-password-hash
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func checksum(content []byte) [32]byte {
	// ok: go-fast-password-hash
	return sha256.Sum256(content)
}
