package sums

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
)

func old(data []byte) [16]byte {
	// ruleid: go-weak-hash
	return md5.Sum(data)
}

func writer(data []byte) []byte {
	// ruleid: go-weak-hash
	h := sha1.New()
	h.Write(data)
	return h.Sum(nil)
}

func right(data []byte) [32]byte {
	// ok: go-weak-hash
	return sha256.Sum256(data)
}

func rightWriter(data []byte) []byte {
	// ok: go-weak-hash
	h := sha256.New()
	h.Write(data)
	return h.Sum(nil)
}
