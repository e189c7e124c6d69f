package count

import (
	"encoding/json"
	"strings"
)

func words(text string) map[string]int {
	// ruleid: go-nil-map-write
	var counts map[string]int
	for _, word := range strings.Fields(text) {
		counts[word] = counts[word] + 1
	}
	return counts
}

func defaults() map[string]bool {
	// ruleid: go-nil-map-write
	var flags map[string]bool
	flags["fast"] = true
	return flags
}

func wordsWell(text string) map[string]int {
	// ok: go-nil-map-write
	counts := map[string]int{}
	for _, word := range strings.Fields(text) {
		counts[word] = counts[word] + 1
	}
	return counts
}

func later(fast bool) map[string]bool {
	// ok: go-nil-map-write
	var flags map[string]bool
	if flags == nil {
		flags = make(map[string]bool)
	}
	flags["fast"] = fast
	return flags
}

func read(data []byte) (map[string]any, error) {
	// ok: go-nil-map-write
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, err
	}
	fields["read"] = true
	return fields, nil
}

func mark(data []byte) []byte {
	// ok: go-nil-map-write
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err == nil {
		fields["read"] = true
		data, _ = json.Marshal(fields)
	}
	return data
}

// ok: go-nil-map-write
var known map[string]bool

func init() {
	known = make(map[string]bool)
}

func remember(name string) {
	known[name] = true
}
