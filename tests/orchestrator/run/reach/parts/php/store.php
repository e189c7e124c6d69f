<?php
function parts_of()
{
    return ['query' => take_input(), 'mode' => 'fixed'];
}

function pair_of()
{
    return [take_input(), 'fixed'];
}
