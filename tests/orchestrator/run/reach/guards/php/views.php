<?php
function right_branch() {
    $x = take_input();
    if (!fits_kind($x)) {
        return;
    }
    // ok: far
    danger($x);
}

function comes_back() {
    $x = take_input();
    demand_kind($x);
    // ok: far
    danger($x);
}

function is_not_asked() {
    $x = take_input();
    fits_kind($x);
    // ruleid: far
    danger($x);
}
