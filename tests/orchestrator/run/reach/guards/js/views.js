import { fits, demand, isSafe } from "./checks.js";

export function rightBranch() {
  const x = take_input();
  if (!fits(x)) {
    return;
  }
  // ok: far
  danger(x);
}

export function comesBack() {
  const x = take_input();
  demand(x);
  // ok: far
  danger(x);
}

export function asksLittle() {
  const x = take_input();
  if (isSafe(x)) {
    // ruleid: far
    danger(x);
  }
}
