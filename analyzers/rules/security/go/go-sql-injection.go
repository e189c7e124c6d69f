package users

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type query struct{ Name, Order string }

func find(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	name := r.URL.Query().Get("name")
	// ruleid: go-sql-injection
	return db.Query(fmt.Sprintf("SELECT * FROM users WHERE name = '%s'", name))
}

func list(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	var q query
	if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
		return nil, err
	}
	var text strings.Builder
	text.WriteString("SELECT * FROM users ORDER BY ")
	text.WriteString(q.Order)
	// ruleid: go-sql-injection
	return db.QueryContext(r.Context(), text.String())
}

func sorted(db *gorm.DB, c *gin.Context) {
	var users []query
	// ruleid: go-sql-injection
	db.Order(c.Query("sort")).Find(&users)
}

func findRight(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	// ok: go-sql-injection
	return db.Query("SELECT * FROM users WHERE name = $1", r.FormValue("name"))
}

func page(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	start, err := strconv.Atoi(r.FormValue("start"))
	if err != nil {
		return nil, err
	}
	// ok: go-sql-injection
	return db.Query(fmt.Sprintf("SELECT * FROM users LIMIT 20 OFFSET %d", start))
}

func where(db *gorm.DB, c *gin.Context) {
	var users []query
	// ok: go-sql-injection
	db.Where("name = ?", c.Query("name")).Find(&users)
}

func ask(ctx *gin.Context) string {
	// ok: go-sql-injection
	return ctx.Query("name")
}

func create(tx *gorm.DB, r *http.Request) error {
	row := Row{}
	if err := json.NewDecoder(r.Body).Decode(&row); err != nil {
		return err
	}
	// ok: go-sql-injection
	return tx.Where(row).FirstOrCreate(&row).Error
}

func byUser(db *gorm.DB, ctx *gin.Context) {
	user := User{Name: ctx.Query("name")}
	// ok: go-sql-injection
	db.Where(user).First(&user)
	// ruleid: go-sql-injection
	db.Where("name = " + user.Name)
}

type place struct {
	Lat *float64
	Lng *float64
	Tag string
}

func pin(db *sql.DB, c *fiber.Ctx) (sql.Result, error) {
	var at place
	if err := c.BodyParser(&at); err != nil {
		return nil, err
	}
	point := fmt.Sprintf("POINT(%f %.3f) %d", *at.Lng, *at.Lat, 4326)
	tag := fmt.Sprintf("'%s' AT %d", at.Tag, 1)
	// ruleid: go-sql-injection
	_, _ = db.Exec("INSERT INTO pins (tag) VALUES (" + tag + ")")
	// ok: go-sql-injection
	return db.Exec("INSERT INTO pins (at) VALUES (" + point + ")")
}

var notALetter = regexp.MustCompile(`[^a-zA-Z/ ]+`)
var blanks = regexp.MustCompile(`[ \t]+`)

func kinds(db *sql.DB, c *fiber.Ctx) (*sql.Rows, error) {
	kind := notALetter.ReplaceAllString(c.Query("kind"), "")
	// ok: go-sql-injection
	_, _ = db.Query("SELECT * FROM kinds WHERE name REGEXP '" + kind + "'")
	kind = blanks.ReplaceAllString(c.Query("kind"), "")
	// ruleid: go-sql-injection
	return db.Query("SELECT * FROM kinds WHERE name REGEXP '" + kind + "'")
}
