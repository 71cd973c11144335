import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { snapshots, updates } from '../../../../bot/features/progress/model/schema.ts';
import { controlsOf } from '../../../../cards/buttons.ts';
import {
  animator,
  camille,
  holder,
  noon,
  openPartners,
  readAll as readCardText,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

/** What a person reads, with plain spaces. */
const readAll = (answer: Answer): string => readCardText(answer).replace(/[\u00a0\u202f]/g, ' ');

const house = withPartners();
const since = noon.toISOString();
const later = (minutes: number) => ({ at: new Date(noon.getTime() + minutes * 60_000) });
const as = (person: typeof holder) => ({ person: refOf(person), name: person.name });

beginning(house, async () => {
  for (const person of [animator, holder, camille, zoe]) await house.meet(person);
  await house.store.transact(async (tx) => {
    const row = { organisation: 'caf', until: null, at: since, by: refOf(animator) };
    await tx.put(pilots, 'fiche:1.1', { ...row, holder: as(holder), substitute: as(camille) });
    await tx.put(pilots, 'fiche:5', { ...row, holder: as(zoe), substitute: null });
    const own = [{ person: refOf(animator), since }];
    await tx.put(groups, 'axe-1', { ...emptyGroup('axe'), members: own, coAnimators: own });
  });
});

const kept = () =>
  house.store.read(async (reader) => (await reader.list(updates)).map((r) => r.value));
const saidOf = async (field: 'percent' | 'meteo' | 'blocker') =>
  (await kept()).map(({ said }) => said[field]);

/** The data of the first button of that verb in a card. */
function buttonOf(answer: Answer, verb: string): Record<string, unknown> {
  const found = JSON.stringify(answer.message.card).match(
    new RegExp(`\\{"verb":"${verb.replace('.', '\\.')}"[^{}]*\\}`),
  );
  if (!found) throw new Error(`No button ${verb}`);
  const { verb: _, ...data } = JSON.parse(found[0]);
  return data;
}

describe('an update', () => {
  const text = '1.1 : soleil, 60 %, convention signée avec 3 communes, besoin d’un arbitrage Caf';

  it('is shown as it was understood, and kept with its author, time, source and words', async () => {
    const answer = await house.say(holder, text);
    const shown = readAll(answer);
    for (const part of [
      'C’est noté. Fiche 1.1',
      'soleil',
      '60',
      'convention signée avec 3 communes',
      'arbitrage Caf',
      'Annuler',
      'Corriger',
    ])
      expect(shown).toContain(part);
    expect(await kept()).toMatchObject([
      {
        subject: 'fiche:1.1',
        author: refOf(holder),
        at: since,
        asOf: '2026-11-24',
        words: text,
        origin: { kind: 'chat', reportedBy: null },
        said: { meteo: 'soleil', percent: 60 },
      },
    ]);
  });

  it('is taken back without a trace within ten minutes, and the history keeps it after that', async () => {
    const answer = await house.say(holder, text);
    await house.press(holder, 'progress.undo', buttonOf(answer, 'progress.undo'), later(9));
    expect(await kept()).toEqual([]);
    const again = await house.say(holder, text, later(10));
    const late = await house.press(
      holder,
      'progress.undo',
      buttonOf(again, 'progress.undo'),
      later(21),
    );
    expect(readAll(late)).toContain('annulé');
    expect(await kept()).toMatchObject([{ withdrawnAt: expect.any(String) }]);
  });

  it('is taken back by its author only', async () => {
    const answer = await house.say(holder, text);
    const other = await house.press(camille, 'progress.undo', buttonOf(answer, 'progress.undo'));
    expect(other.outcome).toBe('refused');
    expect(await kept()).toHaveLength(1);
  });

  it('is taken back, or opened to be corrected, by the word as well as by the button', async () => {
    await house.say(holder, text);
    expect(readAll(await house.say(holder, 'corriger', later(1)))).toContain('Faits marquants');
    expect((await house.say(camille, 'annuler', later(2))).outcome).not.toBe('command');
    expect(await kept()).toHaveLength(1);
    expect(readAll(await house.say(holder, 'annule stp', later(9)))).toContain('Faut-il défaire');
    expect(readAll(await house.say(holder, 'oui', later(10)))).toContain('annulé');
    expect(await kept()).toEqual([]);
  });

  it.each(['annule ma dernière mise à jour', 'cancel my last update'])(
    'is taken back by "%s", which says so when there is nothing to take back',
    async (words) => {
      await house.say(holder, text);
      expect(readAll(await house.say(holder, words, later(9)))).toMatch(
        /annulé|taken back|undone/i,
      );
      expect(await kept()).toEqual([]);
      expect((await house.say(holder, words, later(10))).outcome).toBe('refused');
    },
  );

  it('is corrected by the form that its button opens, and keeps what it said before', async () => {
    const answer = await house.say(holder, text);
    const form = await house.press(
      holder,
      'progress.correct',
      buttonOf(answer, 'progress.correct'),
    );
    expect(readAll(form)).toContain('Point d’étape : Fiche 1.1');
    const data = buttonOf(form, 'progress.save');
    const done = await house.press(
      holder,
      'progress.save',
      { ...data, meteo: 'couvert', percent: '55 %' },
      later(2),
    );
    expect(readAll(done)).toContain('C’est corrigé');
    expect(await kept()).toMatchObject([
      {
        said: { meteo: 'couvert', percent: 55 },
        words: text,
        revisions: [{ said: { percent: 60 } }],
      },
    ]);
  });

  it('whose percentage is none comes back as the form, with what was typed, and keeps nothing', async () => {
    const asked = { subject: 'fiche:1.1', version: 0 };
    const form = await house.press(holder, 'progress.answer', asked);
    const data = { ...buttonOf(form, 'progress.save'), percent: '155', highlights: 'devis reçus' };
    const { form: again } = controlsOf(
      (await house.press(holder, 'progress.save', data)).message.card ?? {},
    );
    expect(again?.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'percent',
          value: '155',
          problem: expect.stringMatching(/^Un pourcentage va/),
        }),
        expect.objectContaining({ id: 'highlights', value: 'devis reçus', problem: '' }),
      ]),
    );
    expect(await kept()).toEqual([]);
  });

  it('of several fiches is kept one by one, each under the right of its own', async () => {
    const answer = await house.say(holder, '1.1 soleil, 5 nuage');
    expect((await kept()).map(({ subject }) => subject)).toEqual(['fiche:1.1']);
    expect(readAll(answer)).toContain('Fiche 5 : seuls ses pilotes');
    expect(readAll(answer)).toContain('Zoé Petit');
  });

  it('of two fiches joined by "et" puts nothing of the second on the first', async () => {
    const answer = await house.say(holder, '1.1 soleil et 5 nuage');
    expect(await kept()).toMatchObject([{ subject: 'fiche:1.1', said: { highlights: [] } }]);
    expect(readAll(answer)).toContain('Fiche 5 : seuls ses pilotes');
  });

  it.each(['la 1.1 est bloquée', '1.1 is blocked', 'la 1.1 n’avance pas'])(
    '"%s" tells, even when there is news to ask for',
    async (said) => {
      await house.say(holder, text);
      await house.say(holder, said);
      expect((await kept()).filter(({ said: { blocker } }) => blocker)).toHaveLength(1);
    },
  );

  it('by a partner who does not lead it is not kept, and says whom to tell', async () => {
    const answer = await house.say(zoe, '1.1 : 60 %');
    expect(answer.outcome).toBe('refused');
    expect(answer.message.text).toContain('Paul Pilote');
    expect(await kept()).toEqual([]);
  });

  it.each([
    'Pour la 1.1 : la conférence des financeurs s’est réunie pour la première fois',
    'sur la fiche 1.1, deux structures ont été aidées en novembre à Bondy',
  ])('says so of what is only told of a fiche: « %s »', async (text) => {
    const answer = await house.say(zoe, text);
    expect(answer.outcome).toBe('refused');
    expect(answer.message.text).toContain('Paul Pilote');
    expect(await kept()).toEqual([]);
  });

  it('told without a météo is news, and is counted among what has none', async () => {
    await house.say(holder, '1.1 : 40 %');
    const answer = await house.say(animator, 'où en est le plan ?');
    const [, told, all] = /(\d+) fiche\S* ou action\S* sur (\d+)/.exec(readAll(answer)) ?? [];
    const card = JSON.stringify(answer.message.card);
    const tile = (name: string) => new RegExp(`${name}\\s· (\\d+)"`).exec(card)?.[1];
    expect([told, tile('pas de météo')]).toEqual(['1', all]);
  });

  it('received by telephone keeps its source', async () => {
    const answer = await house.say(animator, '1.1 : 60 %, reçu par téléphone de Mme Diallo');
    expect(readAll(answer)).toContain('recueilli auprès de Mme Diallo');
    expect(await kept()).toMatchObject([
      { origin: { kind: 'phone', reportedBy: 'Mme Diallo' }, said: { highlights: [] } },
    ]);
  });

  it('without a fiche is that of the only fiche its author leads, and asks when there is none', async () => {
    await house.say(zoe, 'nuage, 40 %');
    expect((await kept()).map(({ subject }) => subject)).toEqual(['fiche:5']);
    const answer = await house.say(animator, 'nuage, 40 %');
    expect(answer.outcome).toBe('clarify');
    expect(readAll(answer)).toContain('De quelle fiche');
  });
});

