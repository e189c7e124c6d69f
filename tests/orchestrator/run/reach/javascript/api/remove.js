const run = async ({ id, method, note }) => {
  // ruleid: far
  danger(id);
  // ok: far
  danger(method);
  // ruleid: far
  danger(note);
};

function removeAll(caller, options) {
  // ruleid: far
  danger(options.first);
  // ok: far
  danger(options.second);
  return options.second;
}

module.exports = { run, removeAll };
