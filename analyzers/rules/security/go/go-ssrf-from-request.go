package preview

import (
	"net/http"
	"net/url"
)

func preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf-from-request
	answer, err := http.Get(r.FormValue("url"))
	if err == nil {
		answer.Body.Close()
	}
}

func ping(w http.ResponseWriter, r *http.Request) {
	address := "https://" + r.URL.Query().Get("host")
	// ruleid: go-ssrf-from-request
	request, err := http.NewRequestWithContext(r.Context(), "GET", address, nil)
	if err == nil {
		_, _ = http.DefaultClient.Do(request)
	}
}

func rates(w http.ResponseWriter, r *http.Request) {
	// ok: go-ssrf-from-request
	answer, err := http.Get("https://rates.example/v1/" + url.PathEscape(r.FormValue("day")))
	if err == nil {
		answer.Body.Close()
	}
}

func day(w http.ResponseWriter, r *http.Request) {
	// ok: go-ssrf-from-request
	answer, err := http.Get("https://rates.example/v1/" + r.FormValue("day"))
	if err == nil {
		answer.Body.Close()
	}
}

func load(address string) (*http.Response, error) {
	// ok: go-ssrf-from-request
	return http.Get(address)
}

type signing struct {
	next http.RoundTripper
}

func (s *signing) RoundTrip(request *http.Request) (*http.Response, error) {
	// ok: go-ssrf-from-request
	signed, err := http.NewRequest(request.Method, request.URL.String(), request.Body)
	if err != nil {
		return nil, err
	}
	return s.next.RoundTrip(signed)
}
