import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { gather, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));

/** A Saturday. */
const at = new Date('2026-11-28T10:00:00.000Z');
const said = async (text: string, who = animator): Promise<string> =>
  readAll((await house.say(who, text, { at })) as Answer).replaceAll('\u00a0', ' ');
const kept = () =>
  house.store.read(async (reader) =>
    (await reader.page(meetings, { limit: 50 })).map(({ value }) => value),
  );

it.each([
  [
    'on s’est vus hier avec la carto, je voudrais noter 2 décisions : publication en mars, Camille Durand relance la PMI avant le 15 janvier',
    { date: '2026-11-27', decisions: 'publication en mars' },
  ],
  [
    'hier de 10h à 11h30 le sous-groupe cartographie s’est réuni. On a validé la légende et Camille Durand doit appeler la PMI',
    { date: '2026-11-27', start: '10:00', end: '11:30', decisions: 'On a validé la légende' },
  ],
  [
    'la réunion carto du 10 on a décidé de publier en mars, et Camille Durand relit tout',
    { date: '2026-11-10', decisions: 'publier en mars' },
  ],
  // Nothing says that it was decided: what somebody has to do makes minutes of it, who was there apart.
  [
    'on a fait la carto hier, présents Camille Durand et Zoé Petit, on garde trois couleurs, Camille Durand relance la PMI vendredi',
    { date: '2026-11-27', decisions: 'on garde trois couleurs' },
  ],
])(
  'minutes of a meeting held without the bot are proposed, and kept on yes: %s',
  async (text, { date, decisions, ...hours }) => {
    expect(await said(text)).toContain('Dois-je la noter avec ce compte rendu');
    expect(await kept()).toEqual([]);
    await said('oui');
    const [meeting] = await kept();
    expect(meeting).toMatchObject({ when: { date, ...hours }, decisions });
    expect(meeting?.nextSteps).toMatch(/^Camille Durand \w+ [^\n]+$/);
  },
);

it('a meeting that is only told to have been held is proposed too, and never as one to come', async () => {
  expect(await said('hier 27 nov réunion carto de 14h à 15h, elle a eu lieu')).toContain(
    'vendredi 27 novembre 2026, de 14 h à 15 h',
  );
  await said('oui');
  await said('décision : la carte sort en mars');
  expect(await kept()).toMatchObject([{ decisions: 'la carte sort en mars' }]);
});

it('decisions without a day are asked theirs, and lose nothing', async () => {
  expect(await said('décisions de la carto : on publie en mars')).toContain('De quel jour');
  await said('le 24 novembre');
  await said('oui');
  expect(await kept()).toMatchObject([
    { when: { date: '2026-11-24' }, decisions: 'on publie en mars' },
  ]);
});

it('of a meeting to come it is said that it has not been held yet', async () => {
  await schedule(house, {
    when: { date: '2026-12-10', start: '14:00', end: '16:00', zone: 'Europe/Paris' },
  });
  await noticed(house);
  expect(await said('à la réunion carto du 10 décembre on a décidé de publier en avril')).toContain(
    'n’a pas encore eu lieu',
  );
  expect(await kept()).toMatchObject([{ decisions: '' }]);
});

it('whoever does not co-animate keeps no minutes of it', async () => {
  const answer = await house.say(camille, 'décisions de la carto d’hier : on publie', { at });
  expect(answer.outcome).toBe('refused');
});

it('other minutes than those just kept go to their own day', async () => {
  await said('compte rendu carto du 24 novembre : budget voté');
  await said('oui');
  await said('note les décisions de la réunion carto du 20 novembre : mise en ligne en février');
  await said('oui');
  expect((await kept()).map(({ when, decisions }) => [when.date, decisions]).sort()).toEqual([
    ['2026-11-20', 'mise en ligne en février'],
    ['2026-11-24', 'budget voté'],
  ]);
});

it('where they met and who was there are kept with what was decided, who tells it too', async () => {
  await said(
    'on s’est vus hier à la Caf de Bobigny avec la carto, moi et Camille Durand, Zoé Petit excusée, on a décidé de publier en mars',
  );
  await said('oui');
  const [meeting] = await kept();
  expect(meeting).toMatchObject({ place: 'Caf de Bobigny', decisions: 'publier en mars' });
  const there = Object.values(meeting?.attendance ?? {}).map(({ status }) => status);
  expect(there.sort()).toEqual(['excused', 'present', 'present']);
});

