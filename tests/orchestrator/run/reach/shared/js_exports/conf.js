const conf = {a: take_input(), b: "clean"};
exports.conf = conf;
exports.other = {a: "x", b: take_input()};
