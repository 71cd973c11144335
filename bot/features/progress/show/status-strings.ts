/** What the cards of how things stand say besides what was told. */
const fr = {
  colon: (said: string) => ` : ${said}`,
  board: 'Tableau de bord',
  all: (count: number) => `Voir les ${count}`,
  more: 'Plus',
  page: 'Voir la page',
  history: 'Historique',
  average: (what: string, percent: string) => `${what} : ${percent} en moyenne`,
  known: (what: string) => `${what} : ce qui est connu`,
  news: (told: number, all: number) =>
    `${told} fiche${told > 1 ? 's' : ''} ou action${told > 1 ? 's' : ''} sur ${all} ${told > 1 ? 'ont' : 'a'} des nouvelles`,
  since: (text: string, day: string) => `${text} (depuis le ${day})`,
  figures: (list: string) => `Indicateurs : ${list}`,
  figure: (name: string, value: string) => `${name} ${value}`,
  on: (text: string, day: string) => `${text} (${day})`,
  toDecide: 'À trancher',
  blocked: (count: number) => `${count} bloquée${count > 1 ? 's' : ''}`,
  undecided: (count: number) => `${count} à trancher`,
  waits: 'à trancher',
  silence: 'sans nouvelle',
  noMeteo: 'sans météo',
  arrow: (before: string, now: string) => `${before} → ${now}`,
  was: (before: string) => `avant : ${before}`,
  moved: (percent: string, by: string) => `${percent} (${by})`,
  noted: (done: string, name: string, news: string) =>
    `${done}, ${name}${news ? ` : ${news}` : ''}`,
  /** How far a count of percents moved: "65 → 60 %". */
  percents: (before: number, now: number) => `${before}\u00a0→\u00a0${now}\u00a0%`,
};

const en: typeof fr = {
  colon: (said) => `: ${said}`,
  board: 'Dashboard',
  all: (count) => `See all ${count}`,
  more: 'More',
  page: 'See the page',
  history: 'History',
  average: (what, percent) => `${what}: ${percent} on average`,
  known: (what) => `${what}: what is known`,
  news: (told, all) => `${told} of ${all} fiches and actions ${told > 1 ? 'have' : 'has'} news`,
  since: (text, day) => `${text} (since ${day})`,
  figures: (list) => `Indicators: ${list}`,
  figure: (name, value) => `${name} ${value}`,
  on: (text, day) => `${text} (${day})`,
  toDecide: 'To decide',
  blocked: (count) => `${count} blocked`,
  undecided: (count) => `${count} to decide`,
  waits: 'to decide',
  silence: 'no news',
  noMeteo: 'no weather',
  arrow: (before, now) => `${before} → ${now}`,
  was: (before) => `before: ${before}`,
  moved: (percent, by) => `${percent} (${by})`,
  noted: (done, name, news) => `${done}, ${name}${news ? `: ${news}` : ''}`,
  percents: (before, now) => `${before}\u00a0→\u00a0${now}%`,
};

export const statusStrings = { fr, en };
