export * from './tools';
export { default as tidied } from './tools';
