export default class Store {
  constructor(name) {
    this.name = name;
  }
  put(value) {
    // ruleid: far
    danger(value);
  }
}
