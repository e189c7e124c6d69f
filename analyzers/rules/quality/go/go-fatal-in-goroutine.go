package harbour

import "testing"

func TestShips(t *testing.T) {
	go func() {
		// ruleid: go-fatal-in-goroutine
		t.Fatal("sunk")
	}()
	go func(ship Ship) {
		if err := ship.Sail(); err != nil {
			// ruleid: go-fatal-in-goroutine
			t.Fatalf("no wind: %v", err)
		}
		// ok: go-fatal-in-goroutine
		t.Error("told, and goes on")
	}(ship)
	// ok: go-fatal-in-goroutine
	t.Fatal("in the test itself")
}
