// Bundles the GraphiQL page into dist/. File names carry a hash of their content, so that browsers may keep them.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';

const OUT = 'dist.new';
const FINAL = 'dist';

const WORKERS = {
  EDITOR_WORKER: 'monaco-editor/esm/vs/editor/editor.worker.js',
  GRAPHQL_WORKER: 'monaco-graphql/esm/graphql.worker.js',
  JSON_WORKER: 'monaco-editor/esm/vs/language/json/json.worker.js',
};

async function bundle(entry, define = {}) {
  const { metafile } = await build({
    entryPoints: [entry],
    outdir: `${OUT}/assets`,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'file', '.svg': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  return Object.entries(metafile.outputs);
}

function urlOf(path) {
  return `/assets/${basename(path)}`;
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });

const workerUrls = {};
for (const [name, entry] of Object.entries(WORKERS)) {
  const [path] = (await bundle(entry)).find(([, output]) => output.entryPoint);
  workerUrls[name] = JSON.stringify(urlOf(path));
}
const [script, { cssBundle }] = (await bundle('src/page.tsx', workerUrls)).find(([, output]) => output.entryPoint);

await writeFile(
  `${OUT}/index.html`,
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grassroots · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${urlOf(cssBundle)}">
</head>
<body>
<div id="page"></div>
<script type="module" src="${urlOf(script)}"></script>
</body>
</html>
`,
);
await rm(FINAL, { recursive: true, force: true });
await rename(OUT, FINAL);
