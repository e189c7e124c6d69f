<?php
function show(Item $item)
{
    // ok: far
    spoken($item->id);
    // ok: far
    spoken('a' . $item->price);
    // ruleid: far
    spoken($item->name);
    // ruleid: far
    spoken($item->other);
}

show(take_object());
