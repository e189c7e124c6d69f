/** Looks up users. */
export function userById(users, id) {
  // ruleid: js-filter-first
  return users.filter((user) => user.id === id)[0];
}

export function firstAdmin(users) {
  // ruleid: js-filter-first
  const admin = users.filter(function (user) {
    return user.role === "admin";
  })[0];
  return admin ?? null;
}

export function userByName(users, name) {
  // ok: js-filter-first
  return users.find((user) => user.name === name);
}

export function secondAdmin(users) {
  // ok: js-filter-first
  return users.filter((user) => user.role === "admin")[1];
}

export function element($rows) {
  // ok: js-filter-first
  return $rows.filter(".selected")[0];
}