it('what is to be done goes to another day on a yes, and out of what is to do once it is done', async () => {
  await said(
    'hier le sous-groupe cartographie s’est réuni, on a validé la légende. Camille Durand envoie la liste des crèches avant le 15 décembre',
  );
  await said('oui');
  await said('Camille Durand a jusqu’au 18 décembre pour la liste des crèches');
  await said('oui');
  expect((await kept())[0]?.nextSteps).toContain('18 décembre');
  // Told to her, the line is without her name.
  expect(await said('j’ai quoi à faire', camille)).toContain('Envoie la liste des crèches');
  await said('la liste des crèches c’est envoyé', camille);
  await said('oui', camille);
  expect(await said('j’ai quoi à faire', camille)).not.toContain('liste des crèches');
});

describe('minutes of one breath', () => {
  beforeEach(async () => {
    await said(
      'CR de la reunion carto du jeudi 26 novembre : presents moi zoé et camille. decisions : on publie la carte en janvier, on garde l’outil actuel. camille envoie les données avant le 11/12',
    );
    await said('oui');
  });

  it('who was there is no decision, and each decision is its own', async () => {
    const [meeting] = await kept();
    expect(meeting?.decisions.split('\n')).toEqual([
      'on publie la carte en janvier',
      expect.stringContaining('on garde l’outil actuel'),
    ]);
    expect(meeting?.nextSteps).toBe('camille envoie les données avant le 11/12');
    expect(Object.keys(meeting?.attendance ?? {})).toHaveLength(3);
  });

  it.each([
    'c’était pas une décision, enleve la premiere ligne du CR',
    'retire on publie la carte du compte rendu',
    'supprime la décision « on publie la carte » du 26 novembre',
  ])('a line of them goes by its rank or its words, and answers nothing: « %s »', async (text) => {
    await said(text);
    const [meeting] = await kept();
    expect(meeting?.decisions).toMatch(/^on garde l’outil actuel/);
  });

  it('what heads a decision is no word of it', async () => {
    await said('vendredi carto on s’est vus : zoé et camille. décidé : on garde les 3 couches');
    await said('oui');
    expect((await kept()).map(({ decisions }) => decisions)).toContain('on garde les 3 couches');
  });

  it('what opens by asking notes nothing there', async () => {
    const before = await kept();
    await said('quelles actions du 26 novembre ne sont pas faites et sont en retard');
    expect(await kept()).toEqual(before);
  });
});

it.each([
  'présents hier à carto : Camille, Zoé, excusée Ines',
  'hier à la carto étaient là Camille et Zoé, Ines excusée',
])(
  'who was there of a meeting that nobody recorded is proposed with its day: « %s »',
  async (text) => {
    const asked = await said(text);
    expect(asked).toContain('vendredi 27 novembre 2026');
    expect(asked).toContain('Dois-je la noter');
    expect(await kept()).toEqual([]);
    expect(await said('oui')).toMatch(
      /présences à la réunion du vendredi 27[\s\S]*Camille Durand : présente?/,
    );
    const [meeting] = await kept();
    expect(Object.values(meeting?.attendance ?? {}).map(({ status }) => status)).toEqual(
      expect.arrayContaining(['present', 'excused']),
    );
  },
);

it('who was not there to co-animate proposes no meeting by telling who was', async () => {
  await said('présents hier à carto : Camille, Zoé', camille);
  expect(await said('oui', camille)).not.toContain('C’est noté');
  expect(await kept()).toEqual([]);
});

it.each(['notes du 18 : on garde la carte', 'notes de la réunion du 18 : on garde la carte'])(
  'notes of a day are its minutes: « %s »',
  async (text) => {
    await said(text);
    await said('oui');
    expect(await kept()).toMatchObject([
      { when: { date: '2026-11-18' }, decisions: 'on garde la carte' },
    ]);
  },
);

it('minutes that wait for a yes, or are noted, take another person and another deadline, and keep their day', async () => {
  await said('compte rendu de la carto du 18 : Camille relance la Caf avant le 15 décembre');
  const asked = await said('pas camille, zoé. et avant le 11');
  expect(asked).toContain('Zoé Petit relance la Caf avant le 11 décembre');
  expect(asked).toContain('18 novembre');
  await said('oui');
  await said('pas zoé, camille. et avant le 12');
  expect(await kept()).toMatchObject([
    {
      when: { date: '2026-11-18' },
      nextSteps: 'Camille Durand relance la Caf avant le 12 décembre',
    },
  ]);
});