describe('bad input', () => {
  it.each([
    ['1.1 : 0 %', 0],
    ['1.1 : 100 %', 100],
    ['1.1 : soixante pour cent', 60],
    ['1.1 : soixante', 60],
  ])('%s is a percentage', async (text, percent) => {
    await house.say(holder, text);
    expect(await saidOf('percent')).toEqual([percent]);
  });

  it.each(['1.1 : 101 %', '1.1 avancement -5 %', '1.1 : 1000 %'])(
    '%s is none: a sentence says so, and the words are kept',
    async (text) => {
      const answer = await house.say(holder, text);
      expect(readAll(answer)).toContain('À vérifier : un pourcentage va de 0 à 100');
      expect(await kept()).toMatchObject([
        { said: { percent: null }, words: text, invalid: ['percent'] },
      ]);
    },
  );

  it('an unknown fiche is said to be unknown, with those that are known', async () => {
    const answer = await house.say(holder, 'fiche 9.9 : soleil, 40 %');
    expect(answer.message.text).toMatch(/pas de fiche 9\.9.*1\.1, 5/s);
    expect(await kept()).toEqual([]);
  });

  it('signs and addresses behind the fiche are an update like any other', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that must stay one
    const text = '1.1 : ${x} **gras** =HYPERLINK("http://x")';
    await house.say(holder, text);
    expect(await kept()).toMatchObject([{ subject: 'fiche:1.1', words: text }]);
  });

  it('a contradiction is kept and pointed out', async () => {
    const answer = await house.say(holder, '1.1 soleil mais bloqué');
    expect(readAll(answer)).toContain('ne disent pas la même chose');
    expect(await kept()).toMatchObject([{ conflict: true, said: { meteo: 'soleil' } }]);
  });

  it('a text of 4,000 characters is kept whole', async () => {
    const text = `1.1 couvert, ${'réunion tenue à Pantin ; '.repeat(160)}`.slice(0, 4000);
    await house.say(holder, text);
    expect(await kept()).toMatchObject([{ words: text, said: { meteo: 'couvert' } }]);
  });

  const HOLE = '$' + '{1+1}';
  it.each([
    `1.1 soleil, bilan ${HOLE} envoyé`,
    '1.1 soleil, **gras** [ici](http://x.test) lu',
    '1.1 soleil, =HYPERLINK("http://x.test") lu',
  ])('%s is text and nothing else', async (text) => {
    const answer = await house.say(holder, text);
    const card = JSON.stringify(answer.message.card);
    expect(card).not.toContain('$' + '{');
    expect(card).not.toMatch(/"type":"TextBlock"[^}]*(?:gras|HYPERLINK|bilan)/);
    expect(await kept()).toMatchObject([{ words: text }]);
  });
});

