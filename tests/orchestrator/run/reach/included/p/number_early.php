<?php
if ($seldom) {
    return;
}
$number = scrub($number);
