<?php
// what lies under a key is no function of that name
run(['paint' => fn($text) =>
    // ok: far
    danger($text)]);
