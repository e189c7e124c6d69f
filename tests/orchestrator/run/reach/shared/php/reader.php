<?php
function use_it()
{
    global $last, $clean;
    // ruleid: far
    danger($last);
    // ok: far
    danger($clean);
    // ruleid: far
    danger($GLOBALS['named']);
    // ruleid: far
    danger(Store::$value);
    // ok: far
    danger(Store::$other);
    // ruleid: far
    danger(Store::get());
}

function own()
{
    $last = 'own';
    // ok: far
    danger($last);
}
