const tools = require('./tools');

exports.run = function (x) {
  // ruleid: far
  danger(tools.keep(x));
};

exports.runClean = function (x) {
  // ok: far
  danger(tools.clean(x));
};
