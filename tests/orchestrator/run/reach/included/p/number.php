<?php
$number = scrub($number);
if ($seldom) {
    $maybe_number = scrub($maybe_number);
}
$put = take_input();
