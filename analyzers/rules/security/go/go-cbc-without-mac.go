package boxes

import (
	"crypto/aes"
	"crypto/cipher"
)

func open(key, message []byte) []byte {
	block, _ := aes.NewCipher(key)
	text := make([]byte, len(message)-16)
	// ruleid: go-cbc-without-mac
	cipher.NewCBCDecrypter(block, message[:16]).CryptBlocks(text, message[16:])
	return text
}

func mode(block cipher.Block, iv []byte) cipher.BlockMode {
	// ruleid: go-cbc-without-mac
	return cipher.NewCBCDecrypter(block, iv)
}

func right(block cipher.Block, message []byte) ([]byte, error) {
	// ok: go-cbc-without-mac
	box, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return box.Open(nil, message[:12], message[12:], nil)
}

func stream(block cipher.Block, iv []byte) cipher.Stream {
	// ok: go-cbc-without-mac
	return cipher.NewCTR(block, iv)
}
