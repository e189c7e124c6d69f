package own
func Run(q string) {
	// ruleid: far
	danger(q)
}
func Clean(q string) {
	// ok: far
	danger(scrub(q))
}
