import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { camilleEssai, openDemo, openPlain } from './support/demo-house.ts';
import { noon, type Partners, readAll } from './support/partners.ts';
import { paired } from './support/random.ts';
import { readmePhrases } from './support/readme-phrases.ts';

/** What somebody who tries what is promised must not read. */
const DEAD_ENDS =
  /^(?:il n[’']y a pas|seuls? (?:les|son)|je ne suis pas s|je ne connais|je n[’']ai pas (?:de|compris)|aucune réunion|cette installation n|dois-je comprendre|de quelle? |pour quel |parmi les personnes)/im;

/** The one that the plan does not answer. */
const UNTOLD = 'quel budget pour la fiche 1.1 ?';

/** What is spoken of, where something else waits too. */
const about: Record<string, RegExp> = {
  [UNTOLD]: /À qui demander|Pilote désigné\s: vous/,
  'et ses indicateurs ?': /fiche 1\.1/i,
  'quel groupe s’occupe du handicap ?': /axe 3/i,
  'questions sans réponse': /budget/,
  'où en est le plan ?': /avancement moyen.*(?:sur 16|soleil · \d)/s,
  'quoi de neuf depuis le mois dernier ?': /convention signée|ont bougé/,
  'j’arrive à 14h30': /présent/,
  'ajouter une personne sans Teams': /adresse/i,
  'ok pour mardi, si besoin jeudi': /oui\s: mardi.*si besoin\s: jeudi/,
  'où en est le sondage ?': /cartographie/,
};

/** A Tuesday; a Friday evening, before a week without public holiday; a Sunday. */
const days = [noon, new Date('2026-11-27T17:30:00Z'), new Date('2027-02-28T10:00:00Z')];

const settings = [
  ['the plain Playground', openPlain],
  ['the demonstration', openDemo],
] as const;

const houses = paired('days', settings, days).map(([[name, open], at]) => ({ name, open, at }));

describe.each(houses)('README, typed from end to end in $name, on $at', ({ open, at }) => {
  let house: Partners;
  beforeAll(async () => {
    house = await open(at);
  });
  afterAll(() => house.close());

  it.each(readmePhrases())('« %s » is satisfied', async (phrase) => {
    const answer = await house.say(camilleEssai, phrase, { at });
    const read = readAll(answer);
    expect(read).not.toMatch(DEAD_ENDS);
    expect(read).toMatch(about[phrase] ?? /\S/);
    if (phrase !== UNTOLD && !answer.asks)
      expect(['refused', 'clarify', 'unknown']).not.toContain(answer.outcome);
  });
});
