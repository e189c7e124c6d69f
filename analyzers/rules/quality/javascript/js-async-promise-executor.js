/** Waits for a connection. */
export function connect(socket, settings) {
  // ruleid: js-async-promise-executor
  return new Promise(async (resolve, reject) => {
    const address = await settings.address();
    socket.once("open", resolve);
    socket.once("error", reject);
    socket.open(address);
  });
}

export function load(settings) {
  // ruleid: js-async-promise-executor
  return new Promise(async function (resolve) {
    resolve(await settings.load());
  });
}

export async function connectWell(socket, settings) {
  const address = await settings.address();
  // ok: js-async-promise-executor
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
    socket.open(address);
  });
}

export function sleep(milliseconds) {
  // ok: js-async-promise-executor
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