it.each([
  'CR de tout à l’heure : on garde la légende, Camille Durand la relit avant vendredi',
  'compte rendu d’aujourd’hui : on garde la légende, Camille Durand la relit avant vendredi',
  'Décision prise en séance : on garde la légende, Camille Durand la relit avant vendredi',
])(
  'minutes of a meeting of today that has not begun are noted on it, once that is confirmed: %s',
  async (text) => {
    const when = { date: '2026-11-28', start: '14:00', end: '16:00', zone: 'Europe/Paris' };
    await schedule(house, { when });
    expect(await said(text)).toContain('n’a pas encore eu lieu. Dois-je déjà noter ceci');
    await said('oui');
    expect(await kept()).toMatchObject([
      {
        when,
        decisions: 'on garde la légende',
        nextSteps: 'Camille Durand la relit avant vendredi',
      },
    ]);
  },
);

it.each([
  'CR carto du 19/11 : a) la légende est validée, b) Camille Durand relance la PMI, c) date à fixer',
  'CR carto du 19/11 : 1) la légende est validée 2) Camille Durand relance la PMI 3) date à fixer',
])('lines that letters or numbers part are lines: %s', async (text) => {
  await said(text);
  await said('oui');
  expect(await kept()).toMatchObject([
    {
      decisions: 'la légende est validée\ndate à fixer',
      nextSteps: 'Camille Durand relance la PMI',
    },
  ]);
});

it('a figure ahead of what was decided is said back', async () => {
  expect(await said('CR carto d’hier, 6 participants : on publie en mars')).toContain(
    '« 6 participants »',
  );
});

describe('once minutes are noted', () => {
  const THERE = 'réunion carto du 27 novembre, présents : Camille Durand, Zoé Petit';
  const there = async (text: string) => {
    await said(THERE);
    await said('oui');
    return said(text);
  };

  // What stands behind a name is said of that name; what is not understood of it is never that of the next one.
  it.each([
    ['Camille Durand là du début à la fin, Zoé Petit pas venue', /Camille Durand : présent/],
    ['Camille Durand est partie à 11 h, Zoé Petit absente', /Camille Durand : présent/],
    ['Camille Durand arrivée en retard, Zoé Petit pas là', /Camille Durand : présent/],
    ['Camille Durand a dû filer avant la fin, Zoé Petit absente', /Camille Durand : présent/],
    ['Camille Durand s’est occupée de la salle, Zoé Petit était absente', /rien fait de.*Camille/],
    ['Camille Durand n’est pas restée, Zoé Petit pas venue', /rien fait de.*Camille/],
    ['Camille Durand et Zoé Petit étaient absentes', /Camille Durand : absent/],
  ])('a mark is said of the names it is joined to, and of no other: %s', async (text, expected) => {
    const read = await there(text);
    expect(read).toMatch(expected);
    expect(read).toContain('Zoé Petit : absent');
  });

  // A group or a day behind "que" says nothing of the meeting.
  it.each([
    ['tu ajouteras aux décisions du 27 qu’on publie la carto avant Noël', 'on publie la carto'],
    ['ajoute aux décisions du 27 que la carto sort avant janvier', 'la carto sort avant janvier'],
    [
      'dans le compte rendu du 27, note qu’on teste la carto à Stains',
      'on teste la carto à Stains',
    ],
  ])('what was decided begins behind “que”: %s', async (text, decision) => {
    expect(await there(text)).toContain(`Décidé : ${decision}`);
  });

  it.each([
    'CR du 27 : on garde deux pages, rien n’a été décidé pour le logo',
    'décisions du 27 : on garde deux pages ; pas de décision sur le logo',
    'relevé de décisions du 27 : on garde deux pages. Sur le logo on n’a rien tranché.',
    'décisions du 27 : le logo on a pas tranché, on garde deux pages',
  ])('what is told not to be decided is no decision, and is said back: %s', async (text) => {
    const read = await there(text);
    expect(read).toMatch(/Pas gardé.*logo/);
    const [meeting] = await kept();
    expect(meeting?.decisions.trim().replace(/\.$/, '')).toBe('on garde deux pages');
  });
});

it.each([
  'réunion carto du 27 novembre, présents : Camille Durand. Zoé Petit s’était excusée.',
  'présents à la réunion carto du 27 novembre : Camille Durand. Zoé Petit était excusée.',
  'à la réunion carto du 27 novembre : Camille Durand présente, Zoé Petit s’était fait excuser',
])('where all of it tells who was there, nothing was decided: %s', async (text) => {
  expect(await said(text)).toMatch(
    /Dois-je la noter.\?.*Camille Durand : présent\nZoé Petit : excusé/s,
  );
});
