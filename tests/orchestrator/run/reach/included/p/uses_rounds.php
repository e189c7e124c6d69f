<?php
require_once __DIR__ . '/rounds.php';
// ruleid: far
danger($item);
foreach (rows() as $key => $item) {
    // ok: far
    danger($item);
    // ok: far
    danger($key);
}
// ruleid: far
danger($left);
list($left, $right) = pair();
// ok: far
danger($left);
// ok: far
danger($right);
