/** What is said for each kind of decision. */
import type { ConversationSubject, Outcome, Source } from '../../../contract/turn.ts';
import { join } from '../../../knowledge/entries/builder.ts';
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import { isFigure } from '../read/beside.ts';
import type { Decision } from '../read/decision.ts';
import { sameMeasure } from '../read/figures.ts';
import { nextQuestions } from './next-questions.ts';
import { asTyped, brief, subjectAbout, type Understood, whom } from './pieces.ts';
import { strings } from './strings.ts';

/** What an answer is made of. Left out: `unknown`, nothing, and the questions that lead anywhere. */
export interface WordingParts {
  spoken: Spoken;
  outcome?: Outcome;
  sources?: Source[];
  notes?: string[];
  /** Who may know what the plan does not say. */
  whom?: string | undefined;
  next?: string[];
  /** Id of what "Ce n'est pas ça" is about. */
  about?: string;
  subject?: ConversationSubject | undefined;
}

/** What a decision is put into words with. */
interface Asked {
  understood: Understood;
  knowledge: Knowledge;
  locale: Locale;
}

type Wording<D> = (decision: D, asked: Asked) => WordingParts;

const wordings: { [D in Decision as D['kind']]: Wording<D> } = {
  entry: ({ entry, near, also, caveat }, asked) => ({
    ...leadingOn(entry, asked),
    outcome: entry.outcome,
    spoken:
      entry.outcome === 'unknown' && also
        ? withMore(answering(also, asked), entry, asked, true)
        : withMore(fromElsewhere(entry, asked), also ?? caveat, asked),
    sources: [entry.source],
    ...(entry.outcome === 'unknown' && instead(entry, near, asked)),
  }),
  refused({ refusal: id }, { knowledge, locale }) {
    const refusal = knowledge.plan.refus.find((r) => r.id === id);
    const text = inLocale(locale, refusal?.phrase ?? '', refusal?.en);
    const address = refusal?.adresse && !text.includes(refusal.adresse) ? [refusal.adresse] : [];
    return { outcome: 'refused', spoken: { headline: text }, notes: address, next: [] };
  },
  strange: ({ reference: { kind, numero } }, asked) => ({
    spoken: {
      headline: kind === 'fiche' ? unknownFiche(numero, asked) : unknownAxe(numero, asked),
    },
    about: `${kind}:${numero}`,
  }),
  elsewhere: ({ entry, place }, asked) => ({
    ...leadingOn(entry, asked),
    spoken: { headline: silentOn(entry, asTyped(place, asked.understood.utterance.text), asked) },
    // A figure of another place would be taken for that of this one.
    ...(!isFigure(entry) && instead(undefined, entry, asked)),
    sources: [entry.source],
  }),
  missing({ entry, near, field }, asked) {
    const name = asked.knowledge.vocabulary.champs.get(field)?.[asked.locale] ?? field;
    const lacking = strings[asked.locale].unknownField(name);
    // What the plan says of it stands first: the field was asked of that.
    const isTold =
      near !== undefined &&
      !isFigure(near) &&
      near.shape !== 'whole' &&
      !near.id.startsWith('plan/');
    const told = isTold ? near.say(asked.locale) : undefined;
    return {
      ...leadingOn(entry, asked),
      spoken: told ? following(told, lacking) : { headline: lacking },
      sources: told && near ? [near.source] : [],
      ...instead(entry, told ? undefined : near, asked),
    };
  },
  beyond({ entry, count }, asked) {
    const { items, note } = entry.say(asked.locale);
    return {
      ...leadingOn(entry, asked),
      spoken: { headline: strings[asked.locale].beyond(count), items, note },
      sources: [entry.source],
    };
  },
  noOther: ({ entry }, asked) => ({
    ...leadingOn(entry, asked),
    spoken: { headline: strings[asked.locale].noOther },
    ...instead(entry, entry, asked),
    sources: [entry.source],
  }),
  compare: ({ entries }, asked) => ({
    ...leadingOn(entries[0], asked),
    // The next turn cannot tell which of the two is meant.
    subject: undefined,
    outcome: 'answered',
    spoken: { headline: strings[asked.locale].compared, items: briefs(entries, asked) },
    sources: sourceOf(entries),
  }),
  noNext({ entries }, asked) {
    const { nextUndated, nextPassed } = strings[asked.locale];
    return {
      ...leadingOn(entries[0], asked),
      spoken: {
        headline: entries.some((e) => e.date === undefined) ? nextUndated : nextPassed,
        items: entries.map((e) => e.say(asked.locale).headline),
      },
      sources: sourceOf(entries),
    };
  },
  clarify: ({ options }, asked) => ({
    ...leadingOn(options[0], asked),
    outcome: 'clarify',
    spoken: { headline: strings[asked.locale].clarify, items: briefs(options, asked) },
    sources: sourceOf(options),
    next: [...new Set(options.flatMap((option) => leadingOn(option, asked).next.slice(0, 1)))],
  }),
  absent: ({ word, near }, asked) => ({
    spoken: {
      headline: strings[asked.locale].absent(asTyped(word, asked.understood.utterance.text)),
    },
    ...instead(undefined, near, asked),
    sources: near ? [near.source] : [],
    next: leadingOn(near, asked).next,
    about: 'plan',
  }),
  nothing: ({ near }, asked) => ({
    spoken: { headline: strings[asked.locale].nothing },
    ...instead(undefined, near, asked),
    about: 'plan',
  }),
  outOfScope(_, { knowledge: { plan }, locale }) {
    const headline = strings[locale].outOfScope(plan.plan.sigle, plan.plan.titre);
    return { outcome: 'outOfScope', spoken: { headline } };
  },
};

