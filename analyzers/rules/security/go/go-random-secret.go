package invite

import (
	"math/rand"
	"strconv"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

type user struct {
	password string
}

func invite() string {
	token := make([]byte, 20)
	for i := range token {
		// ruleid: go-random-secret
		token[i] = letters[rand.Intn(len(letters))]
	}
	return string(token)
}

func reset(u *user) {
	// ruleid: go-random-secret
	u.password = strconv.Itoa(rand.Intn(1000000))
}

func dice() int {
	// ok: go-random-secret
	face := 1 + rand.Intn(6)
	return face
}

func shuffled(tokens []string) []string {
	// ok: go-random-secret
	rand.Shuffle(len(tokens), func(i, j int) { tokens[i], tokens[j] = tokens[j], tokens[i] })
	return tokens
}
