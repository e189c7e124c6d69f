<?php
$name = take_input();
$title = 'x';
include 'views/view.php';
