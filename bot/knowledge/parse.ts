/** YAML text in, `Plan` out, or every fault with its line, each in one French sentence. */
import { LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Plan, planSchema } from './schema.ts';

export interface Fault {
  line: number;
  message: string;
}

export class PlanError extends Error {
  override name = 'PlanError';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    super(faults.map(({ line, message }) => `${file}:${line} : ${message}`).join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads a plan. `file` only serves to name the file in the faults.
 * @throws PlanError with all the faults found, by line.
 */
export function parsePlan(text: string, file: string): Plan {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const at = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = (node as Node | undefined)?.range;
      if (range) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  if (document.errors.length > 0)
    throw new PlanError(
      file,
      document.errors.map((e) => ({
        line: lines.linePos(e.pos[0]).line,
        message: yamlFault(e.code),
      })),
    );

  const parsed = planSchema.safeParse(document.toJS(), { reportInput: true });
  const faults = parsed.success
    ? referenceFaults(parsed.data).map(({ path, message }) => ({ line: at(path), message }))
    : parsed.error.issues.flatMap((issue) => issueFaults(issue, at));
  if (faults.length > 0)
    throw new PlanError(
      file,
      faults.sort((a, b) => a.line - b.line),
    );
  return planSchema.parse(document.toJS());
}

const yamlFault = (code: string): string =>
  code === 'DUPLICATE_KEY'
    ? 'cette clé est écrite deux fois.'
    : 'ce n’est pas du YAML valide (vérifiez l’alignement, les guillemets et les deux-points).';

function issueFaults(
  issue: z.core.$ZodIssue,
  at: (path: readonly PropertyKey[]) => number,
): Fault[] {
  const where = issue.path.map(String).join(' › ') || 'le fichier';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      line: at([...issue.path, key]),
      message: `la clé « ${key} » n’existe pas dans « ${where} ».`,
    }));
  return [{ line: at(issue.path), message: `« ${where} » ${reason(issue)}.` }];
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined
      ? 'manque'
      : `doit être ${typeNames[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `doit valoir ${issue.values.map((v) => `« ${String(v)} »`).join(' ou ')}`;
  if (issue.code === 'invalid_union') return 'n’a aucune des formes admises';
  return issue.message;
}

const typeNames: Record<string, string> = {
  string: 'un texte (mettez un nombre entre guillemets)',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un groupe de clés',
  record: 'un groupe de clés',
};

interface Reference {
  path: PropertyKey[];
  message: string;
}

/** What the schema cannot see: duplicates, and references to what does not exist. */
function referenceFaults(plan: Plan): Reference[] {
  const axes = new Set(plan.axes.map((a) => a.numero));
  const organisations = new Set(plan.organisations.map((o) => o.id));
  const territories = new Set(plan.territoires.map((t) => t.id));
  const themes = new Set(plan.themes.map((t) => t.id));
  const faults: Reference[] = [
    ...duplicates(plan.axes, (a) => a.numero, ['axes'], 'numero', 'l’axe'),
    ...duplicates(plan.fiches, (f) => f.numero, ['fiches'], 'numero', 'la fiche'),
    ...duplicates(plan.axes, (a) => a.id, ['axes'], 'id', 'l’identité d’axe'),
    ...duplicates(plan.fiches, (f) => f.id, ['fiches'], 'id', 'l’identité de fiche'),
    ...duplicates(plan.organisations, (o) => o.id, ['organisations'], 'id', 'l’organisation'),
    ...duplicates(plan.territoires, (t) => t.id, ['territoires'], 'id', 'le territoire'),
    ...duplicates(plan.themes, (t) => t.id, ['themes'], 'id', 'le thème'),
    ...duplicates(
      plan.themes.flatMap((t) => t.faits),
      (f) => f.id,
      ['themes'],
      '',
      'le fait',
    ),
    ...duplicates(plan.chiffres, (c) => c.id, ['chiffres'], 'id', 'le chiffre'),
    ...duplicates(plan.glossaire, (g) => g.sigle, ['glossaire'], 'sigle', 'le sigle'),
    ...duplicates(plan.inconnus, (i) => i.id, ['inconnus'], 'id', 'l’inconnu'),
  ];
  const missing = (
    known: ReadonlySet<string>,
    value: string | undefined,
    path: PropertyKey[],
    what: string,
  ) => {
    if (value !== undefined && !known.has(value))
      faults.push({ path, message: `${what} « ${value} » n’existe pas dans ce plan.` });
  };
  const pilots = (list: readonly string[] | null | undefined, path: PropertyKey[]) => {
    (list ?? []).forEach((id, i) => {
      missing(organisations, id, [...path, 'pilote', i], 'l’organisation');
    });
  };
  missing(territories, plan.plan.territoire, ['plan', 'territoire'], 'le territoire');
  if (plan.plan.fin < plan.plan.debut)
    faults.push({ path: ['plan', 'fin'], message: 'la fin du plan précède son début.' });
  plan.axes.forEach((axe, a) => {
    axe.actions.forEach((action, i) => {
      pilots(action.pilote, ['axes', a, 'actions', i]);
    });
  });
  plan.fiches.forEach((fiche, f) => {
    missing(axes, fiche.axe, ['fiches', f, 'axe'], 'l’axe');
    pilots(fiche.pilote, ['fiches', f]);
    (fiche.actions ?? []).forEach((action, i) => {
      pilots(action.pilote, ['fiches', f, 'actions', i]);
    });
    (fiche.acteurs ?? []).forEach((acteur, i) => {
      missing(
        organisations,
        acteur.organisation,
        ['fiches', f, 'acteurs', i, 'organisation'],
        'l’organisation',
      );
    });
  });
  plan.organisations.forEach((o, i) => {
    missing(organisations, o.partieDe, ['organisations', i, 'partieDe'], 'l’organisation');
  });
  plan.reunions.forEach((r, i) => {
    missing(axes, r.axe, ['reunions', i, 'axe'], 'l’axe');
    if (r.fin <= r.debut)
      faults.push({
        path: ['reunions', i, 'fin'],
        message: 'la fin de la réunion précède son début.',
      });
  });
  plan.seances.forEach((s, i) => {
    missing(themes, s.theme, ['seances', i, 'theme'], 'le thème');
  });
  plan.chiffres.forEach((c, i) => {
    missing(themes, c.theme, ['chiffres', i, 'theme'], 'le thème');
    for (const id of Object.keys(c.valeurs))
      missing(territories, id, ['chiffres', i, 'valeurs', id], 'le territoire');
  });
  return faults;
}

function duplicates<T>(
  list: readonly T[],
  key: (item: T) => string,
  path: PropertyKey[],
  field: string,
  what: string,
): Reference[] {
  const seen = new Set<string>();
  return list.flatMap((item, i) => {
    const value = key(item);
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [
      {
        path: field ? [...path, i, field] : path,
        message: `${what} « ${value} » est écrit deux fois.`,
      },
    ];
  });
}
