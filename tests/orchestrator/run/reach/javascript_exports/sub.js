// ruleid: far
exports.helper = function (x) { danger(x); }
exports.clean = function (x) { return scrub(x); }
exports.read = () => take_input();
