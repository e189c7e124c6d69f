export abstract class Base {
  abstract run(v: string): void;
  handle() { this.run(take_input()); }
  // ruleid: far
  emit(v: string) { danger(v); }
  ask() { return take_input(); }
}
