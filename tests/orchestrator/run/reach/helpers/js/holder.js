class Holder {
  constructor(name, kind) {
    this.name = name;
    this.kind = kind;
  }

  getName() {
    return this.name;
  }

  getKind() {
    return this.kind;
  }

  put(x) {
    this.later = x;
  }

  getLater() {
    return this.later;
  }
}

module.exports = Holder;
