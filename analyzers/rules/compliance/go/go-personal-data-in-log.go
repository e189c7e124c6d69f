package people

func Register(user User) {
	// ruleid: go-personal-data-in-log
	log.Printf("new customer %s", user.SSN)
	// ruleid: go-personal-data-in-log
	s.logger.Info("born", "day", user.DateOfBirth)
	// ok: go-personal-data-in-log
	log.Printf("new customer %d", user.ID)
	// ok: go-personal-data-in-log
	fmt.Fprintf(w, "%s", user.SSN)
}
