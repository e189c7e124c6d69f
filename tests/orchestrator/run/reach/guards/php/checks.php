<?php
function fits_kind($value) {
    return in_array($value, ['a', 'b'], true);
}

function demand_kind($value) {
    if (!preg_match('/^[a-z]+$/', $value)) {
        exit;
    }
}
