package directory

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func find(r *http.Request) *ldap.SearchRequest {
	filter := fmt.Sprintf("(uid=%s)", r.FormValue("uid"))
	// ruleid: go-ldap-injection
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, filter, nil, nil)
}

func below(r *http.Request) *ldap.SearchRequest {
	// ruleid: go-ldap-injection
	return ldap.NewSearchRequest("ou="+r.FormValue("unit"), 2, 0, 0, 0, false, "(objectClass=*)", nil, nil)
}

func escaped(r *http.Request) *ldap.SearchRequest {
	filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(r.FormValue("uid")))
	// ok: go-ldap-injection
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, filter, nil, nil)
}

func fixed() *ldap.SearchRequest {
	// ok: go-ldap-injection
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, "(objectClass=person)", nil, nil)
}
