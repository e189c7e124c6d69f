export const conf = {a: take_input(), b: "clean"};
export const plain = {b: take_input(), a: "clean"};
const d = {a: take_input(), b: "q", c: {x: take_input(), y: 1}};
export default d;
