<?php
include 'inc/text.php';

// ok: far
danger(tidy(take_input()));
