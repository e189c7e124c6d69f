import tidied, * as tools from './tools';
import { clean as scrubbed, keep, Tool, Holder, fill, tidied as again } from './index';
import { unknown } from './declared';

export function direct(): void {
  // ok: far
  danger(tidied(take_input()));
  // ok: far
  danger(again(take_input()));
  // ok: far
  danger(scrubbed(take_input()));
  // ruleid: far
  danger(keep(take_input()));
  // ok: far
  danger(tools.cleanFar(take_input()));
  // ruleid: far
  danger(tools.keepFar(take_input()));
  // ok: far
  danger(tools.kind(take_input()));
  // ruleid: far
  danger(unknown(take_input()));
}

export function bySideEffect(): void {
  const out: { value?: string; name?: string } = {};
  fill(out, take_input());
  // ruleid: far
  danger(out.value);
  // ok: far
  danger(out.name);
}

export class Service {
  constructor(private readonly tool: Tool) {}

  run(): void {
    // ok: far
    danger(this.tool.clean(take_input()));
    // ruleid: far
    danger(this.tool.keep(take_input()));
  }
}

export function held(): void {
  const holder = new Holder(take_input(), 'k');
  // ruleid: far
  danger(holder.getName());
  // ok: far
  danger(holder.getKind());
  const other = new Holder('n', 'k');
  other.put(take_input());
  // ruleid: far
  danger(other.getLater());
  // ok: far
  danger(other.getName());
}
