/** Mentions of a sentence: what it names of the partnership and of time, each in words that can be said again. */
import type { Mention } from '../../../contract/feature.ts';
import type { Locale } from '../../../language/locale.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import {
  conceptsOf,
  type Sentence,
  saysAny,
  spanIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../model/slots/context.ts';
import { fichesSlot } from '../model/slots/fiches.ts';
import { type NamedOrganisation, organisationsSlot } from '../model/slots/organisations.ts';
import { thingsSlot } from '../model/slots/things.ts';
import { newNameIn } from './new-name.ts';
import { formerIn, peopleSlot, wherePeopleAre } from './people-slots.ts';
import { emailsSlot } from './typed-people.ts';

/** What calls a group by a name that it had not. */
const NAMES: readonly string[] = ['gens-creer', 'gens-former', 'gens-renommer', 'gens-nouveau-nom'];

const WHEN: Readonly<Record<string, string>> = { day: 'jour', times: 'heure' };

const group = { fr: 'groupe', en: 'group' };

/** What names most surely comes first: nothing is read over it. */
export function mentionsIn(sentence: Sentence, context: SlotContext, locale: Locale): Mention[] {
  const { tokens } = sentence;
  const found: (Placed<string> & { kind: string })[] = [];
  const add = (kind: string, places: readonly Placed<string>[]) => {
    for (const one of places)
      if (one.length > 0 && !found.some((other) => overlap(other, one)))
        found.push({ ...one, kind });
  };
  add('adresse', emailsSlot(sentence));
  // "Nombre d’EAJE Aubervilliers": what begins with a sigle of the plan is nobody’s name.
  const sigles = new Set(context.knowledge.plan.glossaire.map(({ sigle }) => sigle));
  const isSigle = ({ at }: Placed<unknown>) => sigles.has(typedOver(sentence, at, 1));
  const persons = peopleSlot(sentence, context).filter((one) => !one.value.isSelf && !isSigle(one));
  // "Nomme Karim Benali pilote" gives no name.
  const isPerson = ({ at }: Placed<unknown>) => persons.some((one) => one.at === at);
  const groups = wherePeopleAre(sentence, context);
  // "Quitter le sous-groupe « parentalité »": in quotes, a group that there is, where nothing is called anew.
  const isThere = (one: Placed<unknown>) =>
    !saysAny(sentence, NAMES) &&
    groups.some((group) => group.value.found.length > 0 && overlap(group, one));
  const named = newNameIn(sentence).filter((one) => !isPerson(one) && !isThere(one));
  add('nom', named);
  // "Mes fiches ?": whatever they are, none is named.
  const own = conceptsOf(sentence, 'gens-mes-fiches');
  const fiches = fichesSlot(sentence, context).filter((one) => !own.some((o) => overlap(o, one)));
  for (const one of fiches) add('fiche', [{ ...one, value: one.value.found[0] ?? one.value.text }]);
  for (const one of whenSlot(sentence, context))
    add(WHEN[one.value.kind] ?? 'temps', [
      { ...one, value: typedOver(sentence, one.at, one.length) },
    ]);
  const percents = tokens.flatMap(({ folded }, at) =>
    /^\d{1,3}$/.test(folded) && /^(?:%|pourcents?|percent)$/.test(tokens[at + 1]?.folded ?? '')
      ? [{ value: folded, at, length: 2 }]
      : [],
  );
  add('pourcent', percents);
  // "Chez nous": it is known of who speaks, and named by nobody.
  const unnamed = conceptsOf(sentence, 'gens-chez-nous');
  add(
    'groupe',
    groups
      .filter((one) => !unnamed.some((other) => overlap(other, one)))
      .map((one) => ({ ...one, value: saidOf(one.value.text, group[locale]) })),
  );
  // "L’inventaire": an action is led, and told of, as a fiche is.
  for (const one of thingsSlot(sentence, context))
    if (one.value.byName && !one.value.isGuess && one.value.found.length === 1)
      add('fiche', [{ ...one, value: one.value.text }]);
  for (const one of persons) add('personne', [{ ...one, value: one.value.name }]);
  const organisations = organisationsSlot(sentence, context);
  const former = formerIn(sentence, organisations);
  // "Un document pour le comité": it is of no partner.
  const isBody = ({ value: { id } }: Placed<NamedOrganisation>) =>
    context.knowledge.plan.organisations.some((one) => one.id === id && one.groupe.length > 0);
  for (const one of organisations.filter((place) => !former.includes(place) && !isBody(place)))
    add('organisation', [{ ...one, value: one.value.text }]);
  // "Mets la 5 à 35": a number that is nothing else, where one of something is spoken of.
  // "De 20 000 €" is money.
  const bare = tokens.flatMap(({ folded }, at) =>
    /^(?:\d{1,2}|100)$/.test(folded) && !/^[\d€$£]/u.test(tokens[at + 1]?.folded ?? '')
      ? [{ value: folded, at, length: 1 }]
      : [],
  );
  if (fiches.length > 0 && percents.length === 0) add('pourcent', bare);
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ kind, value, ...one }) => ({ kind, text: value, ...spanIn(sentence, one) }));
}

/** Without its article: "du groupe carto", "the group carto". */
const saidOf = (text: string, word: string): string => {
  const bare = text.replace(/^(?:les? |la |the |l['’])/iu, '');
  return /group/iu.test(bare) ? bare : `${word} ${bare}`.trim();
};
