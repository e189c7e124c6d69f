<?php
$given = take_input();
include 'whole.php';
