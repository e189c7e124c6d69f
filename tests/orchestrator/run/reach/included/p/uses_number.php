<?php
$number = take_input();
$maybe_number = take_input();
include 'number.php';
// ok: far
danger($number);
// ruleid: far
danger($maybe_number);
// ruleid: far
danger($put);

function within()
{
    $number = take_input();
    include 'number.php';
    // ok: far
    danger($number);
}

function on_one_way($seldom)
{
    $number = take_input();
    if ($seldom) {
        include 'number.php';
    }
    // ruleid: far
    danger($number);
}

function early()
{
    $number = take_input();
    include 'number_early.php';
    // ruleid: far
    danger($number);
}
