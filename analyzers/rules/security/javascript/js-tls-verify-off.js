const https = require('https');
const fs = require('fs');

// ruleid: js-tls-verify-off
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

// ruleid: js-tls-verify-off
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
// ruleid: js-tls-verify-off
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;

// ok: js-tls-verify-off
const own = new https.Agent({ ca: fs.readFileSync('/etc/ssl/own-ca.pem') });

// ok: js-tls-verify-off
const strict = new https.Agent({ rejectUnauthorized: true });

// ok: js-tls-verify-off
const shown = { name: 'rejectUnauthorized', value: false };
