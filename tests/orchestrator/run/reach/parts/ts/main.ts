import { find } from './store';

function one(): void {
  const found = find() as Found;
  // ruleid: far
  danger(found.query);
  // ok: far
  danger(found.mode);
}
