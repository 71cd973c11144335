/** What progress holds about a person: what they said, and what they started. */
import type { Collection, Locale, Transaction } from '../../contract.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import {
  type Drawer,
  drawer,
  FORMER,
  isNamed,
  unnamed,
  type Ways,
  type Who,
} from '../../personal.ts';
import { beat } from '../../progress/ledger.ts';
import {
  campaigns,
  digests,
  pulses,
  rounds,
  type Said,
  type Snapshot,
  snapshots,
  type Update,
  updates,
} from '../../progress/schema.ts';
import { shownText } from './said.ts';

/** "Mme Durand": who is told of by telephone is seldom called by their whole name. */
const titles = ['M.', 'M', 'Mr', 'Mme', 'Mlle', 'Mrs', 'Ms', 'Monsieur', 'Madame', 'Dr'];

/** The person under each name that a text may give them, and under the last word of all these. */
interface Names {
  all: readonly Who[];
  last: Who;
}

const names = new WeakMap<Who, Names>();

function namesOf(who: Who): Names {
  const known = names.get(who);
  if (known) return known;
  const last = who.name.trim().split(/\s+/).at(-1) ?? '';
  const made =
    last.length < 3
      ? { all: [who], last: who }
      : {
          all: [who, ...titles.map((t) => ({ ...who, name: `${t} ${last}` }))],
          last: { ...who, name: last },
        };
  names.set(who, made);
  return made;
}

/**
 * Whether one of these texts names the person. Every name of theirs ends with the last one, so
 * that only texts in which it stands are looked at closely: there may be ten thousand updates.
 */
function isTold(texts: readonly (string | null)[], who: Who): boolean {
  const { all, last } = namesOf(who);
  return texts.some(
    (text) => text !== null && isNamed(text, last) && all.some((alias) => isNamed(text, alias)),
  );
}
const untold = (text: string, who: Who): string =>
  namesOf(who).all.reduce((rest, alias) => unnamed(rest, alias), text);

/** Every text of an update, with the names in it changed. */
const saidWithout = (said: Said, who: Who): Said => {
  const text = (value: string | null) => (value === null ? null : untold(value, who));
  return {
    ...said,
    highlights: said.highlights.map((value) => untold(value, who)),
    blocker: text(said.blocker),
    arbitration: text(said.arbitration),
    nextStep: text(said.nextStep),
    indicators: said.indicators.map(({ name, value }) => ({ name: untold(name, who), value })),
  };
};

const saidTexts = ({ highlights, blocker, arbitration, nextStep, indicators }: Said) => [
  ...highlights,
  blocker,
  arbitration,
  nextStep,
  ...indicators.map(({ name }) => name),
];

const textsOf = ({ words, origin, said, revisions }: Update) => [
  words,
  origin.reportedBy,
  ...saidTexts(said),
  ...revisions.flatMap((revision) => [revision.words, ...saidTexts(revision.said)]),
];

const frozenTexts = ({ state }: Snapshot) => [
  state.blocker,
  state.arbitration,
  state.nextStep,
  ...state.indicators.map(({ name }) => name),
  ...state.highlights.map(({ text }) => text),
];

/** "3 novembre 2026, fiche 1.1", as whoever it is told to reads it. */
const dayAndSubject = ({ at, subject }: { at: string; subject: string }, locale: Locale): string =>
  `${shortDay(at.slice(0, 10), locale)}, ${subject.replace(':', ' ')}`;

