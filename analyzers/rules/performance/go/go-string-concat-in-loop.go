package export

import "strings"

func csv(rows [][]string) string {
	text := ""
	for _, row := range rows {
		// ruleid: go-string-concat-in-loop
		text += strings.Join(row, ",") + "\n"
	}
	return text
}

func stars(count int) string {
	var line string
	for i := 0; i < count; i++ {
		// ruleid: go-string-concat-in-loop
		line = line + "*"
	}
	return line
}

func csvWell(rows [][]string) string {
	var text strings.Builder
	for _, row := range rows {
		// ok: go-string-concat-in-loop
		text.WriteString(strings.Join(row, ",") + "\n")
	}
	return text.String()
}

func total(sizes []int) int {
	sum := 0
	for _, size := range sizes {
		// ok: go-string-concat-in-loop
		sum += size
	}
	return sum
}

func greet(names []string, say func(string)) {
	for _, name := range names {
		line := "hello "
		// ok: go-string-concat-in-loop
		line += name
		say(line)
	}
}
