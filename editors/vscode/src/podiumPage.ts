// The page of the podium view: its frame alone. The speech is put in by its script, as text and never as markup.

/** Where the page's parts are. */
export interface Parts {
  nonce: string;
  source: string;
  script: string;
  style: string;
}

/** The page. Nothing runs or loads but its own script and style. */
export function podiumPage({ nonce, source, script, style }: Parts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Podium</title>
</head>
<body>
<header>
  <p id="clock" role="timer" aria-label="Speaking time"></p>
  <div role="group" aria-label="Size of the text">
    <button id="smaller" type="button" aria-label="Smaller text">A−</button>
    <button id="larger" type="button" aria-label="Larger text">A+</button>
  </div>
</header>
<main>
  <ol id="speech" role="list" aria-label="The speech"></ol>
  <p id="nothing" hidden>There is nothing to deliver in this text yet.</p>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