describe('a message of Teams', () => {
  const turn = (person: typeof holder, id: string, at = noon) => ({
    id,
    now: at,
    locale: 'fr' as const,
    person,
    conversation: { id: `a:${person.id}`, type: 'personal' as const },
    reply: async () => {},
  });

  it('delivered four times is kept once', async () => {
    const same = { ...turn(holder, 'm1'), keys: ['k1'] };
    await Promise.allSettled(Array.from({ length: 4 }, () => house.bot.hear(same, '1.1 : 60 %')));
    expect(await saidOf('percent')).toEqual([60]);
  });

  it('that is edited takes its update along, and the history keeps both', async () => {
    await house.bot.hear(turn(holder, 'm1'), '1.1 : 60 %');
    const answer = await house.bot.edited(turn(holder, 'm1', later(5).at), '1.1 : 65 %');
    expect(answer && readAll(answer)).toContain('65');
    expect(await kept()).toMatchObject([
      {
        said: { percent: 65 },
        words: '1.1 : 65 %',
        revisions: [{ said: { percent: 60 }, words: '1.1 : 60 %' }],
      },
    ]);
    expect(await house.bot.edited(turn(holder, 'm1'), '1.1 : 65 %')).toBeUndefined();
    expect(await house.bot.edited(turn(holder, 'other'), '1.1 : 70 %')).toBeUndefined();
  });

  it('that is deleted counts no more; the history says so', async () => {
    await house.bot.hear(turn(holder, 'm0'), '1.1 : nuage');
    await house.bot.hear(turn(holder, 'm1', later(1).at), '1.1 : soleil');
    await house.bot.deleted(turn(holder, 'm1', later(5).at));
    expect(readAll(await house.say(zoe, 'où en est la fiche 1.1 ?'))).toContain('nuage');
    expect(readAll(await house.say(zoe, 'historique de la fiche 1.1'))).toContain('ne compte plus');
  });
});

