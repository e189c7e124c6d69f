<?php
require_once 'request.php';

$request = new Request;
