<?php
function remember()
{
    global $last;
    $last = take_input();
    $GLOBALS['clean'] = scrub(take_input());
    $GLOBALS['named'] = take_input();
    Store::$value = take_input();
    Store::$other = scrub(take_input());
    Store::put(take_input());
}
