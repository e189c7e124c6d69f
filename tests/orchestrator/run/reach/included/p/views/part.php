<?php
// ruleid: far
danger($body);
