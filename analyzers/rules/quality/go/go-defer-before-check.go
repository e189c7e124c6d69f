package fetch

import (
	"io"
	"net/http"
)

func get(url string) ([]byte, error) {
	// ruleid: go-defer-before-check
	resp, err := http.Get(url)
	defer resp.Body.Close()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(resp.Body)
}

func send(client *http.Client, req *http.Request) error {
	// ruleid: go-defer-before-check
	answer, err := client.Do(req)
	defer answer.Body.Close()
	if err != nil {
		return err
	}
	return nil
}

func getWell(url string) ([]byte, error) {
	// ok: go-defer-before-check
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func first(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	// ok: go-defer-before-check
	defer r.Body.Close()
	return io.ReadAll(r.Body)
}
