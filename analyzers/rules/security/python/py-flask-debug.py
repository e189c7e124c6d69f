from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return "hello"


def serve(settings):
    # ok: py-flask-debug
    app.run(host="127.0.0.1", debug=settings.debug)


# ruleid: py-flask-debug
app.debug = True

if __name__ == "__main__":
    # ok: py-flask-debug
    app.run(port=8000)
    # ruleid: py-flask-debug
    app.run(host="0.0.0.0", port=8000, debug=True)
