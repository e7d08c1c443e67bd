# Draws docs/tour.svg, the picture in README.md, from what some steps of the tour print. Run it with 'dotnet pwsh demo/picture.ps1'
# when that has changed; a test says so.
param([string] $Path = "$PSScriptRoot/../docs/tour.svg")

$shown = 'Connect to the sandbox', 'Filter by name', 'See first what', 'An error names'
$columns = 98
$lineHeight = 19
$characterWidth = 8.43
$margin = 20
$classes = @{ '31' = 'error'; '32' = 'head'; '33' = 'note'; '36' = 'note' }

function Get-StepLine {
    $isShown = $false
    dotnet tool run pwsh -NoProfile -File "$PSScriptRoot/tour.ps1" -Width $columns -Ansi | ForEach-Object {
        $line = "$_"
        if ($line.StartsWith('# ') -or $line.StartsWith('Tour finished')) {
            $isShown = @($shown | Where-Object { $line.StartsWith("# $_") }).Count -gt 0
        }

        if ($isShown) {
            $line
        }
    }
}

# The rows that a line takes in the console, each as spans of one color. The codes of PowerShell say where a color begins and ends.
function ConvertTo-Row([string] $Line) {
    $class = if ($Line.StartsWith('# ')) { 'comment' } elseif ($Line -match '^(PS>|>> )') { 'typed' } else { 'plain' }
    $row = ''
    $room = $columns
    foreach ($part in [regex]::Split($Line, '(\x1b\[[\d;]*m)')) {
        if ($part -match '^\x1b\[(?<codes>[\d;]*)m$') {
            $code = $Matches.codes -split ';' | Where-Object { $classes[$_] } | Select-Object -First 1
            $class = if ($code) { $classes[$code] } else { 'plain' }
            continue
        }

        while ($part) {
            if (-not $room) {
                $row
                $row = ''
                $room = $columns
            }

            $text = $part.Substring(0, [Math]::Min($room, $part.Length))
            $part = $part.Substring($text.Length)
            $room -= $text.Length
            $row += "<tspan class=`"$class`">$([System.Security.SecurityElement]::Escape($text))</tspan>"
        }
    }

    $row
}

$rows = @(Get-StepLine | ForEach-Object { ConvertTo-Row $_ })
while (-not $rows[-1]) {
    $rows = $rows[0..($rows.Count - 2)]
}

$width = [int] ($columns * $characterWidth) + 2 * $margin
$height = $rows.Count * $lineHeight + 2 * $margin
$texts = for ($index = 0; $index -lt $rows.Count; $index++) {
    "  <text x=`"$margin`" y=`"$($margin + $lineHeight * $index + 14)`">$($rows[$index])</text>"
}

$picture = @"
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$height" viewBox="0 0 $width $height" role="img">
  <title>Four steps of the tour in PowerShell</title>
  <style>
    text { font: 14px ui-monospace, 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace; white-space: pre; }
    .plain { fill: #d4d7dd; }
    .typed { fill: #ffffff; }
    .comment { fill: #7d8590; }
    .head { fill: #57d38c; font-weight: bold; }
    .note { fill: #6cb6ff; }
    .error { fill: #ff7b72; }
  </style>
  <rect width="$width" height="$height" rx="8" fill="#1b1f24" />
$($texts -join "`n")
</svg>

"@
[System.IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path), ($picture -replace '\r'))
