const { user, input } = require('./models');
const find = require('./models/user').find;
const models = require('./models/index');

function one(req) {
  user.find(input.read(req));
  find(input.count(req));
}
function two(req) {
  user.create_account(models.input.read(req));
}
function three(req) {
  // ruleid: far
  danger(require('./models/input').read(req));
  // ok: far
  danger(input.count(req));
}
module.exports = { one, two, three };
