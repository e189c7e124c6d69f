package web

import (
	"net/http"
	"reflect"
)

func call(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("action")
	// ruleid: go-method-from-request
	method := reflect.ValueOf(&Admin{}).MethodByName(name)
	method.Call(nil)
}

func report(w http.ResponseWriter, r *http.Request) {
	value := reflect.ValueOf(&Reports{})
	// ruleid: go-method-from-request
	out := value.MethodByName("Report" + r.URL.Query().Get("kind")).Call(nil)
	answer(w, out)
}

func fixed(w http.ResponseWriter, r *http.Request) {
	// ok: go-method-from-request
	out := reflect.ValueOf(&Reports{}).MethodByName("Daily").Call(nil)
	answer(w, out)
}

func known(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("action")
	if !allowedActions[name] {
		return
	}
	// ok: go-method-from-request
	reflect.ValueOf(&Admin{}).MethodByName(name).Call(nil)
}
