/** Overview of an operator: `GET /vue-d-ensemble`, `.json` and `.csv`. Counts and dates; nobody's name is in it. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Server } from 'restify';
import { frenchCsv } from '../../documents/spreadsheet-text.ts';
import { refuse } from '../http/answers.ts';
import { visitOf } from '../http/gate/visit.ts';
import { csp, escaped, htmlPage } from '../http/page.ts';
import type { Summary } from './summary.ts';

/** A partnership as the overview shows it. */
export interface Overseen {
  /** Empty for the only one of a service. */
  id: string;
  name: string;
  /** `null`: it was never opened. */
  summary: Summary | null;
  /** Why it is not served. */
  fault?: string | undefined;
}

export interface OverviewParts {
  /** `OPERATOR_TOKEN`. */
  token: string;
  overseen: () => Promise<Overseen[]>;
}

const columns = [
  'Partenariat',
  'Département',
  'Plan',
  'Édition',
  'Signé jusqu’en',
  'Fiches',
  'Soleil',
  'Couvert',
  'Nuage',
  'Orage',
  'Sans nouvelles depuis 90 jours',
  'Au',
];

type Cell = string | number;

function rowOf({ name, summary }: Overseen): Cell[] {
  if (!summary) return [name, ...Array<string>(columns.length - 1).fill('')];
  const { territoire, titre, edition, fin, fiches, meteo, silent, at } = summary;
  const weather = [meteo.soleil, meteo.couvert, meteo.nuage, meteo.orage];
  return [name, territoire, titre, edition, fin, fiches, ...weather, silent, at.slice(0, 10)];
}

/** A bearer token, or the password that a browser asks for. */
function mayRead(req: IncomingMessage, token: string): boolean {
  const [scheme = '', given = ''] = (req.headers.authorization ?? '').split(' ');
  const said =
    scheme === 'Basic'
      ? Buffer.from(given, 'base64')
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : given;
  const [a, b] = [Buffer.from(said), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const privately = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function addOverview(server: Server, { token, overseen }: OverviewParts): void {
  const route = (path: string, type: string, write: (all: Overseen[]) => string | Uint8Array) =>
    server.get(path, async (req, res) => {
      if (!mayRead(req, token)) {
        visitOf(req).strange();
        res.setHeader('www-authenticate', 'Basic realm="Fil rouge", charset="UTF-8"');
        return refuse(res, 401);
      }
      visitOf(req).vouched();
      const body = Buffer.from(write(await overseen()));
      res.writeHead(200, {
        ...privately,
        'content-type': type,
        'content-length': body.length,
        'content-security-policy': csp,
      });
      res.end(body);
    });
  route('/vue-d-ensemble', 'text/html; charset=utf-8', pageOf);
  route('/vue-d-ensemble.csv', 'text/csv; charset=utf-8', (all) =>
    frenchCsv([columns, ...all.map(rowOf)]),
  );
  route('/vue-d-ensemble.json', 'application/json; charset=utf-8', (all) =>
    JSON.stringify({ partnerships: all }),
  );
}

function pageOf(all: Overseen[]): string {
  const cell = (tag: string, value: Cell) => `<${tag}>${escaped(String(value))}</${tag}>`;
  const rows = all.map(rowOf).map(([name = '', ...rest]) => {
    const cells = rest.map((one) => cell('td', one)).join('');
    return `<tr><th scope="row">${escaped(String(name))}</th>${cells}</tr>`;
  });
  const faults = all.flatMap(({ id, fault }) =>
    fault ? [`<li>${escaped(id)}\u00a0: ${escaped(fault)}</li>`] : [],
  );
  const head = columns.map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  return htmlPage(
    'fr',
    'Vue d’ensemble',
    `<p>Ce que les partenariats disent d’eux-mêmes, sans le nom de personne. Aussi en <a href="vue-d-ensemble.csv">CSV</a> et en <a href="vue-d-ensemble.json">JSON</a>.</p>
<div role="region" aria-label="Tableau des partenariats" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
${faults.length > 0 ? `<h2>Pas servis</h2><ul>${faults.join('')}</ul>` : ''}`,
  );
}
