const tools = require('./tools');
module.exports = { ...tools, again: tools.keep, cleaned: tools.clean };
