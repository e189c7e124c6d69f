import cfg, { FROZEN, LIST, M, MAP, N, WHAT, WHERE } from './values';
// ruleid: far
configured(cfg.A);
// ruleid: far
configured(cfg.b.c);
// ruleid: far
configured(MAP.users);
// ruleid: far
configured('' + MAP['users']);
// ok: far
configured(MAP.n);
// ruleid: far
configured('' + LIST[0]);
// ruleid: far
configured(FROZEN.A);
// ok: far
configured(M.A);
// ok: far
configured(N.A);
// ruleid: far
configured(WHERE);
// ruleid: far
configured(WHAT);
