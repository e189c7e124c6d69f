app.post("/login", (req, res) => {
  // ruleid: js-log-injection
  console.log("login of " + req.body.user);
  res.end();
});

app.post("/fail", (req, res) => {
  const user = req.body.user;
  // ruleid: js-log-injection
  logger.warn(`failed login of ${user}`);
  res.end();
});

app.post("/field", (req, res) => {
  // ok: js-log-injection
  logger.info({ user: req.body.user }, "login");
  res.end();
});

app.get("/page", (req, res) => {
  // ok: js-log-injection
  console.log("page " + Number(req.query.page));
  res.end();
});

app.get("/cleaned", (req, res) => {
  // ok: js-log-injection
  console.log(sanitizeForLog(req.query.name));
  res.end();
});

const request = require("./client");

async function load(address) {
  const answer = await request.get(address);
  // ok: js-log-injection
  console.log(answer);
}

page.route("**", (route, request) => {
  // ok: js-log-injection
  console.log("aborted " + request.url());
});

function asked(req) {
  // ok: js-log-injection
  req.log.info("asked for " + req.query.page);
}

function visited(req) {
  // ok: js-log-injection
  console.log("visited " + req.originalUrl);
}

function sent(req) {
  const body = req.body;
  // ok: js-log-injection
  console.log("sent", req.body);
  // ok: js-log-injection
  console.log("sent", body);
  // ruleid: js-log-injection
  console.log("sent", body.name);
}

function agent(req) {
  // ok: js-log-injection
  console.log("seen with " + req.headers["user-agent"]);
  // ok: js-log-injection
  console.log("seen with " + req.get("User-Agent"));
}
