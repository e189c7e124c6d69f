import fs from "node:fs";
import path from "node:path";

export function unpack(zip, folder) {
  zip.on("entry", (entry) => {
    // ruleid: js-archive-slip
    entry.pipe(fs.createWriteStream(path.join(folder, entry.path)));
  });
}

export function unpackAll(zip, folder) {
  for (const entry of zip.getEntries()) {
    // ruleid: js-archive-slip
    fs.writeFileSync(`${folder}/${entry.entryName}`, entry.getData());
  }
}

export function unpackRight(zip, folder) {
  zip.on("entry", (entry) => {
    // ok: js-archive-slip
    const target = path.join(folder, entry.path);
    if (!target.startsWith(folder + path.sep)) {
      return;
    }
    entry.pipe(fs.createWriteStream(target));
  });
}

export function flat(zip, folder) {
  zip.on("entry", (entry) => {
    // ok: js-archive-slip
    entry.pipe(fs.createWriteStream(path.join(folder, path.basename(entry.path))));
  });
}
