package harbour

import "testing"

func TestSails(t *testing.T) {
	// ruleid: go-skip-without-reason
	t.Skip()
}

func TestFloats(t *testing.T) {
	// ruleid: go-skip-without-reason
	t.SkipNow()
}

func TestMoors(t *testing.T) {
	// ok: go-skip-without-reason
	t.Skip("no ship yet")
	if testing.Short() {
		// ok: go-skip-without-reason
		t.Skip()
	}
	// ok: go-skip-without-reason
	reader.Skip()
}
