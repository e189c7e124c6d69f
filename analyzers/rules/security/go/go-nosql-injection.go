package notes

import (
	"encoding/json"
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func search(notes *mongo.Collection, r *http.Request) (*mongo.Cursor, error) {
	var filter bson.M
	if err := json.NewDecoder(r.Body).Decode(&filter); err != nil {
		return nil, err
	}
	// ruleid: go-nosql-injection
	return notes.Find(r.Context(), filter)
}

func code(r *http.Request) bson.M {
	// ruleid: go-nosql-injection
	return bson.M{"$where": "this.owner == '" + r.FormValue("owner") + "'"}
}

func mine(notes *mongo.Collection, r *http.Request) (*mongo.Cursor, error) {
	// ok: go-nosql-injection
	return notes.Find(r.Context(), bson.M{"owner": r.FormValue("owner")})
}

func all(notes *mongo.Collection, r *http.Request) (*mongo.Cursor, error) {
	// ok: go-nosql-injection
	return notes.Find(r.Context(), bson.M{})
}
