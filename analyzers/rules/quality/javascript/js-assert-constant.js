it("loads", () => {
  // ruleid: js-assert-constant
  expect(true).toBe(true);
  // ruleid: js-assert-constant
  assert.ok(true);
  // ok: js-assert-constant
  expect(harbour.isOpen).toBe(true);
  // ok: js-assert-constant
  assert.equal(harbour.isOpen, true);
});
