package store

type Found struct {
	Query string
	Mode  string
}

func Pair() (string, string) {
	return take_input(), "fixed"
}

func Find() *Found {
	return &Found{Query: take_input(), Mode: "fixed"}
}

func Named() (found string, mode string) {
	found = take_input()
	mode = "fixed"
	return
}
