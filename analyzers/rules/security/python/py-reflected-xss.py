from django.http import HttpResponse
from flask import make_response, render_template, request
from markupsafe import escape


def search():
    # ruleid: py-reflected-xss
    return "<h1>Results for " + request.args["q"] + "</h1>"


def missing():
    # ruleid: py-reflected-xss
    return f"<p>There is no {request.args.get('name')}</p>", 404


def hello(request):
    # ruleid: py-reflected-xss
    return HttpResponse("<b>Hello %s</b>" % request.GET["name"])


def search_right():
    # ok: py-reflected-xss
    return render_template("results.html", query=request.args["q"])


def escaped():
    # ok: py-reflected-xss
    return f"<h1>Results for {escape(request.args['q'])}</h1>"


def plain():
    # ok: py-reflected-xss
    return {"query": request.args["q"]}


def plain_text():
    text = "\n".join(f"{name}: {value}" for name, value in request.headers)
    # ok: py-reflected-xss
    response = make_response(text)
    response.mimetype = "text/plain"
    return response


@app.route("/headers")
def headers():
    response = make_response(request.args["text"])
    response.mimetype = "text/plain"
    # ok: py-reflected-xss
    return response


@app.route("/limited")
@limiter.limit("3/minute", key_func=lambda: request.form["user"].lower())
def limited():
    # ok: py-reflected-xss
    return render_template("limited.html")


def slug(request):
    name = slugify(request.GET["name"])
    # ok: py-reflected-xss
    return HttpResponse(name)


@app.route("/users/<name>/<int:number>")
def user(name, number):
    if number > 3:
        # ok: py-reflected-xss
        return "<p>%s</p>" % number
    # ruleid: py-reflected-xss
    return "<p>%s</p>" % name


@app.route("/plain")
def plain():
    # ok: py-reflected-xss
    return "<p>" + request.args["q"].replace("<", "&lt;") + "</p>"
