<?php
// ruleid: shopify-token
$client = new Client('acme.myshopify.com', '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');
// ruleid: shopify-token
define('SHARED', "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");
// ok: shopify-token
$client = new Client('acme.myshopify.com', getenv('SHOPIFY_TOKEN'));
// ok: shopify-token
define('SAMPLE', 'shpat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');
