exports.read = (req) => take_input(req);
exports.count = function (req) {
  take_input(req);
  return 1;
};
