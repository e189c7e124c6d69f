<?php
require 'store.php';

function one()
{
    ['query' => $query, 'mode' => $mode] = parts_of();
    // ruleid: far
    danger($query);
    // ok: far
    danger($mode);
}

function two()
{
    list($query, $mode) = pair_of();
    // ruleid: far
    danger($query);
    // ok: far
    danger($mode);
    $found = parts_of();
    // ok: far
    danger($found['mode']);
}
