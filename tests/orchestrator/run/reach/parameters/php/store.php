<?php
function first_of(...$args)
{
    // ruleid: far
    danger($args[0]);
    // ok: far
    danger($args[1]);
}

function named_of($mode, $query)
{
    // ruleid: far
    danger($query);
    // ok: far
    danger($mode);
}
