<?php
require_once 'inc/start.php';

// ok: far
danger($request->asked('a', Request::NUMBER));
// ruleid: far
danger($request->asked('a'));

function later()
{
    global $request;
    // ok: far
    danger($request->asked('a', Request::NUMBER));
    // ruleid: far
    danger($request->asked('a'));
    // ruleid: far
    danger($request->sent['a']);
}
