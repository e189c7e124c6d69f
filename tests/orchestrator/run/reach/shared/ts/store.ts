export let last = '';
export const state: { value: string; other: string } = { value: '', other: '' };
export class Settings {
  static query = '';
  static mode = '';
}
export function put(x: string) {
  last = x;
}
