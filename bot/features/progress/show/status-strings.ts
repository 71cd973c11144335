import { withArticle } from './strings.ts';

/** What the cards of how things stand say besides what was told. */
const fr = {
  colon: (said: string) => ` : ${said}`,
  board: 'Tableau de bord',
  more: 'Tout lire',
  page: 'Page de la fiche',
  pageOfAction: 'Page de l’action',
  giveNews: (name: string) => `Donner des nouvelles de ${withArticle(name)}`,
  history: 'Historique',
  average: (what: string, percent: string) => `${what} : ${percent} en moyenne`,
  known: (what: string) => `${what} : ce qui est connu`,
  whereIs: (name: string) => `Où en est ${withArticle(name)} ?`,
  news: (told: number, all: number) =>
    `${told} fiche${told > 1 ? 's' : ''} ou action${told > 1 ? 's' : ''} sur ${all} ${told > 1 ? 'ont' : 'a'} des nouvelles`,
  since: (word: string, day: string, age: string | undefined) =>
    `${word} depuis ${age ? `${age} (${day})` : `le ${day}`}`,
  figures: 'Indicateurs',
  lastFact: (day: string) => `Dernier fait (${day})`,
  toDecide: 'À décider',
  blocked: (count: number) => `${count} bloquée${count > 1 ? 's' : ''}`,
  undecided: (count: number) => `${count} à décider`,
  waits: 'à décider',
  asOf: (day: string) => `à jour le ${day}`,
  prepare: { title: 'Document du comité', say: 'restitution Word', style: 'positive' as const },
  asked: (day: string, by = '') => `demandé le ${day}${by && ` par ${by}`}`,
  stopped: 'bloquée',
  noMeteo: 'pas de météo',
  turned: (before: string, now: string) => `${now}, était\u00a0${before}`,
  was: (before: string) => `avant : ${before}`,
  noted: (done: string, name: string, news: string) =>
    `${done}. ${name}${news ? ` : ${news}` : ''}`,
  /** How far a count of percents moved: "65 → 60 %". */
  percents: (before: number, now: number) => `${before}\u00a0→\u00a0${now}\u00a0%`,
};

const en: typeof fr = {
  colon: (said) => `: ${said}`,
  board: 'Dashboard',
  more: 'Read it all',
  page: 'Page of the fiche',
  pageOfAction: 'Page of the action',
  giveNews: (name) => `Give news of ${name}`,
  history: 'History',
  average: (what, percent) => `${what}: ${percent} on average`,
  known: (what) => `${what}: what is known`,
  whereIs: (name) => `How is ${name} doing?`,
  news: (told, all) => `${told} of ${all} fiches and actions ${told > 1 ? 'have' : 'has'} news`,
  since: (word, day, age) => `${word} ${age ? `for ${age} (${day})` : `since ${day}`}`,
  figures: 'Indicators',
  lastFact: (day) => `Last fact (${day})`,
  toDecide: 'To decide',
  blocked: (count) => `${count} blocked`,
  undecided: (count) => `${count} to decide`,
  waits: 'to decide',
  asOf: (day) => `as of ${day}`,
  prepare: { title: 'Document of the committee', say: 'restitution Word', style: 'positive' },
  asked: (day, by = '') => `asked on ${day}${by && ` by ${by}`}`,
  stopped: 'blocked',
  noMeteo: 'no weather yet',
  turned: (before, now) => `${now}, was\u00a0${before}`,
  was: (before) => `before: ${before}`,
  noted: (done, name, news) => `${done}. ${name}${news ? `: ${news}` : ''}`,
  percents: (before, now) => `${before}\u00a0→\u00a0${now}%`,
};

export const statusStrings = { fr, en };
