/** Sentences made from data, for titles of slides and for the page that says the year. */
import type { Trend } from './figures.ts';
import { capital } from './say.ts';

type Known = Exclude<Trend, null>;

/** Fiches and actions: some by their short names, and how many others. */
export interface Named {
  names: readonly string[];
  others: number;
}

const numbersFr = 'zéro un deux trois quatre cinq six sept huit neuf dix'.split(' ');
const numbersEn = 'no one two three four five six seven eight nine ten'.split(' ');

const things = (count: number): string =>
  `${count} ${count < 2 ? 'fiche ou action' : 'fiches et actions'}`;
const stormy = (count: number): string =>
  count === 0 ? 'aucune n’est à l’orage' : `${count} ${count < 2 ? 'est' : 'sont'} à l’orage`;
/** Said by name: which ones is the news. */
export const isBad = (move: Known): boolean => move === 'falls' || move === 'recedes';
const movesFr: Record<Known, [one: string, many: string]> = {
  rises: ['avance', 'avancent'],
  still: ['ne bouge pas', 'ne bougent pas'],
  recedes: ['recule', 'reculent'],
  falls: ['voit sa météo se dégrader', 'voient leur météo se dégrader'],
};

const fr = {
  /** "deux axes et les actions collectives avancent", "les axes 3 et 4 reculent", "les cinq axes avancent". */
  axes: (move: Known, names: readonly string[], all: boolean, collective: boolean) => {
    const [one, many] = movesFr[move];
    const count = `${all ? 'les ' : ''}${numbersFr[names.length] ?? names.length} axes`;
    const isListed = !all && isBad(move) && names.length < 4;
    const several = isListed ? `les axes ${listFr(names)}` : count;
    const who = names.length === 1 ? `l’axe ${names[0]}` : several;
    if (!collective) return `${who} ${names.length === 1 ? one : many}`;
    return `${names.length === 0 ? '' : `${who} et `}les actions collectives ${many}`;
  },
  noAxe: 'Rien n’est encore comparable au début de la période, axe par axe',
  progress: (before: string, now: string) =>
    before === now
      ? `l’avancement moyen reste à ${now}`
      : `l’avancement moyen passe de ${before} à ${now}`,
  average: (now: string) => `l’avancement moyen est de ${now}`,
  frozenToo: (today: string) =>
    ` en comptant ce que les pilotes ont validé (${today} avec les dernières nouvelles)`,
  secured: (good: number, of: number, storms: number) =>
    `${things(good)} sur ${of} ${good < 2 ? 'a' : 'ont'} un objectif sécurisé ou atteignable, ${stormy(storms)}`,
  noMeteo: 'Aucune météo n’a encore été donnée',
  moved: (better: number, worse: number) => {
    const rises = `${things(better)} ${better < 2 ? 's’améliore' : 's’améliorent'}`;
    const falls = `${worse} se ${worse < 2 ? 'dégrade' : 'dégradent'}`;
    if (better + worse === 0) return 'Aucune météo n’a changé';
    if (worse === 0) return `${rises}, aucune ne se dégrade`;
    return better === 0
      ? `Aucune météo ne s’améliore, ${things(worse)} se ${worse < 2 ? 'dégrade' : 'dégradent'}`
      : `${rises}, ${falls}`;
  },
  countedSince: (count: number) =>
    count < 2 ? 'dont une depuis sa première météo' : `dont ${count} depuis leur première météo`,
  toSun: (who: Named) => `${allFr(who)} ${isOne(who) ? 'passe' : 'passent'} au soleil`,
  toStorm: (who: Named) => `${allFr(who)} ${isOne(who) ? 'passe' : 'passent'} à l’orage`,
  isStormy: (who: Named) => `${allFr(who)} ${isOne(who) ? 'est' : 'sont'} à l’orage`,
  waits: (who: Named) => `${allFr(who)} ${isOne(who) ? 'attend' : 'attendent'} une décision`,
  isBlocked: (who: Named) => `${allFr(who)} ${isOne(who) ? 'a' : 'ont'} un blocage`,
  frozen: (who: Named, day: string) =>
    `Compté comme validé par les pilotes${day && ` le ${day}`} : ${allFr(who)}.`,
  untoldBefore: (count: number, day: string) =>
    count === 0
      ? ''
      : `${things(count)} ${count < 2 ? 'n’avait' : 'n’avaient'} pas encore de météo au ${day}.`,
  nothingBefore: 'Aucune météo n’était connue au début de la période : rien à comparer',
  first: (count: number, since: string) =>
    count < 2 ? `, depuis le ${since}` : `, la première depuis le ${since}`,
  blocked: (count: number, since: string) =>
    (count < 2 ? 'Une fiche ou action est bloquée' : `${things(count)} sont bloquées`) +
    fr.first(count, since),
  notBlocked: 'Aucun blocage n’est signalé',
  silent: (count: number) =>
    count === 0
      ? 'aucune n’est sans nouvelle depuis plus de trois mois'
      : `${count < 2 ? 'une est' : `${count} sont`} sans nouvelle depuis plus de trois mois`,
  decide: (count: number, since: string) =>
    count < 2
      ? `Le comité a une décision à prendre, qui attend depuis le ${since}`
      : `Le comité a ${count} décisions à prendre, dont une attend depuis le ${since}`,
  asked: (count: number) =>
    count === 0 ? 'Rien à décider' : `${count} décision${count < 2 ? '' : 's'} à prendre`,
  nothingToDecide: 'Rien n’est demandé au comité',
  facts: (facts: number, better: number) =>
    `${facts} fait${facts < 2 ? '' : 's'} marquant${facts < 2 ? ' a été noté' : 's ont été notés'}${
      better > 0 ? `, et ${things(better)} ${better < 2 ? 's’améliore' : 's’améliorent'}` : ''
    }`,
  noFacts: 'Aucun fait marquant n’a été noté',
  storms: (now: Named, out: Named, month: string, isLong: boolean) => {
    const left = `${allFr(out)} en ${isOne(out) ? 'est sortie' : 'sont sorties'}`;
    const storm =
      now.names.length > 0
        ? `${fr.isStormy(now)} ${isLong ? 'depuis' : 'en'} ${month}`
        : `Aucune fiche ni action n’est à l’orage en ${month}`;
    return out.names.length > 0 ? `${storm}, ${left}` : storm;
  },
  indicators: (given: number, moved: number, of: number) =>
    given === 0
      ? `Aucun des ${of} indicateurs n’a de chiffre`
      : `${moved} chiffre${moved < 2 ? '' : 's'} sur ${given} ${moved < 2 ? 'a' : 'ont'} bougé depuis le départ`,
  noIndicator: 'Aucun indicateur n’est inscrit au plan',
  /** "68 % en moyenne, Fiche 1.1 attend une décision". */
  axe: (percent: string | null, news: string) =>
    `${percent ? `${percent} en moyenne` : 'pas encore de pourcentage'}, ${news}`,
  untold: 'aucune nouvelle n’a été donnée',
  untoldAxes: (count: number) =>
    count < 2
      ? 'Une partie du plan est sans aucune nouvelle'
      : `${capital(numbersFr[count] ?? String(count))} parties du plan sont sans aucune nouvelle`,
};

