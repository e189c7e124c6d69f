<?php

function export()
{
    $out = fopen('php://output', 'w');
    foreach ($_POST['entries'] as $entry) {
        // ruleid: php-csv-formula
        fputcsv($out, [$entry['name'], $entry['comment']]);
    }
}

function signUp(Request $request, $spreadsheet)
{
    $sheet = $spreadsheet->getActiveSheet();
    // ruleid: php-csv-formula
    $sheet->setCellValue('A1', $request->input('name'));
}

function rate()
{
    $out = fopen('ratings.csv', 'a');
    // ok: php-csv-formula
    fputcsv($out, [(int) $_POST['stars']]);
}

function vote()
{
    $out = fopen('votes.csv', 'a');
    // ok: php-csv-formula
    fputcsv($out, [escapeFormula($_POST['name'])]);
}
