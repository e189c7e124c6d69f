package signatures

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

func isSigned(key, text, given []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	expected := mac.Sum(nil)
	// ruleid: go-signature-compared
	return bytes.Equal(expected, given)
}

func isNamed(key, text []byte, header string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	// ruleid: go-signature-compared
	return "sha256="+hex.EncodeToString(mac.Sum(nil)) == header
}

func right(key, text, given []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	// ok: go-signature-compared
	return hmac.Equal(mac.Sum(nil), given)
}

func checksum(text, given []byte) bool {
	sum := sha256.Sum256(text)
	// ok: go-signature-compared
	return bytes.Equal(sum[:], given)
}

func empty(key []byte) bool {
	mac := hmac.New(sha256.New, key)
	token := hex.EncodeToString(mac.Sum(nil))
	// ok: go-signature-compared
	return token == ""
}
