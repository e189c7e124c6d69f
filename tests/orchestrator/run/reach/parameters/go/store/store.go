package store

func First(args ...string) {
	// ruleid: far
	danger(args[0])
	// ok: far
	danger(args[1])
}
