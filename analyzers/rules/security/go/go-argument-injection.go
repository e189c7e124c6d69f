package web

import (
	"net/http"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

func clone(w http.ResponseWriter, r *http.Request) {
	address := r.FormValue("address")
	// ruleid: go-argument-injection
	if err := exec.Command("git", "clone", "--bare", address).Run(); err != nil {
		http.Error(w, "clone failed", http.StatusBadGateway)
	}
}

func archive(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-argument-injection
	cmd := exec.CommandContext(r.Context(), "tar", "czf", "-", r.URL.Query().Get("folder"))
	cmd.Stdout = w
	_ = cmd.Run()
}

func history(w http.ResponseWriter, r *http.Request) {
	// ok: go-argument-injection
	cmd := exec.Command("git", "log", "--oneline", "--", r.FormValue("file"))
	cmd.Stdout = w
	_ = cmd.Run()
}

func branch(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("branch")
	if strings.HasPrefix(name, "-") {
		http.Error(w, "no such branch", http.StatusBadRequest)
		return
	}
	// ok: go-argument-injection
	_ = exec.Command("git", "checkout", name).Run()
}

func thumb(w http.ResponseWriter, r *http.Request) {
	width, err := strconv.Atoi(r.FormValue("width"))
	if err != nil {
		return
	}
	// ok: go-argument-injection
	_ = exec.Command("convert", "-resize", strconv.Itoa(width), filepath.Join("media", "a.png")).Run()
}
