export async function find() {
  const query = take_input();
  return { query, mode: 'fixed', more: { query, page: 1 } };
}

export const pair = () => [take_input(), 'fixed'];
