/** Faults of a plan file, each in one French sentence: which thing, what is wrong, what was perhaps meant. */
import type { YAMLError } from 'yaml';
import type { z } from 'zod';
import { fold } from '../language/fold.ts';
import { slips } from '../language/spelling.ts';
import { keysAt } from './plan-json-schema.ts';

/** What is wrong, for whoever says it in other words than those of `message`. */
export type FaultKind = 'no-yaml' | 'missing' | 'twice' | 'unknown' | 'order' | 'wrong';

export interface Fault {
  line: number;
  message: string;
  kind: FaultKind;
  /** "fiche 9 › pilote" */
  where: string;
}

/** What one of each list is called. */
const ones: Record<string, string> = {
  axes: 'axe',
  fiches: 'fiche',
  actions: 'action',
  organisations: 'organisation',
  territoires: 'territoire',
  themes: 'thème',
  faits: 'fait',
  reunions: 'réunion',
  seances: 'séance',
  chiffres: 'chiffre',
  propositions: 'proposition',
  glossaire: 'sigle',
  inconnus: 'inconnu',
  rubriques: 'rubrique',
};

/** Keys by which a thing is called, the best first. */
const NAMES = ['numero', 'id', 'sigle', 'libelle', 'titre', 'texte'];
/** Signs of a name. */
const MOST = 40;

/** "fiche 9 › pilote" for `fiches.8.pilote`: a thing is called by its name, and not by where it stands. */
export function placeInWords(raw: unknown, path: readonly PropertyKey[]): string {
  const said: string[] = [];
  let value = raw;
  path.forEach((key, at) => {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (typeof key !== 'number') {
      if (typeof path[at + 1] !== 'number') said.push(String(key));
      return;
    }
    const list = String(path[at - 1]);
    const name = NAMES.map((one) => (value as Record<string, unknown> | null)?.[one]).find(
      (one) => typeof one === 'string' || typeof one === 'number',
    );
    const one = ones[list];
    if (one && name !== undefined) said.push(`${one} ${String(name).slice(0, MOST)}`);
    else said.push(at === path.length - 1 && !one ? list : `${one ?? list} n° ${key + 1}`);
  });
  return said.join(' › ') || 'le fichier';
}

/** The known word that a mistyped one is nearest to, if it is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const own = fold(typed);
  const most = Math.max(1, Math.floor(own.length / 3));
  const rated = known
    .map((word) => ({ word, far: slips(own, fold(word), most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  return rated[0]?.word;
}

const orNear = (typed: string, known: readonly string[]): string => {
  const near = nearest(typed, known);
  return near === undefined ? '' : ` (voulez-vous dire « ${near} » ?)`;
};

/** What a text that is no YAML is told; a tabulation hides all the rest. */
export function yamlFaults(errors: readonly YAMLError[], lineAt: (at: number) => number): Fault[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const kept = (tabs.length > 0 ? tabs : errors).map(({ code, pos: [at] }) => ({
    line: lineAt(at),
    message: yamlSentences[code] ?? yamlSentence,
    kind: 'no-yaml' as const,
    where: '',
  }));
  return kept.filter(({ message }, i) => kept.findIndex((one) => one.message === message) === i);
}

const yamlSentence =
  'ce n’est pas du YAML valide (vérifiez l’alignement, les guillemets et les deux-points).';
const yamlSentences: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'cette clé est écrite deux fois.',
  TAB_AS_INDENT:
    'il y a une tabulation : remplacez-la par des espaces, ici et dans les lignes qui suivent.',
};

/** Keys whose value is the identifier of an organisation. */
const BODIES: ReadonlySet<PropertyKey> = new Set(['pilote', 'organisation', 'partieDe']);

export function issueFaults(
  issue: z.core.$ZodIssue,
  raw: unknown,
  at: (path: readonly PropertyKey[]) => number,
): Fault[] {
  const { path } = issue;
  const where = placeInWords(raw, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      line: at([...path, key]),
      message: `la clé « ${key} » n’existe pas dans « ${where} »${orNear(key, keysAt(path))}.`,
      kind: 'unknown',
      where: `${where} › ${key}`,
    }));
  const isBody = path.some((key) => BODIES.has(key));
  if (isBody && issue.code === 'invalid_format' && typeof issue.input === 'string')
    return [
      {
        line: at(path),
        message: `« ${where} » : ${unknownBody(issue.input, raw)}`,
        kind: 'unknown',
        where,
      },
    ];
  const kind = issue.code === 'invalid_type' && issue.input === undefined ? 'missing' : 'wrong';
  return [{ line: at(path), message: `« ${where} » ${reason(issue)}.`, kind, where }];
}

/** "L’organisation « Caf » n’existe pas dans ce plan (voulez-vous dire « caf » ?)." */
export function unknownBody(typed: string, raw: unknown): string {
  const all = ((raw as { organisations?: unknown })?.organisations ?? []) as {
    id: string;
    nom?: string;
    alias?: string[];
  }[];
  const called = all.flatMap(({ id, nom = '', alias = [] }) =>
    [id, nom, ...alias].map((name) => [name, id] as const),
  );
  const name = nearest(
    typed,
    called.map(([one]) => one),
  );
  const id = called.find(([one]) => one === name)?.[1];
  const list = all.map((one) => one.id).join(', ');
  const help = id ? `voulez-vous dire « ${id} » ?` : `celles du plan : ${list || 'aucune'}`;
  return `l’organisation « ${typed} » n’existe pas dans ce plan (${help}).`;
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined
      ? 'manque'
      : `doit être ${typeNames[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = typeof issue.input === 'string' ? orNear(issue.input, values) : '';
    return `doit valoir ${values.map((v) => `« ${v} »`).join(' ou ')}${near}`;
  }
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
