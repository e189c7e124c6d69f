<?php
include 'inc/text.php';

tidy(take_input());
