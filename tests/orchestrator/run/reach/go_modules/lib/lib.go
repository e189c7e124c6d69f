package lib
func Run(q string) {
	// ok: far
	danger(q)
}
