export { save } from './save';
export * from './more';
export { default as Store } from './store';
