/**
 * `GET /tab/…`: the pages of the tab, as built into `dist/tab`. They hold no data: whatever is shown
 * comes from the API. They were packed at the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Server } from 'restify';
import { refuse } from './answers.ts';

/** Who may show the pages in a frame: Teams, under both its names. Source: "Tab requirements". */
const frames =
  "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

/** Nothing from elsewhere, no script in the page, no form sent by the browser. */
const tabPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Fluent UI fills an empty style element from script, rule by rule: the digest is that of nothing.
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  frames,
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  type: string;
  plain: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/** Every file of the build by its path; empty when it was not built. */
function assetsIn(directory: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  if (!existsSync(directory)) return assets;
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    const type = types[path.extname(file)];
    if (!type) continue;
    const read = (end: string) => {
      const full = path.join(directory, file + end);
      return existsSync(full) ? readFileSync(full) : undefined;
    };
    const [plain, br, gzip] = [read(''), read('.br'), read('.gz')];
    if (plain)
      assets.set(file.split(path.sep).join('/'), {
        type,
        plain,
        ...(br && { br }),
        ...(gzip && { gzip }),
      });
  }
  return assets;
}

export interface TabParts {
  /** Where the build is. */
  directory: string;
  /** In production files are read once, and browsers are told to come back by https only. */
  production: boolean;
}

/** Builds read once: every partnership shows the same pages. */
const builds = new Map<string, Map<string, Asset>>();

function builtIn(directory: string): Map<string, Asset> {
  const known = builds.get(directory) ?? assetsIn(directory);
  builds.set(directory, known);
  return known;
}

export function addTab(server: Server, { directory, production }: TabParts): void {
  const once = production ? builtIn(directory) : undefined;
  const send = (req: IncomingMessage, res: ServerResponse, name: string) => {
    const asset = (once ?? assetsIn(directory)).get(name);
    if (!asset) return refuse(res, 404);
    const accepted = String(req.headers['accept-encoding'] ?? '');
    const br = /\bbr\b/.test(accepted) ? asset.br : undefined;
    const gzip = /\bgzip\b/.test(accepted) ? asset.gzip : undefined;
    const body = br ?? gzip ?? asset.plain;
    res.writeHead(200, {
      'content-type': asset.type,
      'content-length': body.length,
      ...(body !== asset.plain && { 'content-encoding': br ? 'br' : 'gzip' }),
      vary: 'accept-encoding',
      // Names under assets/ change with their content; the page that names them is asked for anew.
      'cache-control': name.startsWith('assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      'content-security-policy': tabPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      ...(production && { 'strict-transport-security': 'max-age=31536000' }),
    });
    res.end(req.method === 'HEAD' ? undefined : body);
  };
  server.get('/tab', async (_req, res) => {
    res.writeHead(308, { location: 'tab/', 'content-length': 0 });
    res.end();
  });
  server.get('/tab/', async (req, res) => send(req, res, 'index.html'));
  server.get('/tab/config', async (req, res) => send(req, res, 'config.html'));
  server.get('/tab/assets/:file', async (req, res) =>
    send(req, res, `assets/${String(req.params.file ?? '')}`),
  );
}
