// Bundles the extension into out/extension.js; with --tests, the unit tests into out/test/.
import { build } from 'esbuild';
import { readdirSync, rmSync } from 'node:fs';

const tests = process.argv.includes('--tests');
if (tests) rmSync('out/test', { recursive: true, force: true });

await build({
  entryPoints: tests
    ? readdirSync('src').filter((name) => name.endsWith('.test.ts')).map((name) => `src/${name}`)
    : ['src/extension.ts'],
  outdir: tests ? 'out/test' : 'out',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: !tests,
  sourcemap: tests ? 'inline' : false,
  logLevel: 'warning',
});