const own: Ways<Update> = {
  label: { fr: 'Ce que vous avez dit de l’avancement', en: 'What you said of progress' },
  about: ({ value }, who) => value.author === who.person || isTold(textsOf(value), who),
  data: ({ value }, who) => {
    // What somebody else said of them is told by its day and subject: the words are theirs.
    const { subject, asOf, at } = value;
    return value.author === who.person ? value : { subject, asOf, at, named: true };
  },
  lines: ({ value }, who, locale) => [
    `${dayAndSubject(value, locale)}${locale === 'fr' ? ' :' : ':'} ${value.author === who.person ? shownText(value.words) : '(…)'}`,
  ],
  without: ({ value }, who) => {
    const isAuthor = value.author === who.person;
    return {
      ...value,
      author: isAuthor ? FORMER : value.author,
      // A 1:1 chat may be named after its person.
      message: isAuthor ? null : value.message,
      origin: {
        ...value.origin,
        reportedBy: value.origin.reportedBy === null ? null : untold(value.origin.reportedBy, who),
      },
      words: untold(value.words, who),
      said: saidWithout(value.said, who),
      revisions: value.revisions.map((r) => ({
        ...r,
        words: untold(r.words, who),
        said: saidWithout(r.said, who),
      })),
    };
  },
  keep: { kind: 'status', usedAt: ({ at }) => at },
};

/** Copies in memory hear of what was erased. */
function beating(of: Drawer): Drawer {
  const told = async (tx: Transaction, count: number) => {
    if (count > 0) await beat(tx, ['erased', 'erased']);
    return count;
  };
  return {
    ...of,
    forget: async (tx, who) => told(tx, await of.forget(tx, who)),
    purge: async (tx, before) => told(tx, await of.purge(tx, before)),
  };
}

/** Rows that only say who started or declared something. */
function starter<T extends object>(
  collection: Collection<T>,
  label: Drawer['label'],
  by: keyof T & string,
  usedAt: (value: T) => string | undefined,
): Drawer {
  const at = (value: T) => String(value[by]);
  return drawer(collection, {
    label,
    about: ({ value }, who) => at(value) === who.person,
    data: ({ id }) => ({ id }),
    lines: ({ id }) => [id],
    without: ({ value }) => ({ ...value, [by]: FORMER }),
    keep: { kind: 'status', usedAt },
  });
}

/** Rows that are about nobody. */
const nobody = {
  about: () => false,
  data: () => null,
  lines: () => [],
};

export const progressDrawers: Drawer[] = [
  beating(drawer(updates, own)),
  drawer(snapshots, {
    label: { fr: 'Ce que vous avez validé', en: 'What you approved' },
    about: ({ value }, who) => value.by === who.person || isTold(frozenTexts(value), who),
    data: ({ id, value }, who) => ({ id, by: value.by === who.person }),
    lines: ({ value }, _, locale) => [dayAndSubject(value, locale)],
    without: ({ value }, who) => ({
      ...value,
      by: value.by === who.person ? FORMER : value.by,
      state: {
        ...value.state,
        blocker: value.state.blocker === null ? null : untold(value.state.blocker, who),
        arbitration: value.state.arbitration === null ? null : untold(value.state.arbitration, who),
        nextStep: value.state.nextStep === null ? null : untold(value.state.nextStep, who),
        indicators: value.state.indicators.map((f) => ({ ...f, name: untold(f.name, who) })),
        highlights: value.state.highlights.map((f) => ({ ...f, text: untold(f.text, who) })),
      },
    }),
    keep: { kind: 'status', usedAt: ({ at }) => at },
  }),
  starter(
    campaigns,
    { fr: 'Points d’étape que vous avez lancés', en: 'Progress rounds that you started' },
    'startedBy',
    ({ stoppedAt }) => stoppedAt ?? undefined,
  ),
  starter(
    digests,
    { fr: 'Résumés que vous avez demandés', en: 'Digests that you asked for' },
    'startedBy',
    () => undefined,
  ),
  // Ids of updates, so that copies in memory follow.
  drawer(pulses, {
    ...nobody,
    label: { fr: 'Suivi des mises à jour', en: 'Tracking of updates' },
    without: ({ value }) => value,
  }),
  // Names of fiches and days only; kept as long as the updates that answer it.
  drawer(rounds, {
    ...nobody,
    label: { fr: 'Points d’étape', en: 'Progress rounds' },
    without: ({ value }) => value,
    keep: { kind: 'status', usedAt: ({ openedAt }) => openedAt },
  }),
];
