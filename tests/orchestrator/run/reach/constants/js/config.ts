export const MODE = 'safe';
const hidden = '/srv';
export { hidden as base };
export let later = 'x';
later = read();
export class Limits {
  static readonly NAME = 'n';
}
