package sub
func Run(q string) {
	// ruleid: far
	danger(q)
}
