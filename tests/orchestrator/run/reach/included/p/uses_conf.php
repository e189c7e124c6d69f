<?php
require_once __DIR__ . '/conf.php';
// ruleid: far
danger($conf);
// ok: far
danger($fixed);
