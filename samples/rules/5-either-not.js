export function start(server) {
  // ruleid: 5-either-not
  console.log("starting", server.port);
  server.listen();
  // ok: 5-either-not
  console.log('ready');
}

export function warn(text) {
  // ruleid: 5-either-not
  alert(text);
  // ok: 5-either-not
  console.warn(text);
}
