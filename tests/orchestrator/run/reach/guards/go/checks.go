package shop

func demandKind(value string) error {
	if !allowed[value] {
		return errors.New("no such kind")
	}
	return nil
}
