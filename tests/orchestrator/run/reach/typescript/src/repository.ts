export interface Finder {
  find(query: string): string;
}
export class Repository implements Finder {
  find(query: string): string {
    // ruleid: far
    return danger(query);
  }
  safe(query: string): string {
    // ok: far
    return danger(query);
  }
}
export const repository = new Repository();
