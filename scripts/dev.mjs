/**
 * `npm run dev`: the service from its sources, started again at each change, and the pages of the
 * tab, built again at each change. Open http://localhost:3978/tab/ to see them as a test person.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);
const children = [
  [bin('tsx', 'dist', 'cli.mjs'), 'watch', '--env-file-if-exists=.env', 'src/main.ts'],
  [bin('vite', 'bin', 'vite.js'), 'build', '--watch', '-c', 'tab/vite.config.ts'],
].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children)
  child.once('exit', (code) => {
    process.exitCode ||= code ?? 0;
    stop();
  });
