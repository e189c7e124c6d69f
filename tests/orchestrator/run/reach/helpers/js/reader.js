const { clean, keep } = require('./tools');

exports.read = () => keep(take_input());
exports.readClean = () => clean(take_input());
