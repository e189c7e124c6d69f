<?php
require 'config.php';
// ruleid: far
configured(MODE);
// ruleid: far
configured(Limits::NAME);
// ok: far
configured(Limits::$changed);
function decided()
{
    $value = '';
    if (MODE === 'raw') {
        $value = take_input();
    }
    // ok: far
    danger($value);
    if (LEVEL > 2) {
        $value = take_input();
    }
    // ruleid: far
    danger($value);
}
