// ruleid: js-focused-test
describe("a harbour", () => {
  // ruleid: js-focused-test
  it("has piers", () => {
    expect(harbour.piers).toBe(2);
  });
  // ok: js-focused-test
  it("has ships", () => {
    expect(harbour.ships).toBe(1);
  });
});

// ruleid: js-focused-test
it("floats", () => {
  expect(ship.floats).toBe(true);
});
// ok: js-focused-test
terminal.fit("width", 80);
// ok: js-focused-test
fit("curve", points);
