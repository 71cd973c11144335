/** What is asked back of a change: as a fact, and as the order that does it. */

import { bare } from './strings.ts';

interface Told {
  fact: string;
  order: string;
}

/** Who comes into a group that is made. */
interface NewPeople {
  coAnimators: readonly string[];
  members: readonly string[];
}

/** What it is a part of, and whether one is called almost so. */
interface NewPlace {
  parent: string | undefined;
  isAnother: boolean;
}

/** " co-animé par Karim et Inès"; empty without anybody. */
const led = (how: string, names: readonly string[], locale: 'fr' | 'en'): string =>
  names.length === 0 ? '' : ` ${how} ${new Intl.ListFormat(locale).format(names)}`;

/** "que Karim …", "qu’Inès …". */
const that = (fact: string): string =>
  /^(?:[aeiouhéèêàâîïôû]|y(?![aeiou]))/iu.test(fact) ? `qu’${fact}` : `que ${fact}`;

const fr = {
  ask: (facts: readonly string[]) => `Dois-je noter ${facts.map(that).join(', et ')} ?`,
  /** Of one of several people: which. */
  askWhich: (facts: readonly string[]) => `Que dois-je noter : ${facts.map(that).join(', ou ')} ?`,
  how: 'Répondez « oui » ou « non ».',
  kept: 'Rien n’est changé.',
  /** Said to come: whether it is for now. */
  askNow: (facts: readonly string[]) =>
    `Dois-je noter dès aujourd’hui ${facts.map(that).join(', et ')} ?`,
  now: ', dès aujourd’hui',
  later: (day: string, next: string) =>
    `Rien n’est encore changé. Je ne garde pas un changement à venir : après le ${day}, donc dès le ${next}, redites-le-moi.`,
  stretch: (from: string, to: string) =>
    `Rien n’est encore changé. Je ne garde ni changement à venir ni durée : ce serait dès aujourd’hui et jusqu’à ce que vous le retiriez, et non du ${from} au ${to}.`,
  unclearBeside: 'Je ne suis pas sûr du reste : dites-le en une phrase à part.',
  unclear:
    'Je ne suis pas sûr de ce qu’il faut changer : dites-le en une phrase, par exemple « désigne Prénom Nom pilote de la fiche 1.1 ». Rien n’est changé.',
  pilot: (name: string, what: string): Told => ({
    fact: `${name} est pilote ${what}`,
    order: `Désigne ${name} pilote ${what}`,
  }),
  joint: (name: string, what: string): Told => ({
    fact: `${name} est copilote ${what}`,
    order: `Désigne ${name} copilote ${what}`,
  }),
  substitute: (name: string, what: string): Told => ({
    fact: `${name} est suppléant(e) ${what}`,
    order: `Désigne ${name} suppléant ${what}`,
  }),
  create: (
    name: string,
    { coAnimators, members }: NewPeople,
    { parent, isAnother }: NewPlace,
  ): Told => {
    const within = parent === undefined ? '' : ` dans ${parent}`;
    const who = [led('co-animé par', coAnimators, 'fr'), led('avec', members, 'fr')].join('');
    return {
      fact: `vous créez le sous-groupe « ${name} »${within}${who}`,
      order: `Crée ${isAnother ? 'bien un nouveau' : 'le'} sous-groupe « ${name} »${within}${who}`,
    };
  },
  whichGroup: (name: string, labels: readonly string[]) =>
    `Est-ce un nouveau sous-groupe « ${name} », ou ${labels.join(', ou ')} ?`,
  instead: (name: string) => `${name} l’est aujourd’hui, et ne le serait plus.`,
  until: (day: string) => ` jusqu’au ${day}`,
  unpilot: (name: string, what: string): Told => ({
    fact: `${name} n’est plus pilote ${what}`,
    order: `Retire ${name} du pilotage ${what}`,
  }),
  appoint: (name: string, group: string): Told => ({
    fact: `${name} co-anime ${group}`,
    order: `Ajoute ${name} à la co-animation du ${bare(group)}`,
  }),
  dismiss: (name: string, group: string): Told => ({
    fact: `${name} ne co-anime plus ${group}`,
    order: `Retire ${name} de la co-animation du ${bare(group)}`,
  }),
  add: (name: string, group: string): Told => ({
    fact: `${name} fait partie du ${bare(group)}`,
    order: `Ajoute ${name} au ${bare(group)}`,
  }),
  remove: (name: string, group: string): Told => ({
    fact: `${name} ne fait plus partie du ${bare(group)}`,
    order: `Retire ${name} du ${bare(group)}`,
  }),
  rename: (group: string, name: string): Told => ({
    fact: `${group} s’appelle « ${name} »`,
    order: `Renomme ${group} en « ${name} »`,
  }),
  organisationOf: (who: string, name: string): Told => ({
    fact: `l’organisation de ${who} est ${name}`,
    order: `L’organisation de ${who} est « ${name} »`,
  }),
  join: (group: string) => `Rejoindre ${group}`,
  leave: (group: string) => `Quitter ${group}`,
};

