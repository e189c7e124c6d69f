package files

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-from-request
	data, err := os.ReadFile(filepath.Join("uploads", r.URL.Query().Get("name")))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write(data)
}

func remove(w http.ResponseWriter, r *http.Request) {
	path := "uploads/" + r.FormValue("name")
	// ruleid: go-path-from-request
	_ = os.Remove(path)
}

func upload(c *gin.Context) {
	file, err := c.FormFile("file")
	if err != nil {
		return
	}
	// ok: go-path-from-request
	_ = c.SaveUploadedFile(file, "uploads/"+file.Filename)
	// ruleid: go-path-from-request
	_ = c.SaveUploadedFile(file, "uploads/"+c.PostForm("folder")+"/"+file.Filename)
}

func showRight(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	file, err := os.OpenInRoot("uploads", r.FormValue("name"))
	if err == nil {
		defer file.Close()
	}
}

func showBase(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join("uploads", filepath.Base(r.FormValue("name"))))
}

func showLocal(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !filepath.IsLocal(name) {
		return
	}
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join("uploads", name))
}

func segment(c *gin.Context) {
	// ok: go-path-from-request
	c.File(filepath.Join("covers", c.Param("uid")+".jpg"))
	// ruleid: go-path-from-request
	c.File("files/" + c.Param("filepath"))
}

func last(w http.ResponseWriter, r *http.Request) {
	_, name := filepath.Split(r.URL.Path)
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join("avatars", name))
}

func spelled(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	http.ServeFile(w, r, "avatars/"+url.QueryEscape(r.FormValue("name")))
	// ok: go-path-from-request
	http.ServeFile(w, r, "avatars/"+base64.URLEncoding.EncodeToString([]byte(r.FormValue("name"))))
}

func kept(r *http.Request) (string, error) {
	file, err := os.CreateTemp("", "upload")
	if err != nil {
		return "", err
	}
	_, err = io.Copy(file, r.Body)
	return file.Name(), err
}

func used(w http.ResponseWriter, r *http.Request) {
	name, _ := kept(r)
	// ok: go-path-from-request
	_ = os.Remove(name)
}
