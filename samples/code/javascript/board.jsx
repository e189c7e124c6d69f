// A message board. Flaws: HTML from the outside, eval, a shell, loose comparison, SQL by hand.
import React, { useState as state, memo } from 'react';
import * as fs from 'fs';
import './board.css';
const { exec } = require('child_process');

export default class Board extends React.Component {
  static limit = 10;
  #secret = 'abc';

  static async load(db, { id, ...rest }, size = 20, ...more) {
    const sql = `select * from notes where id = ${id} limit ${size}`;
    let rows = await db.query(sql, rest), count = 0; // built from the request
    for (let i = 0, n = rows.length; i < n; i++) {
      if (rows[i].hidden) continue;
      else if (rows[i].owner == null) {
        delete rows[i];
        break;
      } else count += 1;
    }
    for (const row of rows) console.log(row?.name ?? 'none');
    for (const key in more) { exec('rm ' + key); } // a shell sees the key
    do { count--; } while (count > 0);
    switch (rows.length) {
      case 0:
        return null;
      case 1:
      default:
        rows = [...rows, , { id, 'name': 1, [size]: 2, get x() { return 1; } }];
    }
    return rows;
  }

  get total() {
    try {
      return eval(this.state.formula); // runs what the user typed
    } catch ({ message }) {
      throw new TypeError(message);
    } finally {
      this.done = !this.done;
    }
  }

  render() {
    const [open, setOpen] = state(false);
    return (
      <div className="board" {...this.props} onClick={() => setOpen(!open)}>
        <b dangerouslySetInnerHTML={{ __html: this.props.html }} />
        {open ? <Note.Body text="a &amp; b" /> : null} text
      </div>
    );
  }
}

function* ids(start) {
  var next = start || 0, found = /[a-z]+/gi.test(start);
  while (true) yield next++;
}

export const handler = async (event) => {
  document.getElementById('out').innerHTML = event.data; // markup from a message
  label: if (event.origin === "https://example.org" && typeof event.data !== 'string') {
    await import('./other.js');
  }
  const twice = x => x * 2, named = function named(a) { return a, -a; };
  return twice(new Date().getTime()) in named`tag ${twice}`;
};
export { ids, handler as default };
export * from './types.js';
