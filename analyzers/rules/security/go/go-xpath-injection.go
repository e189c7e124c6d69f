package accounts

import (
	"net/http"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func find(document *xmlquery.Node, r *http.Request) []*xmlquery.Node {
	// ruleid: go-xpath-injection
	return xmlquery.Find(document, "//user[@name='"+r.FormValue("user")+"']")
}

func compiled(r *http.Request) (*xpath.Expr, error) {
	text := "/users/" + r.FormValue("path")
	// ruleid: go-xpath-injection
	return xpath.Compile(text)
}

func fixed(document *xmlquery.Node, r *http.Request) *xmlquery.Node {
	for _, user := range document.SelectElements("user") {
		if user.SelectAttr("name") == r.FormValue("user") {
			return user
		}
	}
	// ok: go-xpath-injection
	return xmlquery.FindOne(document, "//nobody")
}

func all(document *xmlquery.Node) []*xmlquery.Node {
	// ok: go-xpath-injection
	return xmlquery.Find(document, "//user")
}
