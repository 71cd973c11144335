/** What the data say in a sentence: titles of slides, and the three sentences of the year on one page. */
import { turnedSunny } from './facts.ts';
import {
  type AxeSummary,
  axeSummaries,
  essentialOf,
  fallOf,
  hasFrozen,
  isTold,
  isUntold,
  movedOf,
  todayOf,
} from './figures.ts';
import { gathered } from './gathered.ts';
import { headlineStrings, type Named } from './headline-strings.ts';
import {
  meteos,
  type Restitution,
  type RestitutionSubject,
  type SubjectStanding,
} from './restitution.ts';
import { capital, cited, type Say, sayIn } from './say.ts';

/** Names said one by one before "and four more". */
const MOST_NAMES = 2;

const stringsOf = ({ lang }: Restitution) => headlineStrings[lang];

/** "Deux axes avancent, l’axe 4 voit sa météo se dégrader"; `isShort`: nothing of what is of no axe. */
export function axesHeadline(data: Restitution, isShort = false): string {
  const s = stringsOf(data);
  const all = axeSummaries(data);
  const axes = all.filter(({ axe }) => axe !== null);
  const sums = isShort && axes.length > 0 ? axes : all;
  const parts = (['rises', 'still', 'recedes', 'falls'] as const).flatMap((move) => {
    const names = axes.flatMap(({ axe, trend }) => (axe && trend === move ? [axe.numero] : []));
    const isAll = names.length === axes.length;
    const collective = sums.some(({ axe, trend }) => !axe && trend === move);
    return names.length > 0 || collective ? [s.axes(move, names, isAll, collective)] : [];
  });
  return parts.length > 0 ? capital(parts.join(', ')) : s.noAxe;
}

/** Some of them by name, and how many others. */
const listOf = (subjects: readonly RestitutionSubject[]): Named => {
  const names = subjects.slice(0, MOST_NAMES).map(cited);
  return { names, others: subjects.length - names.length };
};

/** "11 fiches et actions sur 16 ont un objectif sécurisé ou atteignable, 4 sont à l’orage". */
export function meteoHeadline(data: Restitution): string {
  const s = stringsOf(data);
  const { meteo, none, subjects } = essentialOf(data);
  return none === subjects
    ? s.noMeteo
    : s.secured(meteo.soleil + meteo.couvert, subjects, meteo.orage);
}

/** Whether the last change of a trail was for the better. */
const hasRisen = ({ trail }: RestitutionSubject): boolean => {
  const told = trail.flatMap((meteo) => (meteo === null ? [] : [meteos.indexOf(meteo)]));
  const now = told.at(-1) ?? 0;
  return (told.findLast((one) => one !== now) ?? now) > now;
};

/** Where it storms now, and who is out of it since the first month and fell no more: a count alone would hide both. */
export function stripHeadline(data: Restitution, say: Say): string {
  const s = stringsOf(data);
  const known = data.months.flatMap((_, at) =>
    data.subjects.some(({ trail }) => trail[at]) ? [at] : [],
  );
  const [first, last] = [known[0], known.at(-1)];
  const month = data.months[last ?? -1];
  if (first === undefined || last === undefined || !month) return s.noMeteo;
  const stormy = ({ trail }: RestitutionSubject, at: number) => trail[at] === 'orage';
  const now = data.subjects.filter((one) => stormy(one, last));
  const out = data.subjects.filter(
    (one) => stormy(one, first) && !stormy(one, last) && hasRisen(one),
  );
  const since = data.months.findLastIndex(
    (_, at) => at < last && now.some((one) => !stormy(one, at)),
  );
  const begun = data.months[since + 1] ?? month;
  return s.storms(listOf(now), listOf(out), say.month(begun), now.length > 0 && begun !== month);
}

export function blockersHeadline(data: Restitution, say: Say): string {
  const s = stringsOf(data);
  const [oldest] = gathered('blocker', data);
  return oldest ? s.blocked(essentialOf(data).blocked, say.day(oldest.since)) : s.notBlocked;
}

export function decisionsHeadline(data: Restitution, say: Say): string {
  const s = stringsOf(data);
  const all = gathered('arbitration', data);
  const [oldest] = all;
  return oldest ? s.decide(all.length, say.day(oldest.since)) : s.nothingToDecide;
}

/** "4 décisions à prendre", and of the first of them since when. */
export function askedHeadline(data: Restitution, say?: Say): string {
  const s = stringsOf(data);
  const { length, 0: oldest } = gathered('arbitration', data);
  return s.asked(length) + (oldest && say ? s.first(length, say.day(oldest.since)) : '');
}

