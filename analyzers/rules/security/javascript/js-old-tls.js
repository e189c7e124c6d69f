import https from "node:https";
import tls from "node:tls";

// ruleid: js-old-tls
export const old = new https.Agent({ minVersion: "TLSv1" });

// ruleid: js-old-tls
export const older = tls.connect({ host: "example.org", secureProtocol: "TLSv1_1_method" });

// ok: js-old-tls
export const right = new https.Agent({ minVersion: "TLSv1.2" });

// ok: js-old-tls
export const application = { name: "shop", minVersion: "1.1" };
