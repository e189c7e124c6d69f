package log

import "regexp"

var date = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

func dated(lines []string) []string {
	var result []string
	for _, line := range lines {
		// ruleid: go-regexp-in-loop
		if regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`).MatchString(line) {
			result = append(result, line)
		}
	}
	return result
}

func numbers(words []string) int {
	count := 0
	for i := 0; i < len(words); i++ {
		// ruleid: go-regexp-in-loop
		if ok, _ := regexp.MatchString("^[0-9]+$", words[i]); ok {
			count++
		}
	}
	return count
}

func datedWell(lines []string) []string {
	var result []string
	for _, line := range lines {
		// ok: go-regexp-in-loop
		if date.MatchString(line) {
			result = append(result, line)
		}
	}
	return result
}

func compile(expressions []string) ([]*regexp.Regexp, error) {
	var result []*regexp.Regexp
	for _, expression := range expressions {
		// ok: go-regexp-in-loop
		re, err := regexp.Compile(expression)
		if err != nil {
			return nil, err
		}
		result = append(result, re)
	}
	return result, nil
}
