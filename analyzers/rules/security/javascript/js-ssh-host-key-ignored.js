import { Client } from "ssh2";
import { createHash } from "node:crypto";

export function open(host) {
  const client = new Client();
  // ruleid: js-ssh-host-key-ignored
  client.connect({ host, username: "deploy", hostVerifier: () => true });
  return client;
}

export function opened(client, host) {
  // ruleid: js-ssh-host-key-ignored
  client.connect({
    host,
    hostVerifier: function (key) {
      return true;
    },
  });
}

export function checked(client, host, expected) {
  // ok: js-ssh-host-key-ignored
  client.connect({ host, hostVerifier: (key) => createHash("sha256").update(key).digest("hex") === expected });
}

export function other(client, host) {
  // ok: js-ssh-host-key-ignored
  client.connect({ host, keepalive: () => true });
}
