import smtplib
from email.message import EmailMessage

from flask import Flask, request

app = Flask(__name__)


@app.route("/contact", methods=["POST"])
def contact():
    subject = request.form["subject"]
    text = "From: site@example.org\r\nSubject: %s\r\n\r\nsomebody wrote" % subject
    server = smtplib.SMTP("localhost")
    # ruleid: py-mail-header-from-request
    server.sendmail("site@example.org", ["team@example.org"], text)
    return "sent"


@app.route("/share", methods=["POST"])
def share():
    message = f"Subject: Look at this\nReply-To: {request.form['mail']}\n\nA page for you"
    # ruleid: py-mail-header-from-request
    smtplib.SMTP("localhost").sendmail("site@example.org", ["team@example.org"], message)
    return "sent"


@app.route("/message", methods=["POST"])
def message_only():
    text = "Subject: Contact\r\n\r\n" + request.form["text"]
    # ok: py-mail-header-from-request
    smtplib.SMTP("localhost").sendmail("site@example.org", ["team@example.org"], text)
    return "sent"


@app.route("/built", methods=["POST"])
def built():
    mail = EmailMessage()
    mail["Subject"] = request.form["subject"]
    mail.set_content(request.form["text"])
    # ok: py-mail-header-from-request
    smtplib.SMTP("localhost").send_message(mail)
    return "sent"


@app.route("/cleaned", methods=["POST"])
def cleaned():
    subject = request.form["subject"].replace("\n", " ").replace("\r", " ")
    text = "Subject: " + subject + "\r\n\r\nsomebody wrote"
    # ok: py-mail-header-from-request
    smtplib.SMTP("localhost").sendmail("site@example.org", ["team@example.org"], text)
    return "sent"
