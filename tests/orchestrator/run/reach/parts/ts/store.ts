export function find(): { query: string; mode: string } {
  const result = { query: take_input(), mode: 'fixed' };
  return result;
}