it('keeps the words of two pilotes who write at once', async () => {
  await Promise.all([house.say(holder, '1.1 : 60 %'), house.say(camille, '1.1 : nuage')]);
  expect(await kept()).toHaveLength(2);
  const shown = readAll(await house.say(zoe, 'où en est la fiche 1.1 ?'));
  expect(shown).toContain('nuage');
  expect(shown).toContain('60');
});

it.each([
  ['quoi de neuf depuis le 16 septembre 2026 ?', 'n’est pas encore venu'],
  ['quoi de neuf depuis demain ?', 'n’est pas encore venu'],
  ['what is new since 16 September 2026?', 'still to come'],
  ['quoi de neuf depuis le 16 septembre ?', '16 septembre 2025'],
  ['quoi de neuf depuis octobre ?', '1er octobre 2025'],
  ['quoi de neuf depuis lundi ?', 'le 14 septembre.'],
  ['quoi de neuf depuis mercredi ?', 'le 9 septembre.'],
  ['quoi de neuf depuis le 28 ?', 'le 28 août.'],
  ['what is new since June?', 'since 1 June.'],
])('on 15 September 2026, "%s" says %s', async (text, said) => {
  const asked = { at: new Date('2026-09-15T08:00:00.000Z') };
  expect(readAll(await house.say(zoe, text, asked))).toContain(said);
});

