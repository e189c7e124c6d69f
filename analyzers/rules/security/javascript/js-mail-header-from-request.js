const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({ sendmail: true });

app.post('/contact', async (req, res) => {
  const raw = 'From: site@example.org\r\nSubject: ' + req.body.subject + '\r\n\r\nsomebody wrote';
  // ruleid: js-mail-header-from-request
  await transport.sendMail({ envelope: { from: SITE, to: TEAM }, raw: raw });
  res.end();
});

app.post('/share', async (req, res) => {
  const data = `From: site@example.org\nTo: ${req.body.mail}\nSubject: Look\n\nA page for you`;
  // ruleid: js-mail-header-from-request
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: data } }));
  res.end();
});

app.post('/parts', async (req, res) => {
  // ok: js-mail-header-from-request
  await transport.sendMail({ to: TEAM, subject: req.body.subject, text: req.body.text });
  res.end();
});

app.post('/text', async (req, res) => {
  const raw = 'Subject: Contact\r\n\r\n' + req.body.text;
  // ok: js-mail-header-from-request
  await transport.sendMail({ envelope: { from: SITE, to: TEAM }, raw });
  res.end();
});

app.post('/cleaned', async (req, res) => {
  const subject = req.body.subject.replace(/[\r\n]/g, ' ');
  // ok: js-mail-header-from-request
  await transport.sendMail({ envelope, raw: 'Subject: ' + subject + '\r\n\r\nsomebody wrote' });
  res.end();
});
