package sub
func Run(q string) {
	// ok: far
	danger(q)
}
