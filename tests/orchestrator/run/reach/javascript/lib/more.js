import { scrub_all as clean } from './clean.js';
export const more = async (value, other) => {
  // ruleid: far
  danger(value);
  // todook: far
  danger(clean(other));
};
