/** Score of a set of messages: what was understood of each, in the situation that it supposes. */
import type { Reading } from '../../../bot/contract/feature.ts';
import type { Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { suppose, type World } from '../../../src/cli/supposed.ts';
import { agrees, isNothing } from './agreement.ts';
import type { Act, MessageLine } from './lines.ts';
import {
  type Canonical,
  canonicalOf,
  type Fields,
  idle,
  intentOf,
  isAsking,
  merged,
  plain,
  type Wordings,
  wordingsOf,
} from './names.ts';

/** Every field that differs: "field: got ≠ expected". */
function wrongIn({ kind, fields, absent }: Act, got: Canonical): string[] {
  const value = (field: string) =>
    field === 'intent' ? (intentOf(got) ?? defaultIntent[kind]) : plain(field, got.fields[field]);
  const own = intentOf({ kind, fields });
  const all = own === undefined ? fields : { ...fields, intent: own };
  const said = Object.entries(all).flatMap(([field, expected]) =>
    agrees(field, expected, value(field))
      ? []
      : [`${field}: ${JSON.stringify(value(field))} ≠ ${JSON.stringify(expected)}`],
  );
  const unsaid = absent.flatMap((field) =>
    field in fields || isNothing(got.fields[field])
      ? []
      : [`${field}: ${JSON.stringify(got.fields[field])} ≠ nothing`],
  );
  return [...said, ...unsaid];
}

const defaultIntent: Readonly<Record<string, string>> = { progress: 'record' };

/** Fields that make a record wrong when they hold something else than was said. */
const weighty: ReadonlySet<string> = new Set([
  'fiche',
  'fiches',
  'percent',
  'meteo',
  'answer',
  'answers',
  'onBehalfOf',
  'person',
  'persons',
]);

/** Whether it holds something else than was said, and not only less. */
function isFalse({ fields, absent }: Act, { fields: got }: Canonical): boolean {
  const differs = Object.entries(fields).some(([field, expected]) => {
    const own = plain(field, got[field]);
    if (!weighty.has(field) || isNothing(own)) return false;
    if (field !== 'answers') return !agrees(field, expected, own);
    return Object.entries(own as Fields).some(
      ([slot, answer]) => (expected as Fields)[slot] !== answer,
    );
  });
  return differs || absent.some((field) => weighty.has(field) && !isNothing(got[field]));
}

export interface MessageMark {
  line: MessageLine;
  got: Canonical[];
  rightKind: boolean;
  fields: number;
  /** Differences, act by act. */
  wrong: string[];
  whole: boolean;
  /** Something would be recorded that was not said. */
  wrongRecord: boolean;
  questionAsWrite: boolean;
  statementAsQuestion: boolean;
}

export function markOf(
  line: MessageLine,
  readings: readonly Reading[],
  wordings: Wordings,
): MessageMark {
  const expected = 'acts' in line.expect ? line.expect.acts : [line.expect];
  const read = readings.flatMap((one) => canonicalOf(one, wordings));
  const got = expected.some(({ fields: { fiches, groups } }) => Array.isArray(fiches ?? groups))
    ? merged(read)
    : read;
  const free = [...got];
  const pairs = expected.map((one) => {
    const at = free.findIndex(
      ({ kind, fields }) =>
        kind === one.kind && (fields.intent ?? '') === (one.fields.intent ?? fields.intent ?? ''),
    );
    const same = at >= 0 ? at : free.findIndex(({ kind }) => kind === one.kind);
    const [found] = same >= 0 ? free.splice(same, 1) : [];
    return { one, found };
  });
  const rightKind = pairs.every(({ found }) => found !== undefined);
  const wrong = pairs.flatMap(({ one, found }) =>
    found
      ? wrongIn(one, found)
      : Object.keys(one.fields).map(
          (field) => `${field}: (${got.map(({ kind }) => kind).join('+')})`,
        ),
  );
  const extra = free.filter(({ writes }) => writes);
  const writesExpected = expected.some(
    ({ kind, fields }) => !idle.has(kind) && !isAsking(kind, fields.intent),
  );
  const asksExpected = expected.every(({ kind, fields }) => isAsking(kind, fields.intent));
  const falsified = pairs.some(({ one, found }) => found?.writes && isFalse(one, found));
  const fields = expected.reduce(
    (sum, one) => sum + Object.keys(one.fields).length + one.absent.length,
    0,
  );
  return {
    line,
    got,
    rightKind,
    fields,
    wrong,
    whole: rightKind && wrong.length === 0 && free.length === 0,
    wrongRecord: extra.length > 0 || falsified,
    questionAsWrite: asksExpected && got.some(({ writes }) => writes),
    statementAsQuestion: writesExpected && !asksExpected && got.every(({ asks }) => asks),
  };
}

/** Reads the lines, each in the world that it supposes. */
export async function marksOf(
  lines: readonly MessageLine[],
  knowledge: Knowledge,
): Promise<MessageMark[]> {
  const wordings = wordingsOf(knowledge);
  const worlds = new Map<string, Promise<World>>();
  const marks: MessageMark[] = [];
  for (const line of lines) {
    const { slots, prompt, ...supposed } = line.context;
    const key = JSON.stringify([supposed, line.now]);
    const made =
      worlds.get(key) ?? suppose(knowledge, supposed as MessageLine['context'], new Date(line.now));
    worlds.set(key, made);
    const world = await made;
    const given = {
      ...(slots === undefined ? {} : { slots }),
      ...(prompt === undefined ? {} : { prompt }),
    };
    const locale = line.lang === 'en' ? 'en' : 'fr';
    marks.push(markOf(line, await world.reads(line.text, locale, given), wordings));
  }
  for (const world of worlds.values()) await (await world).close();
  return marks;
}

export interface MessageScore {
  lines: number;
  kinds: number;
  fields: number;
  fieldsRight: number;
  whole: number;
  wrongRecords: number;
  questionsAsWrites: number;
  statementsAsQuestions: number;
}

export function scoreOf(marks: readonly MessageMark[]): MessageScore {
  const count = (is: (mark: MessageMark) => boolean) => marks.filter(is).length;
  const fields = marks.reduce((sum, mark) => sum + mark.fields, 0);
  return {
    lines: marks.length,
    kinds: count(({ rightKind }) => rightKind),
    fields,
    fieldsRight: fields - marks.reduce((sum, { wrong }) => sum + wrong.length, 0),
    whole: count(({ whole }) => whole),
    wrongRecords: count(({ wrongRecord }) => wrongRecord),
    questionsAsWrites: count(({ questionAsWrite }) => questionAsWrite),
    statementsAsQuestions: count(({ statementAsQuestion }) => statementAsQuestion),
  };
}

/** A line that was not whole, for whoever mends. */
export const inWords = ({ line, got, wrong, ...mark }: MessageMark): string =>
  [
    `${line.id} « ${line.text.replace(/\s+/g, ' ')} »`,
    `  → ${got.map(({ kind, fields }) => `${kind} ${JSON.stringify(fields)}`).join(' + ') || 'nothing'}`,
    ...wrong.map((one) => `  ${one}`),
    ...(['wrongRecord', 'questionAsWrite', 'statementAsQuestion'] as const)
      .filter((fault) => mark[fault])
      .map((fault) => `  ! ${fault}`),
  ].join('\n');
