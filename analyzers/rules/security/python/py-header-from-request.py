from flask import make_response, request


def answer():
    response = make_response("done")
    # ruleid: py-header-from-request
    response.headers[request.args["name"]] = "1"
    return response


class Handler:
    def do_GET(self, request):
        # ruleid: py-header-from-request
        self.send_header("X-Trace", request.headers["X-Trace"])


def answer_right():
    response = make_response("done")
    # ok: py-header-from-request
    response.headers["X-Count"] = request.args["count"]
    return response


class RightHandler:
    def do_GET(self, request):
        # ok: py-header-from-request
        self.send_header("X-Length", str(len(request.body)))
