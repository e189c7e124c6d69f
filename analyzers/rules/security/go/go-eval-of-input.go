package web

import (
	"net/http"
	"plugin"

	"github.com/dop251/goja"
	"github.com/Knetic/govaluate"
)

func run(w http.ResponseWriter, r *http.Request) {
	vm := goja.New()
	// ruleid: go-eval-of-input
	value, err := vm.RunString(r.FormValue("script"))
	answer(w, value, err)
}

func load(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("plugin")
	// ruleid: go-eval-of-input
	p, err := plugin.Open("plugins/" + name)
	answer(w, p, err)
}

func rule(w http.ResponseWriter, r *http.Request) {
	// ok: go-eval-of-input
	expression, err := govaluate.NewEvaluableExpression("price > limit")
	if err != nil {
		return
	}
	value, err := expression.Evaluate(map[string]interface{}{"price": r.FormValue("price")})
	answer(w, value, err)
}

func own(w http.ResponseWriter, r *http.Request) {
	vm := goja.New()
	_ = vm.Set("text", r.FormValue("text"))
	// ok: go-eval-of-input
	value, err := vm.RunString("text.length")
	answer(w, value, err)
}