export function factsHeadline(data: Restitution): string {
  const s = stringsOf(data);
  const sunny = turnedSunny(data);
  if (sunny.length > 0) return s.toSun(listOf(sunny));
  const facts = data.subjects.reduce((sum, { highlights }) => sum + highlights.length, 0);
  return facts > 0 ? s.facts(facts, essentialOf(data).better) : s.noFacts;
}

/** How many moved: no target is set, and no figure is better than another. */
export function indicatorsHeadline(data: Restitution): string {
  const s = stringsOf(data);
  const all = data.subjects.flatMap(({ indicators }) => indicators);
  if (all.length === 0) return s.noIndicator;
  const moved = all.filter((one) => movedOf(one));
  return s.indicators(all.filter(isTold).length, moved.length, all.length);
}

/**
 * "57 % en moyenne, « Filière » est à l’orage": what is its own, below the name of the axe, or after it. Axes that have
 * nothing to do with each other (`isShared`) have no average.
 */
export function axeHeadline(data: Restitution, sum: AxeSummary, say: Say, isShared = false) {
  const s = stringsOf(data);
  if (isUntold(sum)) return s.untold;
  const percent = sum.percent === null ? null : say.percent(sum.percent);
  const told = [
    { says: s.isStormy, who: sum.subjects.filter(({ now }) => now.meteo === 'orage') },
    { says: s.waits, who: sum.subjects.filter(({ arbitration }) => arbitration) },
    { says: s.isBlocked, who: sum.subjects.filter(({ blocker }) => blocker) },
    { says: s.toSun, who: turnedSunny(sum) },
  ].find(({ who }) => who.length > 0);
  const news = told?.says(listOf(told.who));
  if (news) return isShared ? news : s.axe(percent, news);
  return percent ? s.average(percent) : s.noMeteo;
}

/** "Trois axes n’ont encore aucune nouvelle". */
export const untoldHeadline = (data: Restitution, axes: readonly AxeSummary[]): string =>
  stringsOf(data).untoldAxes(axes.length);

/** "depuis le 13 novembre 2026 : couvert, 56 %". */
export const stoodSince = (since: SubjectStanding, { s, day, standing }: Say): string =>
  s.standsSince(since.on && day(since.on), standing(since));

/** Why counts are not today's, and why those of then make a smaller sum than those of now; empty: they need no word. */
export function countsNote(data: Restitution, say: Say): string {
  const untold = data.subjects.filter(({ before }) => before.meteo === null).length;
  const sums =
    untold < data.subjects.length
      ? stringsOf(data).untoldBefore(untold, say.day(data.period.from))
      : '';
  return [frozenHeadline(data), sums].filter(Boolean).join(' ');
}

/** What is counted as it was validated and stands elsewhere since, by name; empty: nothing moved since. */
export function frozenHeadline(data: Restitution): string {
  const s = stringsOf(data);
  const moved = data.subjects.filter(({ validation }) => validation?.since);
  const names = moved.slice(0, MOST_NAMES).map(cited);
  const others = moved.length - names.length;
  const [on = '', ...otherDays] = new Set(moved.map(({ validation }) => validation?.on ?? ''));
  const day = otherDays.length > 0 ? '' : on && sayIn(data.lang).day(on);
  return moved.length > 0 ? s.frozen({ names, others }, day) : '';
}

/** What moved, how far the whole is, what is stuck: of each, what is said in one sentence or in several. */
function clauses(data: Restitution, say: Say): [string[], string[], string[]] {
  const s = stringsOf(data);
  const { better, worse, same, progress, percent, later, silent, subjects } = essentialOf(data);
  const storms = data.subjects.filter((one) => one.now.meteo === 'orage' && (fallOf(one) ?? 0) > 0);
  const counted = later > 0 && better + worse > 0 ? `, ${s.countedSince(later)}` : '';
  const moved = [
    s.moved(better, worse) + counted,
    ...(storms.length > 0 ? [s.toStorm(listOf(storms))] : []),
  ];
  // Then and now are said of the same ones: where some are new, only now is said, of all.
  const isOfAll = progress === null || progress.of === subjects;
  const today = todayOf(data);
  const valid = hasFrozen(data) && today !== null ? s.frozenToo(say.percent(today)) : '';
  const far = [
    axesHeadline(data),
    ...(percent !== null && !isOfAll ? [s.average(say.percent(percent)) + valid] : []),
    ...(progress && isOfAll
      ? [s.progress(say.percent(progress.before), say.percent(progress.now)) + valid]
      : []),
  ];
  return [
    better + worse + same === 0 ? [s.nothingBefore] : moved,
    far,
    [blockersHeadline(data, say), s.silent(silent)],
  ];
}

/** The same, a sentence each. */
export const sentences = (data: Restitution, say: Say): string[] =>
  clauses(data, say).map((said) => `${said.join(say.s.and)}.`);
