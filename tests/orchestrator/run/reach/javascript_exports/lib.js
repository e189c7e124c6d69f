const { helper } = require('./sub');
// ruleid: far
class Store { constructor() { this.items = {}; } run(x) { danger(x); }
  get size() { return 1; } }
module.exports = { ...require('./sub'), helper2: helper, store: new Store() };
