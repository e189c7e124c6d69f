package tools

import (
	"net/http"
	"os/exec"

	"github.com/gin-gonic/gin"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go-command-injection
	out, _ := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	_, _ = w.Write(out)
}

func run(c *gin.Context) {
	// ruleid: go-command-injection
	_ = exec.CommandContext(c, c.Query("tool")).Run()
}

func version(w http.ResponseWriter, r *http.Request) {
	// ok: go-command-injection
	out, _ := exec.Command("git", "--version").Output()
	_, _ = w.Write(out)
}

func tool(r *http.Request) error {
	tools := map[string]string{"disk": "df", "host": "hostname"}
	allowed := tools
	name := r.FormValue("tool")
	if _, ok := allowed[name]; !ok {
		return nil
	}
	// ok: go-command-injection
	return exec.Command(name).Run()
}

func show(r *http.Request) error {
	// ok: go-command-injection
	return exec.Command("git", "show", "--", r.FormValue("name")).Run()
}

func letters(w http.ResponseWriter, r *http.Request) {
	name := regexp.MustCompile(`[^a-z0-9]`).ReplaceAllString(r.FormValue("name"), "")
	// ok: go-command-injection
	exec.Command("sh", "-c", "ls "+name).Run()
}