it('of what is stopped, the oldest comes first, and says since which day', async () => {
  const at = (day: string) => ({ at: new Date(`${day}T08:00:00.000Z`) });
  await house.say(zoe, 'fiche 5 : nuage, blocage : pas de local', at('2026-06-10'));
  await house.say(holder, '1.1 : orage, blocage : foncier introuvable', at('2026-08-20'));
  const asked = await house.say(zoe, 'quelles fiches sont bloquées ?', at('2026-09-15'));
  expect(readAll(asked)).toMatch(
    /pas de local.*depuis le 10 juin[\s\S]*foncier introuvable.*depuis le 20 août/,
  );
});

it('news of a fiche is its newest fact whole, and beside its name how far it moved', async () => {
  const at = (day: string) => ({ at: new Date(`${day}T08:00:00.000Z`) });
  await house.say(
    holder,
    '1.1 : couvert, 40 %, permis déposé pour trente berceaux',
    at('2026-06-10'),
  );
  await house.say(holder, '1.1 : soleil, 50 %, convention signée', at('2026-09-10'));
  const { card } = (await house.say(zoe, 'quoi de neuf depuis mai ?', at('2026-09-15'))).message;
  const seen = JSON.stringify(card?.body);
  expect(seen).toMatch(/"text":"Convention signée\s; permis déposé[^"…]*"}/);
  expect(seen).toMatch(/"text":"50\s%"}/);
});

