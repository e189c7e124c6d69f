<?php
require 'store.php';

first_of(take_input(), 'fixed');
named_of(query: take_input(), mode: 'fixed');
