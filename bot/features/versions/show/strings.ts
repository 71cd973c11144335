/** Words for the versions of the plan. */
const fr = {
  which: (version: string, document: string, day: string) =>
    `Je réponds d’après le ${version} (${document}, ${day}).`,
  since: (day: string) => `Il est en vigueur depuis le ${day}.`,
  until: (version: string, day: string) => `Avant lui, jusqu’au ${day} : ${version}.`,
  coming: (version: string, day: string) => `Le ${day}, le ${version} prendra sa place.`,
  only: 'Il n’y en a pas eu d’autre ici.',
  changed: (version: string, before: string, day: string) =>
    `Le ${version} a pris la place du ${before} le ${day}.`,
  nothing: 'Aucune fiche, aucun axe ni aucune action n’a changé.',
  line: (before: string, now: string) =>
    before === '' ? now : now === '' ? before : `${before} → ${now}`,
  counted: (what: string, count: number) => `${what} (${count})`,
  item: (becomes: string, line: string) => `${becomes} : ${line}`,
  more: (count: number) => `Et ${count} autres, sur la page « Ce qui a changé » de l’onglet.`,
  kept: 'Ce qui fut dit de ce qui est clos est gardé, et n’est plus demandé.',
  ask: {
    changed: 'Qu’est-ce qui a changé dans le plan ?',
    before: (version: string, numero: string) => `Que disait le plan ${version} sur la ${numero} ?`,
  },
  ended: {
    headline: (version: string, day: string) =>
      `Le plan a changé : le ${version} est en vigueur depuis le ${day}.`,
    closed: (thing: string) => `${thing} : n’y est plus.`,
    became: (thing: string, heirs: string) => `${thing} : devient ${heirs}.`,
    note: 'Ce que vous en avez dit est gardé, et ne vous sera plus demandé.',
    led: 'Ce qui en vient a ses propres pilotes : dites-moi si vous en pilotez.',
  },
};

const en: typeof fr = {
  which: (version, document, day) => `I answer from ${version} (${document}, ${day}).`,
  since: (day) => `It has been in effect since ${day}.`,
  until: (version, day) => `Before it, until ${day}: ${version}.`,
  coming: (version, day) => `On ${day}, ${version} takes its place.`,
  only: 'There has been no other here.',
  changed: (version, before, day) => `${version} took the place of ${before} on ${day}.`,
  nothing: 'No fiche, axis or action has changed.',
  line: fr.line,
  counted: (what, count) => `${what} (${count})`,
  item: (becomes, line) => `${becomes}: ${line}`,
  more: (count) => `And ${count} others, on the page “What changed” of the tab.`,
  kept: 'What was told of what is closed is kept, and is asked for no more.',
  ask: {
    changed: 'What changed in the plan?',
    before: (version, numero) => `What did the plan ${version} say about ${numero}?`,
  },
  ended: {
    headline: (version, day) => `The plan has changed: ${version} has been in effect since ${day}.`,
    closed: (thing) => `${thing}: not in it any more.`,
    became: (thing, heirs) => `${thing}: becomes ${heirs}.`,
    note: 'What you told of it is kept, and you will not be asked for it any more.',
    led: 'What comes of it has leads of its own: tell me if you are one.',
  },
};

export const strings = { fr, en };
