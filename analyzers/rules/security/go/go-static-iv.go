package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
)

func constant(block cipher.Block) cipher.BlockMode {
	// ruleid: go-static-iv
	return cipher.NewCBCEncrypter(block, []byte("0123456789abcdef"))
}

func ofKey(block cipher.Block, key []byte) cipher.BlockMode {
	// ruleid: go-static-iv
	return cipher.NewCBCEncrypter(block, key[:block.BlockSize()])
}

func right(block cipher.Block) (cipher.BlockMode, error) {
	iv := make([]byte, aes.BlockSize)
	if _, err := rand.Read(iv); err != nil {
		return nil, err
	}
	// ok: go-static-iv
	return cipher.NewCBCEncrypter(block, iv), nil
}

func received(block cipher.Block, message []byte) cipher.BlockMode {
	// ok: go-static-iv
	return cipher.NewCBCDecrypter(block, message[:aes.BlockSize])
}
