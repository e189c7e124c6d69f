// ruleid: js-empty-test
it("sinks", () => {});
// ruleid: js-empty-test
test("floats", async () => {});
// ok: js-empty-test
it.todo("sails");
// ok: js-empty-test
it("moors", () => {
  expect(ship.moor()).toBe(true);
});
