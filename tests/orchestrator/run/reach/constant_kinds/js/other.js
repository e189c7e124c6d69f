exports.B = 'y';
module.exports.C = 'z';
exports.late = 'x';
exports.load = function () { exports.late = read(); };
