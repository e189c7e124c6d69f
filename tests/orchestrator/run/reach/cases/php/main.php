<?php
require_once 'ask.php';

$from = new Ask;
$number = $from->get('a', Ask::NUMBER);
// ok: far
danger($number);
// ok: far
danger($from->get('a', 1));
// ruleid: far
danger($from->get('a'));
// ruleid: far
danger($from->get('a', Ask::TEXT));
// ruleid: far
danger($from->get('a', Ask::LIST));
// ok: far
danger(ask('a', ASK_NUMBER));
// ok: far
danger(ask('a', 'number'));
// ruleid: far
danger(ask('a', 'text'));
