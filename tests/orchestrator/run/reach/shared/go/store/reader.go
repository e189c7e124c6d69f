package store

func Use() {
	// ruleid: far
	danger(Last)
	// ok: far
	danger(Clean)
	// ok: far
	danger(Mode)
	// ruleid: far
	danger(hidden)
}