const en: typeof fr = {
  ask: (facts) => `Shall I record that ${facts.join(', and that ')}?`,
  askWhich: (facts) =>
    `Which should I record: ${facts.map((fact) => `that ${fact}`).join(', or ')}?`,
  how: 'Please answer “yes” or “no”.',
  kept: 'Nothing has changed.',
  askNow: (facts) => `Shall I record as of today that ${facts.join(', and that ')}?`,
  now: ', as of today',
  later: (day, next) =>
    `Nothing has changed yet. I do not keep a change to come: after ${day}, so from ${next} on, please tell me again.`,
  stretch: (from, to) =>
    `Nothing has changed yet. I keep neither a change to come nor how long: it would be from today until you take it back, and not from ${from} to ${to}.`,
  unclearBeside: 'I am not sure of the rest: please say it in a sentence of its own.',
  unclear:
    'I am not sure what to change: say it in one sentence, for instance “appoint First Last lead of fiche 1.1”. Nothing has changed.',
  pilot: (name, what) => ({
    fact: `${name} is a lead ${what}`,
    order: `Appoint ${name} lead ${what}`,
  }),
  joint: (name, what) => ({
    fact: `${name} is a co-lead ${what}`,
    order: `Appoint ${name} co-lead ${what}`,
  }),
  substitute: (name, what) => ({
    fact: `${name} is the substitute ${what}`,
    order: `Appoint ${name} substitute ${what}`,
  }),
  create: (name, { coAnimators, members }, { parent, isAnother }) => {
    const within = parent === undefined ? '' : ` in ${parent}`;
    const who = [led('co-facilitated by', coAnimators, 'en'), led('with', members, 'en')].join('');
    return {
      fact: `you create the sub-group “${name}”${within}${who}`,
      order: `Create ${isAnother ? 'another new' : 'the'} sub-group “${name}”${within}${who}`,
    };
  },
  whichGroup: (name, labels) => `Is it a new sub-group “${name}”, or ${labels.join(', or ')}?`,
  instead: (name) => `${name} is today, and would be no longer.`,
  until: (day) => ` until ${day}`,
  unpilot: (name, what) => ({
    fact: `${name} is no longer a lead ${what}`,
    order: `Remove ${name} as lead ${what}`,
  }),
  appoint: (name, group) => ({
    fact: `${name} co-facilitates ${group}`,
    order: `Add ${name} as co-facilitator of ${group}`,
  }),
  dismiss: (name, group) => ({
    fact: `${name} no longer co-facilitates ${group}`,
    order: `Remove ${name} as co-facilitator of ${group}`,
  }),
  add: (name, group) => ({ fact: `${name} is in ${group}`, order: `Add ${name} to ${group}` }),
  remove: (name, group) => ({
    fact: `${name} is no longer in ${group}`,
    order: `Remove ${name} from ${group}`,
  }),
  rename: (group, name) => ({
    fact: `${group} is called “${name}”`,
    order: `Rename ${group} to “${name}”`,
  }),
  organisationOf: (who, name) => ({
    fact: `the organisation of ${who} is ${name}`,
    order: `The organisation of ${who} is “${name}”`,
  }),
  join: (group) => `Join ${group}`,
  leave: (group) => `Leave ${group}`,
};

export const toldStrings = { fr, en };
