const conf = {a: take_input(), b: "clean"};
module.exports = {conf, other: {a: 'x', b: take_input()}};
