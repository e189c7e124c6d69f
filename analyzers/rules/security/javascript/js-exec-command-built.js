const { exec, execFile } = require('child_process');
const child_process = require('child_process');

function thumbnail(file, done) {
  // ruleid: js-exec-command-built
  exec(`convert ${file} -resize 200 out.png`, done);
}

function listing(folder) {
  // ruleid: js-exec-command-built
  return child_process.execSync('ls -l ' + folder).toString();
}

function thumbnailRight(file, done) {
  // ok: js-exec-command-built
  execFile('convert', [file, '-resize', '200', 'out.png'], done);
}

function pack(folder, done) {
  const command = `tar czf out.tgz ${folder}`;
  console.log(command);
  // ruleid: js-exec-command-built
  exec(command, { timeout: 5000 }, done);
}

function revision() {
  // ok: js-exec-command-built
  return child_process.execSync('git rev-parse ' + 'HEAD').toString();
}

function firstWord(text) {
  // ok: js-exec-command-built
  return /(\w+)/.exec(`${text} `);
}

function migrate() {
  const script = 'migrate.js';
  // ok: js-exec-command-built
  child_process.execSync(`node scripts/${script}`);
}
