export class Box {
  constructor(width, height) {
    // ruleid: 2-metavariable
    width = width;
    // ok: 2-metavariable
    this.height = height;
  }

  copyFrom(other) {
    // ruleid: 2-metavariable
    this.width = this.width;
    // ok: 2-metavariable
    this.height = other.height;
  }
}
