import { libA } from "@lib/a";
import { single } from "one";
import { alpha, more } from "@app/alpha";
import { deepX } from "@app/alpha/src/deep/x";
import { beta } from "@app/beta";
import { inner } from "@app/beta/deep";
import { gamma } from "gamma";
import { delta, quiet } from "@app/delta";
export function go() {
  const q = take_input();
  libA(q);
  single(q);
  alpha(q);
  more(q);
  deepX(q);
  beta(q);
  inner(q);
  gamma(q);
  delta(q);
  quiet(q);
}
