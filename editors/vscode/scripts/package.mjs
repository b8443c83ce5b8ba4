// Packs the extension with the server inside: node scripts/package.mjs [TARGET] [OUT.vsix]
// TARGET is a platform as VS Code names it (default: this one).
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const goPlatforms = {
  'linux-x64': ['linux', 'amd64'],
  'linux-arm64': ['linux', 'arm64'],
  'darwin-x64': ['darwin', 'amd64'],
  'darwin-arm64': ['darwin', 'arm64'],
  'win32-x64': ['windows', 'amd64'],
  'win32-arm64': ['windows', 'arm64'],
};

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const root = resolve(extension, '../..');
const target = process.argv[2] ?? `${process.platform}-${process.arch}`;
const out = resolve(process.argv[3] ?? join(root, 'dist', `plx-lsp-${target}.vsix`));
const platform = goPlatforms[target];
if (platform === undefined) {
  console.error(`Unknown target "${target}"; known: ${Object.keys(goPlatforms).join(', ')}.`);
  process.exit(2);
}

const [GOOS, GOARCH] = platform;
const bin = join(extension, 'bin');
rmSync(bin, { recursive: true, force: true });
mkdirSync(bin, { recursive: true });
mkdirSync(dirname(out), { recursive: true });
run('go', ['build', '-ldflags', '-s -w', '-o', join(bin, GOOS === 'windows' ? 'plx-lsp.exe' : 'plx-lsp'), './cmd/plx-lsp'], root, {
  GOOS,
  GOARCH,
  CGO_ENABLED: '0',
});
copyFileSync(join(root, 'LICENSE'), join(extension, 'LICENSE'));
run(process.execPath, [join('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--target', target, '--no-dependencies', '--out', out], extension);

function run(program, args, cwd, env = {}) {
  execFileSync(program, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
}
