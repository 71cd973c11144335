/** "lance un point d'étape mensuel pour l'axe 1", "bon pour restitution fiche 1.1", "résumé hebdomadaire". */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { type KnownGroup, meant } from '../../people/model/group-names.ts';
import type { Campaign, Digest } from '../model/schema.ts';
import { type Subject, subjectOf } from '../model/subjects.ts';
import type { UpdateToken } from './lex.ts';
import type { UpdateReader } from './read-update.ts';
import type { ListName, ProgressWords } from './update-words.ts';

export type Scope = Campaign['scope'];

export type ProgressCommand =
  | { intent: 'campaign'; scope: Scope | undefined; every: Campaign['every']; from: string }
  | { intent: 'stop'; scope: Scope | undefined }
  | { intent: 'digest'; group: string | undefined; every: Digest['every'] }
  | { intent: 'noDigest'; group: string | undefined }
  | { intent: 'validate'; subject: Subject | undefined };

export interface CommandContext {
  today: string;
  knowledge: Knowledge;
  groups: readonly KnownGroup[];
}

export function readCommand(
  utterance: Utterance,
  { words, lex }: Pick<UpdateReader, 'words' | 'lex'>,
  context: CommandContext,
): ProgressCommand | undefined {
  const { marks, mentions } = lex(utterance.text);
  const has = (list: Exclude<ListName, 'signes'>) => words.find(list, marks).length > 0;
  const every = has('chaque-mois') ? 'month' : has('chaque-trimestre') ? 'quarter' : 'once';
  if (has('validation')) {
    const [mention] = mentions;
    const { plan } = context.knowledge;
    const fiche = subjectOf(plan, `fiche:${mention?.fiche}`);
    return { intent: 'validate', subject: mention?.action ?? fiche };
  }
  if (has('resume') && has('campagne-arrete'))
    return { intent: 'noDigest', group: groupIn(marks, words, utterance, context) };
  if (has('resume') && (has('chaque-semaine') || has('chaque-mois')))
    return {
      intent: 'digest',
      group: groupIn(marks, words, utterance, context),
      every: has('chaque-semaine') ? 'week' : 'month',
    };
  if (!has('campagne') || mentions.some((m) => m.fiche !== undefined)) return undefined;
  if (has('campagne-arrete'))
    return { intent: 'stop', scope: scopeIn(marks, words, utterance, context) };
  if (!has('campagne-lance') && every === 'once') return undefined;
  const scope = scopeIn(marks, words, utterance, context);
  return { intent: 'campaign', scope, every, from: fromIn(utterance.text, context) };
}

function fromIn(text: string, { today, knowledge }: CommandContext): string {
  const now = new Date(`${today}T10:00:00Z`);
  const found = readWhen(text, { now, zone: 'UTC' }, knowledge.vocabulary.when);
  const day = found.find((f) => f.kind === 'day');
  return day && day.date >= today ? day.date : today;
}

function scopeIn(
  marks: readonly UpdateToken[],
  words: ProgressWords,
  utterance: Utterance,
  context: CommandContext,
): Scope | undefined {
  const [axe] = utterance.references.axes;
  if (axe !== undefined)
    return context.knowledge.plan.axes.some(({ numero }) => numero === axe)
      ? { kind: 'axe', id: axe }
      : undefined;
  if (words.find('tout-le-plan', marks).length > 0) return { kind: 'plan', id: '' };
  const group = groupIn(marks, words, utterance, context);
  return group === undefined ? undefined : { kind: 'group', id: group };
}

const COMMAND_LISTS = [
  'campagne',
  'campagne-lance',
  'campagne-arrete',
  'chaque-mois',
  'chaque-trimestre',
  'chaque-semaine',
  'resume',
  'appui',
] as const;

/** The group named after the words of the command. */
function groupIn(
  marks: readonly UpdateToken[],
  words: ProgressWords,
  { references }: Utterance,
  { groups }: CommandContext,
): string | undefined {
  const [axe] = references.axes;
  if (axe !== undefined) return groups.find(({ id }) => id === `axe-${axe}`)?.id;
  const spent = new Set(
    COMMAND_LISTS.flatMap((list) =>
      words.find(list, marks).flatMap(({ at, length }) => marks.slice(at, at + length)),
    ),
  );
  const rest = marks.filter(
    (m) =>
      m.kind === 'word' &&
      !spent.has(m) &&
      !/^(?:sous|groupe|groupes|group|sousgroupe|subgroup|sub)$/.test(m.folded),
  );
  const found = meant(
    rest,
    groups.filter(({ kind }) => kind === 'sousGroupe'),
  );
  return found.length === 1 ? found[0]?.id : undefined;
}