/** The parts of the answer to what was decided. */
export function partsOf(understood: Understood, knowledge: Knowledge): WordingParts {
  const { decision, utterance } = understood;
  // A decision and the wording of its kind: the compiler does not see that they go together.
  const wording = wordings[decision.kind] as Wording<Decision>;
  return wording(decision, { understood, knowledge, locale: utterance.locale });
}

/** Where an answer about an entry leads: the questions after it, and what the next turn may refer to. */
function leadingOn(entry: Entry | undefined, { understood, knowledge, locale }: Asked) {
  const next = nextQuestions(entry?.entities ?? [], knowledge.plan, locale, entry?.id);
  return entry
    ? { next, about: entry.id, subject: subjectAbout(entry, understood) }
    : { next, about: '', subject: undefined };
}

const briefs = (entries: readonly Entry[], { locale }: Asked): string[] =>
  entries.map((entry) => brief(entry, locale));

/** The source of the first: the others are of the same document. */
const sourceOf = (entries: readonly Entry[]): Source[] =>
  entries.slice(0, 1).map(({ source }) => source);

/** Only what was asked: the rows of a thing asked as a whole, and the French words beside a translation. */
function answering(entry: Entry, { locale, understood: { fields } }: Asked): Spoken {
  const { rows, quote, headline, ...spoken } = entry.say(locale);
  const [main = ''] = entry.entities;
  // Where a line stands, and its words: alone they are no sentence.
  if (entry.shape === 'item' && main.startsWith('fiche:') && spoken.note)
    return {
      ...spoken,
      headline: strings[locale].inLine(spoken.note, headline),
      note: undefined,
      quote: locale === 'en' ? quote : undefined,
    };
  const titled = entry.shape === 'whole' && fields.length > 0 && fields.every((f) => f === 'titre');
  // The title alone, without what opens its list.
  if (titled) return { headline: headline.replace(/(?<=[»”)])\. .*$/su, ''), note: spoken.note };
  return {
    ...spoken,
    headline,
    rows: entry.shape === 'whole' ? rows : undefined,
    quote: locale === 'en' ? quote : undefined,
  };
}

/** What the plan does not say itself is not read as its own: a sentence says so, under the title. */
const fromElsewhere = (entry: Entry, asked: Asked): Spoken =>
  entry.outcome === 'answered' && entry.source.outside
    ? following(answering(entry, asked), strings[asked.locale].notOwn)
    : answering(entry, asked);

/** In doubt, a second sentence: another fact of the same thing, or what is not known of it. */
function withMore(
  spoken: Spoken,
  more: Entry | undefined,
  { locale, knowledge }: Asked,
  isAsked = false,
): Spoken {
  const line = more && brief(more, locale);
  if (!line) return spoken;
  if (more.outcome === 'answered' && isSaid(spoken, line, locale, knowledge)) return spoken;
  // What goes with a list is below it; what is not known of a line of it was asked, and stands first.
  const isBeside = (spoken.items ?? []).length > 0 && !isAsked;
  return isBeside
    ? { ...spoken, note: [spoken.note, line].filter(Boolean).join(' ') }
    : following(spoken, line);
}

/** Whether what is said has all but a few of the words of another line. */
function isSaid(
  { headline, items = [] }: Spoken,
  line: string,
  locale: Locale,
  { reader }: Knowledge,
): boolean {
  const sensesOf = (text: string) =>
    reader.read(text, locale).terms.map(({ senses: [first] }) => first?.[0]);
  const own = new Set(sensesOf([headline, ...items].join(' ; ')));
  const more = sensesOf(line);
  const isNew = (one: string | undefined) => /\d/.test(one ?? '') && !own.has(one);
  if (more.some(isNew)) return false;
  return more.filter((one) => own.has(one)).length >= more.length * SAID;
}

/** Share of the words of a line from which it says nothing more. */
const SAID = 0.85;

/** One more sentence: before what opens a list, whose lines are all of one kind. */
export function following(spoken: Spoken, line: string): Spoken {
  const { items = [], headline } = spoken;
  return items.length > 0 || /:\s*$/.test(headline)
    ? { ...spoken, headline: `${/[.!?»”]$/.test(line) ? line : `${line}.`} ${headline}` }
    : { ...spoken, headline: `${/[.!?»”]$/.test(headline) ? headline : `${headline}.`} ${line}` };
}

/** Below what is not known: who may know, and one line of what the plan does say. */
const instead = (
  entry: Entry | undefined,
  near: Entry | undefined,
  { knowledge, locale }: Asked,
): Pick<WordingParts, 'notes' | 'whom'> => ({
  notes: near ? [strings[locale].near(brief(near, locale, 'hint'))] : [],
  whom: whom(entry?.entities ?? [], knowledge, locale),
});

function unknownFiche(numero: string, { knowledge, locale }: Asked): string {
  const numbers = knowledge.plan.fiches.map((fiche) => fiche.numero);
  return strings[locale].unknownFiche(numero, join(numbers, locale));
}

const unknownAxe = (numero: string, { knowledge, locale }: Asked): string =>
  strings[locale].unknownAxe(numero, knowledge.plan.axes.length);

/** A figure is given for other places; anything else is not spoken of there. */
function silentOn(entry: Entry, place: string, { knowledge, locale }: Asked): string {
  const say = strings[locale];
  if (!isFigure(entry)) return say.silentOn(place);
  const { territoires } = knowledge.plan;
  const [, id = ''] = /^chiffre:([^/]+)/.exec(entry.id) ?? [];
  const names = /^\d+$/.test(place)
    ? sameMeasure(id, knowledge).map(({ annee }) => String(annee))
    : territoires.flatMap(({ type, nom }) => (type === 'pays' ? [] : nom));
  return say.unknownAt(place, join(names, locale));
}
