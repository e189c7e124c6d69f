import { tidy, plain } from './more';

export function clean(x: string): string {
  return scrub(x);
}

export const keep = (x: string): string => x;

export default function (x: string): string {
  return scrub(x);
}

export const cleanFar = (x: string): string => tidy(x);
export const keepFar = (x: string): string => plain(x);

export function kind(x: string): string {
  return x ? 'a' : 'b';
}

export function fill(out: { value?: string; name?: string }, x: string): void {
  out.value = x;
}

export class Tool {
  clean(x: string): string {
    return scrub(x);
  }

  keep(x: string): string {
    return x;
  }
}

export class Holder {
  private later = '';

  constructor(private name: string, public kind: string) {}

  getName(): string {
    return this.name;
  }

  getKind(): string {
    return this.kind;
  }

  put(x: string): this {
    this.later = x;
    return this;
  }

  getLater(): string {
    return this.later;
  }
}
