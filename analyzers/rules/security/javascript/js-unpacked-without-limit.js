const zlib = require('zlib');
const AdmZip = require('adm-zip');

app.post('/ingest', (req, res) => {
  // ruleid: js-unpacked-without-limit
  zlib.gunzip(req.body, (error, body) => store(body, res));
});

app.post('/import', (req, res) => {
  const zip = new AdmZip(req.file.buffer);
  // ruleid: js-unpacked-without-limit
  zip.extractAllTo('work', true);
  res.end();
});

app.post('/limited', (req, res) => {
  // ok: js-unpacked-without-limit
  zlib.gunzip(req.body, { maxOutputLength: 1 << 20 }, (error, body) => store(body, res));
});

function own(file) {
  // ok: js-unpacked-without-limit
  return zlib.gunzipSync(fs.readFileSync(file));
}