it('among news, what fell comes first and what rose next, each with its sign, and in words what it was', async () => {
  const at = (day: string) => ({ at: new Date(`${day}T08:00:00.000Z`) });
  await house.say(holder, '1.1 : couvert, 40 %', at('2026-06-10'));
  await house.say(zoe, 'fiche 5 : couvert, 40 %', at('2026-06-10'));
  await house.say(holder, '1.1 : soleil, 50 %, convention signée', at('2026-09-10'));
  await house.say(zoe, 'fiche 5 : orage, 30 %, local perdu', at('2026-09-10'));
  const { card } = (await house.say(zoe, 'quoi de neuf depuis juillet ?', at('2026-09-15')))
    .message;
  const seen = JSON.stringify(card?.body);
  expect(seen).toMatch(/Fiche\s5.*"30\s%".*"Avant\s: couvert\s· −10\spoints\s· Local perdu/);
  expect(seen).toMatch(
    /Local perdu.*Fiche\s1\.1.*"50\s%".*"Avant\s: couvert\s· \+10\spoints\s· Convention signée/,
  );
  expect(seen).toMatch(/"altText":"orage".*Fiche\s5/);
});

it('what is told after midnight in Paris is news of that day, though UTC has the day before', async () => {
  const [told, asked] = ['2026-09-14T22:10:00.000Z', '2026-09-17T08:00:00.000Z'];
  await house.say(holder, '1.1 : orage', { at: new Date(told) });
  const ask = async (day: string) =>
    readAll(await house.say(zoe, `quoi de neuf depuis le ${day} ?`, { at: new Date(asked) }));
  expect(await ask('15 septembre')).toContain('orage');
  expect(await ask('16 septembre')).not.toContain('orage');
});

it('a next step is in sight, whatever stops the thing and waits for a decision', async () => {
  const told =
    'blocage : foncier à Bondy, à décider : qui paie, prochaine étape : réunir le comité';
  await house.say(holder, `1.1 : couvert, ${told}`);
  const { card } = (await house.say(zoe, 'où en est la fiche 1.1 ?')).message;
  const body = (card?.body ?? []) as { id?: string }[];
  const seen = body.filter(({ id }) => id !== 'more');
  expect(JSON.stringify(seen)).toMatch(/Blocage.*À.décider.*Prochaine étape.*réunir le comité/);
});

describe('questions', () => {
  beforeEach(async () => {
    await house.say(
      holder,
      '1.1 : couvert, 55 %, bloquée par le foncier à Bondy, besoin d’un arbitrage de la Caf',
    );
    await house.say(zoe, 'fiche 5 : soleil, cartographie en ligne');
    await house.say(zoe, 'fiche 5 inventaire : 60 %');
  });

  it.each([
    [
      'où en est la fiche 1.1 ?',
      ['couvert', '55', 'foncier à Bondy', 'À jour le 24 novembre 2026', 'Paul Pilote'],
    ],
    [
      'où en est la fiche 5 ?',
      ['soleil', 'Inventaire', '60', 'Point de départ, 1er juillet 2025', 'Séminaire Experice'],
    ],
    ['quelles fiches sont bloquées ?', ['1 fiche ou action est bloquée', 'Fiche 1.1 – Créer']],
    ['quelles fiches sont au soleil ?', ['Fiche 5 – Outiller']],
    ['quelles fiches sont à l’orage ?', ['Aucune fiche ni action n’est en météo']],
    ['donne-moi la liste des fiches au soleil', ['Fiche 5 – Outiller']],
    [
      'sors-moi les fiches au soleil ou en pluie, il me les faut pour 14h',
      ['en météo « soleil » ou « nuage »', 'Fiche 5 – Outiller'],
    ],
    ['besoins d’arbitrage', ['Fiche 1.1 – Créer', 'arbitrage de la Caf']],
    [
      'quoi de neuf depuis juin ?',
      ['depuis le 1er juin.', 'Fiche 1.1', 'Fiche 5', 'cartographie en ligne'],
    ],
    ['what changed this month?', ['since 1 November:', 'Fiche 1.1']],
    ['historique de la fiche 1.1', ['Paul Pilote', 'bloquée par le foncier']],
    ['courbe de la météo de la fiche 1.1', ['Météo dans le temps', 'couvert']],
    ['avancement par axe', ['Axe 1', '55']],
    ['que veut dire orage ?', ['orage : l’objectif est compromis']],
  ])('%s', async (question, parts) => {
    const shown = readAll(await house.say(camille, question));
    for (const part of parts) expect(shown).toContain(part);
  });

  it('lists what is to be decided without every fact ever told beside it', async () => {
    await house.say(holder, '1.1 : convention signée avec 3 communes', later(1));
    const shown = readAll(await house.say(camille, 'besoins d’arbitrage', later(2)));
    expect(shown).toContain('arbitrage de la Caf');
    expect(shown).not.toContain('convention signée');
  });

  it('adds the last state below what the plan says of a fiche', async () => {
    expect(
      readAll(await house.say(camille, 'quels sont les indicateurs de la fiche 1.1 ?')),
    ).toContain('couvert, 55');
  });

  it.each([
    'quelles fiches sont bloquées ?',
    'quelles fiches sont au soleil ?',
    'besoins d’arbitrage',
  ])('says that nobody told anything yet, and not that nothing is so: « %s »', async (question) => {
    const silent = await openPartners();
    expect(readAll(await silent.say(camille, question))).toContain(
      'Aucune mise à jour n’a encore été notée',
    );
    await silent.close();
  });

  it('leaves the plan’s own answer alone where nobody said anything', async () => {
    const plan = await openPartners();
    expect(readAll(await plan.say(camille, 'quel est l’avancement de l’inventaire ?'))).toContain(
      'pages du CRP',
    );
    await plan.close();
  });
});

describe('"bon pour restitution"', () => {
  it('freezes a dated state that later updates do not change', async () => {
    await house.say(holder, '1.1 : couvert, 55 %');
    const answer = await house.say(holder, 'bon pour restitution fiche 1.1', later(1));
    expect(readAll(answer)).toContain('figé');
    await house.say(holder, '1.1 : orage', later(2));
    const [frozen] = await house.store.read((reader) => reader.list(snapshots));
    expect(frozen?.value).toMatchObject({
      subject: 'fiche:1.1',
      by: refOf(holder),
      state: { meteo: 'couvert', percent: 55 },
    });
  });

  it('is said by the pilote only', async () => {
    await house.say(holder, '1.1 : couvert');
    expect(await house.say(animator, 'bon pour restitution fiche 1.1')).toMatchObject({
      outcome: 'refused',
    });
    expect(await house.store.read((reader) => reader.list(snapshots))).toEqual([]);
  });
});
