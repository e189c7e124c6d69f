<?php
// ok: far
danger(Reader::text('a'));
// ok: far
danger(Reader::line('b'));
// ok: far
danger(Reader::line('c', FALSE));
// ruleid: far
danger(Reader::line('d', true));
// ruleid: far
danger(Reader::line('e', $raw));
$text = take_input('f');
Reader::show($text, false);
Reader::tell($text);
