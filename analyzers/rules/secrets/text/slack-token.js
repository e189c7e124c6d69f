const { WebClient } = require('@slack/web-api');

// ruleid: slack-token
const bot = new WebClient('xoxb-1029384756101-1029384756102-A1b2C3d4E5f6G7h8I9j0K1l2');
// ruleid: slack-token
const user = new WebClient("xoxp-1029384756101-1029384756102-1029384756103-a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6");
// ok: slack-token
const sample = new WebClient('xoxb-1029384756101-1029384756102-XXXXXXXXXXXXXXXXXXXXXXXX');
// ok: slack-token
const right = new WebClient(process.env.SLACK_TOKEN);
// ok: slack-token
const isBot = (token) => token.startsWith('xoxb-');
