package orders

func plain(db *sql.DB, ids []int) {
	for _, id := range ids {
		var name string
		// ruleid: go-query-in-loop
		err := db.QueryRow("SELECT name FROM users WHERE id = ?", id).Scan(&name)
		show(name, err)
	}
}

func orm(db *gorm.DB, orders []Order) {
	for _, order := range orders {
		var user User
		// ruleid: go-query-in-loop
		db.Where("id = ?", order.UserID).First(&user)
		show(user)
	}
}

func together(db *gorm.DB, ids []int) {
	var users []User
	// ok: go-query-in-loop
	db.Where("id IN ?", ids).Find(&users)
	for _, user := range users {
		// ok: go-query-in-loop
		show(user)
	}
}

func written(db *sql.DB, ids []int) {
	for _, id := range ids {
		// ok: go-query-in-loop
		db.QueryRow("INSERT INTO seen (id) VALUES ($1) RETURNING id", id)
	}
}
