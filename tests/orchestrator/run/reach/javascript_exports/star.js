export * from './starred.js';
export { inner as outer } from './starred.js';
export * as ns from './starred.js';
