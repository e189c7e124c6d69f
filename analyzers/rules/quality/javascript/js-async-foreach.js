/** Saves drafts. */
export async function saveAll(store, drafts) {
  // ruleid: js-async-foreach
  drafts.forEach(async (draft) => {
    await store.save(draft);
  });
  return drafts.length;
}

export async function loadAll(store, ids) {
  const drafts = [];
  // ruleid: js-async-foreach
  ids.forEach(async (id) => {
    const draft = await store.load(id);
    drafts.push(draft);
  });
  return drafts;
}

export async function saveInTurn(store, drafts) {
  for (const draft of drafts) {
    // ok: js-async-foreach
    await store.save(draft);
  }
}

export async function saveTogether(store, drafts) {
  // ok: js-async-foreach
  await Promise.all(drafts.map(async (draft) => store.save(draft)));
}

export function show(drafts) {
  // ok: js-async-foreach
  drafts.forEach((draft) => console.log(draft.title));
}
