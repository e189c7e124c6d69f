exports.tidy = (x) => scrub(x);
exports.plain = (x) => x;
