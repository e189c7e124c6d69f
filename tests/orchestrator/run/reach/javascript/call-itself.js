const it = require('./itself');
it();
