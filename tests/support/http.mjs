// node http.mjs serve PORT_FILE LOG ANSWERS.json: answers requests in turn, the last answer for ever; each request is one
//   line of LOG: milliseconds, method, path, body. The port is in PORT_FILE when it can be asked.
// node http.mjs ask URL [BODY]: prints the answer as `curl -i` does; exit code 22 from status 400 on.
import { appendFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";

const [verb, ...words] = process.argv.slice(2);

function serve(portFile, log, answersFile) {
  const answers = JSON.parse(readFileSync(answersFile, "utf8"));
  let count = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      appendFileSync(log, `${Date.now()} ${request.method} ${request.url} ${body}\n`);
      const answer = answers[Math.min(count++, answers.length - 1)];
      const headers = { ...answer.headers };
      if (answer.resetIn) headers["X-RateLimit-Reset"] = String(Math.floor(Date.now() / 1000) + answer.resetIn);
      response.writeHead(answer.status, headers).end("done\n");
    });
  });
  server.listen(0, "127.0.0.1", () => {
    writeFileSync(`${portFile}.new`, String(server.address().port));
    renameSync(`${portFile}.new`, portFile);
  });
  setTimeout(() => process.exit(1), 60000).unref(); // nobody forgets it
}

async function ask(url, body) {
  const response = await fetch(url, { method: body === undefined ? "GET" : "POST", body });
  console.log(`HTTP/1.1 ${response.status} ${response.statusText}`);
  for (const [name, value] of response.headers) console.log(`${name}: ${value}`);
  console.log(`\n${await response.text()}`);
  process.exitCode = response.status >= 400 ? 22 : 0;
}

if (verb === "serve") serve(...words);
else await ask(...words);
