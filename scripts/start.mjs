/**
 * `npm start`: builds if needed, then runs the service in this very process, so that a signal
 * sent to it reaches the service and its exit code is the service's.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';
import { whenParentIsGone } from './parent.mjs';

const env = join(root, '.env');
// A variable that is already set wins over the file.
if (existsSync(env)) process.loadEnvFile(env);

// Under npm only: whoever starts the service with nohup means it to stay.
if (process.env.npm_lifecycle_event === 'start') {
  whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));
}

if (build()) await import(pathToFileURL(join(root, 'dist', 'src', 'main.js')).href);
else process.exitCode = 1;
