package shop

func comesBack() error {
	x := take_input()
	if err := demandKind(x); err != nil {
		return err
	}
	// ok: far
	danger(x)
	return nil
}

func isNotAsked() {
	x := take_input()
	// ruleid: far
	danger(x)
}
