<?php
function helper($value)
{
    // ruleid: far
    danger($value);
}

function quiet($value)
{
    // ok: far
    danger(scrub($value));
}
