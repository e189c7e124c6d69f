<?php
$name = take_input();
$title = 'x';
$own = take_input();
$maybe = take_input();
$more = take_input();
include 'views/view.php';
