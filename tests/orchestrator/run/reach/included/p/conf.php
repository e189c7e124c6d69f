<?php
$conf = take_input();
$fixed = 'a';
