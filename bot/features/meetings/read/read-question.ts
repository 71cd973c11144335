/** A question that only what is kept of meetings can answer, or nothing: the plan has its own. */
import type { Intent } from '../../../sentence/intent.ts';
import { intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { says } from '../../../sentence/sentence.ts';
import { groupField } from '../../people/model/group-names.ts';
import { namedIn } from './attendance.ts';
import { conceptsOf, type Heard, has, opens, spansOf, wordsOf } from './heard.ts';
import { slots } from './meeting-slots.ts';
import { pastOf } from './read-minutes.ts';
import type { MeetingQuestion } from './reading.ts';

const { groupe, jour, personne } = slots;
const asking = { groupe, jour, personne };

interface Asked {
  declared: Intent<Heard>;
  asks: MeetingQuestion['asks'];
  /** Words with a sense that may be left beside, where no meeting is named; absent: any. */
  most?: number;
  if?: (heard: Heard) => boolean;
}

/** Said beside a question, and no part of another one. */
const ALSO =
  '{groupe} {jour} reunion-prochaine reunion reunion-encore reunion-quand reunion-ou reunion-qui reunion-horaires reunion-lieu demande-polie interroge'.split(
    ' ',
  );

const asked = (
  asks: MeetingQuestion['asks'],
  examples: readonly string[],
  ways: readonly string[],
  { unless = [], ...more }: Omit<Partial<Asked>, 'asks' | 'declared'> & { unless?: string[] } = {},
): Asked => ({
  declared: intent<Heard, typeof asking>({
    name: asks,
    examples,
    ways,
    slots: asking,
    also: ALSO,
    unless,
  }),
  asks,
  ...more,
});

/** Asks, and speaks of a meeting by its word. */
const questions: readonly Asked[] = [
  asked(
    'upcoming',
    ['réunions à venir', 'il me reste une réunion ?'],
    ['reunion-liste', 'reunion-reste'],
    {
      if: ({ text }) =>
        /(?<!\p{L})(?:réunions|reunions|meetings|séances|reste|ai.je|j.ai|on a|y a|do i|any)(?!\p{L})/iu.test(
          text,
        ) && !/ordre du jour|agenda/iu.test(text),
    },
  ),
  asked('missing', ['qui n’a pas répondu pour la réunion ?'], ['reunion-muets'], { most: 1 }),
  asked('mine', ['on attend quoi de moi ?'], ['reunion-attendu-de-moi'], { most: 1 }),
  asked(
    'decisions',
    ['qu’a-t-on décidé à la dernière réunion ?', 'autre chose de décidé ?'],
    ['reunion-decisions'],
    { most: 1 },
  ),
  asked(
    'who',
    ['qui vient ?', 'combien de présents ?', 'qui était là ?'],
    ['reunion-qui', 'reunion-etait'],
    {
      most: 2,
      unless: ['gens-pilote', 'gens-piloter', 'gens-suppleant'],
      if: ({ whole }) =>
        !/^(?:ce|c)$/.test(
          whole.tokens[(conceptsOf(whole, 'reunion-qui')[0]?.at ?? 0) - 1]?.folded ?? '',
        ),
    },
  ),
  asked(
    'person',
    ['karim vient ?'],
    ['{personne} presence-venir', '{personne} presence-distance'],
    {
      most: 1,
      if: ({ text, whole }) => text.includes('?') && !has({ head: whole } as Heard, 'reunion-qui'),
    },
  ),
  asked('link', ['le lien de la visio ?'], ['reunion-lien'], { most: 1 }),
  asked(
    'agenda',
    ['de quoi va-t-on discuter jeudi ?', 'l’ordre du jour de jeudi ?'],
    ['reunion-discuter', 'reunion-ordre-du-jour'],
    {
      most: 0,
      if: (h) =>
        has(h, 'reunion-discuter') ||
        (asks(h) && !has(h, 'reunion-completer')) ||
        (opens(h, 'reunion-ordre-du-jour') && !h.agenda && has(h, 'reunion')),
    },
  ),
  asked('where', ['c’est où déjà ?', 'à quelle adresse la réunion ?'], ['reunion-ou'], { most: 1 }),
  asked(
    'next',
    ['la réunion carto est maintenue ?', 'elle tient toujours la réunion de jeudi'],
    ['reunion-maintenue reunion', 'reunion-maintenue {groupe}'],
    { if: (h) => !has(h, 'reunion-annuler') || asks(h) },
  ),
  asked('when', ['c’est quel jour ?', 'ça finit tard ?'], ['reunion-quand'], { most: 0 }),
  asked(
    'next',
    ['prochaine réunion', 'quand est la prochaine réunion ?'],
    ['reunion-prochaine reunion'],
    {
      if: (h) => asks(h) || h.whole.tokens.length <= 8,
    },
  ),
];

const asks = ({ whole, text }: Heard): boolean =>
  whole.mood === 'ask' || text.includes('?') || says(whole, 'demande-polie');

export function readMeetingQuestion(heard: Heard): MeetingQuestion | undefined {
  if (has(heard, 'reunion-sondage') || heard.utterance.references.fiches.length > 0)
    return undefined;
  const found = intentsIn(
    heard.whole,
    questions.map(({ declared }) => declared),
    heard,
  );
  const by = new Map(found.map((one) => [one.intent, one]));
  const named = has(heard, 'reunion') && !(heard.whole.tokens.length > 14 && !asks(heard));
  for (const { declared, asks: about, most, if: isSo = () => true } of inOrder(heard)) {
    const said = by.get(declared);
    if (!said || !isSo(heard)) continue;
    const left = said.left.flatMap((run) => run.split(/\s+/)).length;
    // Of a meeting that nobody names: nothing else may be said.
    if (!named && (most === undefined ? left > 0 : left > most)) continue;
    if (!named && about === 'when' && !isShort(heard)) continue;
    if (
      about === 'when' &&
      named &&
      !heard.group &&
      !has(heard, 'reunion-prochaine') &&
      !isOfOne(heard)
    )
      continue;
    const person = said.filled.personne?.[0]?.value as { name: string } | undefined;
    return {
      asks:
        (isBoth(heard) && about !== 'who') || (about === 'when' && has(heard, 'reunion-prochaine'))
          ? 'next'
          : about,
      ...namedIn(heard),
      ...(says(heard.whole, 'reunion-etait') ? { over: true, ...pastOf(heard) } : {}),
      ...(says(heard.whole, 'reunion-reste') ? { own: true } : {}),
      ...(about === 'who' && has(heard, 'reunion-ou') ? { where: true } : {}),
      ...(about === 'person' && person ? { person: person.name } : {}),
      ...wordsOf(heard, spansOf(heard)),
    };
  }
  return undefined;
}

/** "When and where is it?": all of it. */
const isBoth = (heard: Heard): boolean => has(heard, 'reunion-quand') && has(heard, 'reunion-ou');

/** What is asked first comes first; what only says "prochaine" last. */
function inOrder({ whole }: Heard): readonly Asked[] {
  const at = ({ declared, asks: about }: Asked): number => {
    if (about === 'next') return Number.POSITIVE_INFINITY;
    const names = new Set(declared.ways.flatMap((way) => way.split(' ').at(-1)?.split('|') ?? []));
    return Math.min(...whole.concepts.filter(({ value }) => names.has(value)).map((c) => c.at));
  };
  const places = new Map(questions.map((one) => [one, at(one)]));
  return [...questions].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || 0);
}

/** "C'est quand la réunion", "la réunion de jeudi est à quelle heure". */
const isOfOne = (heard: Heard): boolean =>
  heard.whole.tokens.length <= 10 && !opens(heard, 'reunion-planifier');

const isShort = ({ whole }: Heard): boolean => whole.tokens.length <= 9;

/** For `npm run understand`. */
export function questionFields({
  asks,
  group,
  date,
  person,
}: MeetingQuestion): Record<string, unknown> {
  return {
    intent: 'ask',
    asks: `meeting.${asks}`,
    ...groupField(group.found),
    ...(date ? { date } : {}),
    ...(person ? { person } : {}),
  };
}
