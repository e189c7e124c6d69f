const Papa = require('papaparse');
const ExcelJS = require('exceljs');
const { stringify } = require('csv-stringify/sync');

app.post('/export', (req, res) => {
  // ruleid: js-csv-formula
  res.type('text/csv').send(Papa.unparse(req.body.rows));
});

app.post('/signups', (req, res) => {
  // ruleid: js-csv-formula
  fs.appendFile('signups.csv', stringify([[req.body.name, req.body.mail]]), () => res.end());
});

app.post('/book', async (req, res) => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('answers');
  // ruleid: js-csv-formula
  sheet.addRow([req.body.question, req.body.answer]);
  await book.xlsx.write(res);
});

app.post('/export-safe', (req, res) => {
  // ok: js-csv-formula
  res.type('text/csv').send(Papa.unparse(req.body.rows, { escapeFormulae: true }));
});

app.post('/signups-safe', (req, res) => {
  // ok: js-csv-formula
  fs.appendFile('signups.csv', stringify([[req.body.name]], { escape_formulas: true }), () => res.end());
});

app.post('/numbers', (req, res) => {
  // ok: js-csv-formula
  res.send(Papa.unparse([[Number(req.body.stars)]]));
});
