/** Two questions of one sentence: each is asked in full, of whoever knows. */
import { beforeAll, expect, it } from '@jest/globals';
import { admin, animator, noon, readAll } from '../../support/partners.ts';
import { withSharedPartners } from '../../support/with-partners.ts';

const partners = withSharedPartners();

beforeAll(async () => {
  await partners.meet(admin);
  await partners.meet(animator);
  await partners.say(admin, 'nomme Ines Animatrice co-animatrice du sous-groupe cartographie');
  await partners.say(admin, 'Ines Animatrice pilote la fiche 5');
});

it.each<[string, object[]]>([
  [
    'c’est quoi la fiche 1.1 et qui est dans le groupe carto ?',
    [{ entry: 'fiche:1.1' }, { intent: 'members' }],
  ],
  [
    'quels sont les objectifs de la fiche 5 et qui la pilote ?',
    [{ entry: 'fiche:5/objectifs' }, { intent: 'pilotOf' }],
  ],
  ['combien de fiches et combien de pilotes ?', [{ decision: 'entry' }, { intent: 'pilots' }]],
  [
    'qui co-anime la carto et qui de la fiche 5 est pilote ?',
    [{ intent: 'coAnimators' }, { intent: 'pilotOf' }],
  ],
  ['il y a quoi comme fiches et groupes', [{ decision: 'entry' }, { intent: 'groups' }]],
  ['l’heure et l’odj de la réunion carto', [{ asks: 'meeting.when' }, { asks: 'meeting.agenda' }]],
  ['fiches sans pilote et fiches bloquées ?', [{ intent: 'list' }, { intent: 'list' }]],
  ['quoi de neuf sur la 1.1 et la 5', [{ subjects: ['fiche:1.1', 'fiche:5'] }]],
  // What is ordered is not of what is asked beside it, and is done whatever stands there.
  [
    'tu peux me dire qui pilote la 1.1, et supprime mes données',
    [{ fields: ['pilote'] }, { intent: 'forget' }],
  ],
  ['mes groupes et mon organisation', [{ intent: 'mine' }, { intent: 'askOrganisation' }]],
  ['que deux personnes ? ajoute Paul Girard à la carto', [{ intent: 'add' }]],
  // Both are asked of one thing: all of it is the answer.
  ['c’est quand et où', [{ asks: 'meeting.next' }]],
])('« %s » is asked thing by thing', async (text, asked) => {
  const turn = {
    id: text,
    now: noon,
    locale: 'fr' as const,
    person: admin,
    conversation: { id: 'a:x', type: 'personal' as const },
    reply: async () => {},
  };
  const read = await partners.bot.reads(turn, text);
  expect(read.map(({ fields }) => fields)).toMatchObject(asked);
});

it('what nobody reads by itself is said to be left', async () => {
  const answer = await partners.say(admin, 'combien d’axes et c’est quoi le comité ?');
  expect(readAll(answer)).toMatch(/ne dit rien de.*c’est quoi le comité/u);
});
