<?php
// ok: far
danger($head);
// ruleid: far
danger($body);
include 'views/part.php';
