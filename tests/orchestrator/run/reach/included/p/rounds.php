<?php
foreach ([take_input()] as $key => $item) {
    list($left, $right) = explode(':', $key . $item);
}
