const fs = require("fs");
const { execSync } = require("child_process");
const express = require("express");

const app = express();
// ok: js-sync-io-in-handler
const page = fs.readFileSync("index.html", "utf8");

app.get("/", (req, res) => {
  // ok: js-sync-io-in-handler
  res.send(page);
});

app.get("/terms", (req, res) => {
  // ruleid: js-sync-io-in-handler
  res.send(fs.readFileSync("terms.html", "utf8"));
});

app.get("/version", async function (req, res) {
  // ruleid: js-sync-io-in-handler
  const version = execSync("git describe");
  res.send(version);
});

app.get("/news", async (req, res) => {
  // ok: js-sync-io-in-handler
  res.send(await fs.promises.readFile("news.html", "utf8"));
});

function loadSettings(path) {
  // ok: js-sync-io-in-handler
  return JSON.parse(fs.readFileSync(path, "utf8"));
}

app.listen(loadSettings("settings.json").port);
