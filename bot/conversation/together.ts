/** Several answers as one message: what was done, in order, and what nothing was made of. */
import { stacked } from '../../cards/stack.ts';
import { typography } from '../../cards/typography.ts';
import { openMatter } from '../contract/matter.ts';
import { StoreError } from '../contract/store.ts';
import type { Answer, Message } from '../contract/turn.ts';
import type { Locale } from '../language/locale.ts';
import { refused } from './answers.ts';
import { type OpenMatters, opensOf, QUESTION } from './matters.ts';

/** One answer made of several, in their order; the last question is asked first, and those before it wait behind. */
export function together(all: readonly Answer[]): Answer {
  const current = all.filter((one, at) => !isPast(one, all.slice(at + 1)));
  // "C’est quand, et c’est où ?", of what is not: the same words once.
  const answers = current.filter(
    ({ outcome, message: { text } }, at) =>
      outcome === 'command' || current.findIndex(({ message }) => message.text === text) === at,
  );
  const [first, ...others] = answers;
  if (!first) throw new Error('Nothing was answered');
  if (others.length === 0) return first;
  const last = answers.at(-1) ?? first;
  const asking = answers.findLast(({ asks }) => asks !== undefined);
  return {
    ...last,
    outcome: answers.some(({ outcome }) => outcome === 'command') ? 'command' : last.outcome,
    message: messageOf(answers.map(({ message }) => message)),
    sources: answers.flatMap(({ sources }) => sources),
    opens: [
      ...(asking ? opensOf(asking) : []),
      // Each under a kind of its own: of one kind, the newest is kept.
      ...answers.flatMap((one, at) =>
        one === asking ? [] : opensOf(one, `${QUESTION}${String.fromCharCode(65 + at)}`),
      ),
    ],
    closes: answers.flatMap(({ closes }) => closes ?? []),
    asks: asking?.asks,
    subject: answers.findLast(({ subject }) => subject !== undefined)?.subject,
    unfinished: answers.findLast(({ unfinished }) => unfinished !== undefined)?.unfinished,
    again: undefined,
  };
}

/** "Le lieu est faux, c’est la PMI. À diffuser": what was only proposed, and was sent, dropped or shown again behind it. */
function isPast({ opens = [], message }: Answer, later: readonly Answer[]): boolean {
  const isProposed = opens.length > 0 && opens.every(({ kind }) => kind.endsWith('.draft'));
  const isTaken = (kind: string) => later.some(({ closes }) => closes?.includes(kind));
  return (
    isProposed &&
    (opens.every(({ kind }) => isTaken(kind)) ||
      later.some((one) => one.message.text === message.text))
  );
}

function messageOf(messages: readonly Message[]): Message {
  const text = messages.map((message) => message.text).join('\n\n');
  const offered = messages.find(({ file }) => file !== undefined)?.file;
  const card = stacked(messages.map((message) => message.card ?? message.text));
  return {
    text,
    ...(card ? { card: { ...card, fallbackText: text } } : {}),
    ...(offered && { file: offered }),
  };
}

const say = {
  fr: {
    already: 'C’est déjà noté : rien n’a changé depuis.',
    untaken: (texts: string) => `Je n’ai rien fait de : ${texts}.`,
    beside: (texts: string) => `Cette réponse ne dit rien de : ${texts}.`,
    waits: (label: string) => `J’attends encore votre « oui » ou votre « non » : ${label}`,
    notDone: (texts: string) =>
      `La demande qui suit n’est pas enregistrée, le rangement ne répond pas : redites-moi dans quelques minutes ${texts}.`,
  },
  en: {
    already: 'That is already noted: nothing has changed since.',
    untaken: (texts: string) => `I did nothing with: ${texts}.`,
    beside: (texts: string) => `This answer says nothing of: ${texts}.`,
    waits: (label: string) => `I still wait for your “yes” or “no”: ${label}`,
    notDone: (texts: string) =>
      `What follows is not recorded, the store does not answer: tell me again in a few minutes ${texts}.`,
  },
};
const quote = { fr: (text: string) => `« ${text} »`, en: (text: string) => `“${text}”` };

/** The answer, and what nothing was made of or it says nothing of, quoted. */
export function withUntaken(answer: Answer, untaken: readonly string[]): Answer {
  const { outcome, locale, opens = [] } = answer;
  const asks = answer.asks ?? opens.some((one) => one.asks);
  const { untaken: notDone, beside } = say[locale];
  const texts = [...new Set(untaken)];
  const line = outcome === 'command' || asks ? notDone : beside;
  if (texts.length === 0) return answer;
  const text = typography(line(texts.map(quote[locale]).join(', ')), locale);
  return { ...answer, message: messageOf([answer.message, { text }]) };
}

/** The answer to an order, and what was asked right before it and is not answered yet. */
export function withWaiting(
  answer: Answer,
  { open, asked }: OpenMatters,
  settled: readonly string[],
): Answer {
  const { outcome, locale, opens = [], closes = [] } = answer;
  const waiting = asked === null ? undefined : openMatter(open, asked);
  const isPast = [...opens.map(({ kind }) => kind), ...closes, ...settled].includes(asked ?? '');
  // What came by itself is on its own card.
  const isDue = waiting?.asks && !waiting.asks.isAnswer && !isPast;
  if (!isDue || outcome !== 'command' || answer.asks) return answer;
  const text = typography(say[locale].waits(waiting.label), locale);
  // Asked again: a "oui" is to that.
  const { at, until, ...again } = waiting;
  const ms = Date.parse(until) - Date.parse(at);
  return {
    ...answer,
    message: messageOf([answer.message, { text }]),
    opens: [...opens, { ...again, ms }],
  };
}

/** What of a message could not be recorded, after something of it was. */
export const notDone = (texts: readonly string[], locale: Locale): Answer =>
  refused(typography(say[locale].notDone(texts.map(quote[locale]).join(', ')), locale), locale);

/** The same words once more, right behind what they did. */
export const alreadyDone = (locale: Locale): Answer =>
  refused(typography(say[locale].already, locale), locale);

/** Whether the store is away, whoever says so. */
export const isLostStore = (error: unknown): boolean =>
  error instanceof StoreError || (error instanceof Error && error.cause instanceof StoreError);
