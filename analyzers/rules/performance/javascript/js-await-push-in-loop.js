/** Loads the pages of a book. */
export async function loadPages(urls) {
  const pages = [];
  for (const url of urls) {
    // ruleid: js-await-push-in-loop
    pages.push(await fetch(url));
  }
  return pages;
}

export async function loadUsers(api, ids) {
  const users = [];
  for (const id of ids) {
    if (id > 0) {
      // ruleid: js-await-push-in-loop
      users.push(await api.user(id));
    }
  }
  return users;
}

export async function loadTogether(urls) {
  // ok: js-await-push-in-loop
  return Promise.all(urls.map((url) => fetch(url)));
}

export async function readAll(stream) {
  const lines = [];
  for await (const line of stream) {
    // ok: js-await-push-in-loop
    lines.push(await parse(line));
  }
  return lines;
}

export async function firstPages(urls, limit) {
  const pages = [];
  for (const url of urls) {
    // ok: js-await-push-in-loop
    pages.push(await fetch(url));
    if (pages.length === limit) {
      break;
    }
  }
  return pages;
}
