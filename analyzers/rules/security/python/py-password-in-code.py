# ruleid: py-password-in-code
db_password = "tr0ub4dor3"

# ruleid: py-password-in-code
connect(host="db", user="app", password="hunter22")

# ruleid: py-password-in-code
if user.password == "letmein99":
    login(user)

# ok: py-password-in-code
db_password = os.environ["DB_PASSWORD"]

# ok: py-password-in-code
connect(host="db", user="app", password=read_secret("db"))

# ok: py-password-in-code
password = ""

# ok: py-password-in-code
form = {"password": "Your password"}

# ok: py-password-in-code
if self.update_password == "always":
    ask(user)
