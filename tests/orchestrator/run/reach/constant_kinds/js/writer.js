import { N } from './values';
const config = require('./config');
N.A = read();
config.changed = read();