const listFr = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
const listEn = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const allFr = ({ names, others }: Named): string =>
  others > 0 ? `${names.join(', ')} et ${others} autre${others > 1 ? 's' : ''}` : listFr(names);
const allEn = ({ names, others }: Named): string =>
  others > 0 ? `${names.join(', ')} and ${others} more` : listEn(names);
const isOne = ({ names, others }: Named): boolean => names.length + others < 2;

const thingsEn = (count: number): string =>
  `${count} ${count === 1 ? 'fiche or action' : 'fiches and actions'}`;
const movesEn: typeof movesFr = {
  rises: ['moves on', 'move on'],
  still: ['stands still', 'stand still'],
  recedes: ['goes back', 'go back'],
  falls: ['has a worse weather', 'have a worse weather'],
};
const are = (count: number): string => (count === 1 ? 'is' : 'are');

const en: typeof fr = {
  axes: (move, names, all, collective) => {
    const [one, many] = movesEn[move];
    const count = `${all ? 'all ' : ''}${numbersEn[names.length] ?? names.length} axes`;
    const isListed = !all && isBad(move) && names.length < 4;
    const several = isListed ? `axes ${listEn(names)}` : count;
    const who = names.length === 1 ? `axis ${names[0]}` : several;
    if (!collective) return `${who} ${names.length === 1 ? one : many}`;
    return `${names.length === 0 ? '' : `${who} and `}the collective actions ${many}`;
  },
  noAxe: 'Nothing can be compared with the start of the period yet, axis by axis',
  progress: (before, now) =>
    before === now
      ? `average progress stays at ${now}`
      : `average progress goes from ${before} to ${now}`,
  average: (now) => `average progress is ${now}`,
  frozenToo: (today) => ` counting what the leads signed off (${today} with the latest news)`,
  secured: (good, of, storms) =>
    `${good} of ${thingsEn(of)} ${good === 1 ? 'has' : 'have'} an objective secured or within reach, ${storms} ${are(storms)} stormy`,
  noMeteo: 'No weather has been given yet',
  moved: (better, worse) =>
    better + worse === 0
      ? 'No weather has changed'
      : `${thingsEn(better)} got better, ${worse} got worse`,
  countedSince: (count) =>
    count === 1 ? 'one since its first weather' : `${count} since their first weather`,
  toSun: (who) => `${allEn(who)} turned sunny`,
  toStorm: (who) => `${allEn(who)} turned stormy`,
  isStormy: (who) => `${allEn(who)} ${isOne(who) ? 'is' : 'are'} stormy`,
  waits: (who) => `${allEn(who)} ${isOne(who) ? 'waits' : 'wait'} for a decision`,
  isBlocked: (who) => `${allEn(who)} ${isOne(who) ? 'is' : 'are'} blocked`,
  frozen: (who, day) => `Counted as signed off by the leads${day && ` on ${day}`}: ${allEn(who)}.`,
  untoldBefore: (count, day) =>
    count === 0 ? '' : `${thingsEn(count)} had no weather yet on ${day}.`,
  nothingBefore: 'No weather was known when the period began: nothing to compare',
  first: (count, since) => (count === 1 ? `, since ${since}` : `, the first since ${since}`),
  blocked: (count, since) =>
    (count === 1 ? 'One fiche or action is blocked' : `${thingsEn(count)} are blocked`) +
    en.first(count, since),
  notBlocked: 'No blocker is reported',
  silent: (count) =>
    count === 0
      ? 'none has been without news for over three months'
      : `${count} ${are(count)} without news for over three months`,
  decide: (count, since) =>
    count === 1
      ? `The committee is asked to settle one question, which has waited since ${since}`
      : `The committee is asked to settle ${count} questions, one of which has waited since ${since}`,
  asked: (count) =>
    count === 0 ? 'Nothing to decide' : `${count} decision${count === 1 ? '' : 's'} to take`,
  nothingToDecide: 'Nothing is asked of the committee',
  facts: (facts, better) =>
    `${facts} highlight${facts === 1 ? ' was' : 's were'} noted${better > 0 ? `, and ${thingsEn(better)} got better` : ''}`,
  noFacts: 'No highlight was noted',
  storms: (now, out, month, isLong) => {
    const storm =
      now.names.length > 0
        ? `${en.isStormy(now)} ${isLong ? 'since' : 'in'} ${month}`
        : `No fiche or action is stormy in ${month}`;
    return out.names.length > 0
      ? `${storm}, ${allEn(out)} no longer ${isOne(out) ? 'is' : 'are'}`
      : storm;
  },
  indicators: (given, moved, of) =>
    given === 0
      ? `None of the ${of} indicators has a figure`
      : `${moved} of ${given} figures ${moved === 1 ? 'has' : 'have'} moved since the start`,
  noIndicator: 'No indicator is in the plan',
  axe: (percent, news) => `${percent ? `${percent} on average` : 'no percentage yet'}, ${news}`,
  untold: 'no news was given',
  untoldAxes: (count) =>
    count === 1
      ? 'One part of the plan is without any news'
      : `${count} parts of the plan are without any news`,
};

export const headlineStrings = { fr, en };
