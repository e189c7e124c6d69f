import { Base } from "./base";
export class Derived extends Base {
  // ruleid: far
  run(v: string) { danger(v); }
  // ruleid: far
  go() { this.emit(take_input()); danger(this.ask()); }
  emit(v: string) { super.emit(v); }
}
