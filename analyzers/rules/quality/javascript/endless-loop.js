function fill(rows, width) {
    for (let y = 0; y < rows.length; y++) {
        rows[y] = [];
        // ruleid: endless-loop
        for (let x = 0; x < width; y++) {
            rows[y].push(0);
        }
    }
}

function wait(limit) {
    let count = 0;
    // ruleid: endless-loop
    while (count < limit) {
        console.log("waiting");
    }
}

function count(limit) {
    let count = 0;
    // ok: endless-loop
    while (count < limit) {
        count += 1;
    }
}

function find(rows, limit) {
    const start = 0;
    // ok: endless-loop
    while (start < limit) {
        if (rows.shift() === undefined) {
            return;
        }
    }
}
