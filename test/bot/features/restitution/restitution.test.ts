import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { axeGroup, emptyGroup, groups } from '../../../../bot/features/people/model/groups.ts';
import { links } from '../../../../bot/links/links.ts';
import { fillWith } from '../../../../src/demo/fill.ts';
import { demoYear } from '../../../support/drawn-year/year.ts';
import { partsOf } from '../../../support/office.ts';
import {
  admin,
  animator,
  camille,
  noon,
  publicUrl,
  readAll,
  refOf,
} from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  const { plan } = house.knowledge;
  await fillWith(house.store, demoYear({ plan, now: noon, zone: 'Europe/Paris', seed: 7 }));
  for (const person of [admin, animator, camille]) await house.meet(person);
  const since = noon.toISOString();
  await house.store.transact((tx) =>
    tx.put(groups, axeGroup('5'), {
      ...emptyGroup('axe'),
      coAnimators: [{ person: refOf(animator), since }],
    }),
  );
});

const channel = { id: '19:c@thread.tacv2;messageid=1', type: 'channel' } as const;
const understood = (text: string, now = noon) =>
  house.bot.understand(text, { now }, 'fr').find(({ fields }) => fields.intent === 'restitution')
    ?.fields;
const from = (from: string, to: string, format?: string) => ({
  intent: 'restitution',
  from,
  to,
  format,
});
/** A period that nobody said, and is presumed. */
const presumed = (from: string, to: string, format?: string) => ({
  intent: 'restitution',
  presumed: { from, to },
  format,
});

describe('is understood', () => {
  it.each([
    ['restitution 2026', from('2026-01-01', '2026-12-31')],
    ['restitution du 2e semestre 2025 en Word', from('2025-07-01', '2025-12-31', 'docx')],
    ['fais-moi un Word du 4e trimestre 2025', from('2025-10-01', '2025-12-31', 'docx')],
    ['restitution de l’automne 2025 en Word', from('2025-09-01', '2025-11-30', 'docx')],
    ['restitution du dernier trimestre 2025', from('2025-10-01', '2025-12-31')],
    ['fais-moi un récap de la semaine pour la directrice', from('2026-11-23', '2026-11-24')],
    ['restitution de la semaine dernière', from('2026-11-16', '2026-11-22')],
    // What was said of time and is not read is asked.
    [
      'restitution en Word des deux dernières quinzaines',
      { intent: 'restitution', format: 'docx' },
    ],
    ['prépare la restitution', presumed('2026-01-01', '2026-12-31')],
    // The committee by its initials, with a verb or without.
    ['il me faut le document pour le CDSF du 4 février', presumed('2026-01-01', '2026-12-31')],
    ['document pour le CDSF', presumed('2026-01-01', '2026-12-31')],
    [
      'prépare la restitution au comité pour 2025, en Word stp',
      from('2025-01-01', '2025-12-31', 'docx'),
    ],
    [
      'restitution du 1er janvier au 30 juin 2026 en PowerPoint',
      from('2026-01-01', '2026-06-30', 'pptx'),
    ],
    ['restitution du 1er décembre au 31 janvier 2026', from('2025-12-01', '2026-01-31')],
    ['restitution du 01/03/2026 au 31/05/2026 excel', from('2026-03-01', '2026-05-31', 'xlsx')],
    ['restitution de janvier à juin 2026', from('2026-01-01', '2026-06-30')],
    ['restitution de mars', from('2026-03-01', '2026-03-31')],
    ['restitution du premier semestre 2026 en csv', from('2026-01-01', '2026-06-30', 'csv')],
    ['restitution 2024 2026', from('2024-01-01', '2026-12-31')],
    ['restitution depuis le 1er septembre', from('2026-09-01', '2026-11-24')],
    ['make the committee report for 2026 as slides', from('2026-01-01', '2026-12-31', 'pptx')],
    [
      'yearly report from 1 January to 30 June 2026 in Excel',
      from('2026-01-01', '2026-06-30', 'xlsx'),
    ],
  ])('%s', (text, fields) => {
    expect(understood(text)).toEqual(fields);
  });

  it.each([
    [
      'sors-moi un word des avancées du 1er sept au 30 sept',
      from('2026-09-01', '2026-09-30', 'docx'),
    ],
    ['je veux un Word pour le comité de novembre', presumed('2026-01-01', '2026-12-31', 'docx')],
    [
      'Serait-il possible d’avoir la restitution en Word du 1er juillet au 30 septembre ?',
      from('2026-07-01', '2026-09-30', 'docx'),
    ],
    ['fais-moi le rapport du premier semestre en excel', from('2026-01-01', '2026-06-30', 'xlsx')],
  ])('however it is asked for: %s', (text, fields) => {
    expect(understood(text)).toEqual(fields);
  });

  it.each([
    ['restitution depuis le début du mois', from('2026-11-01', '2026-11-24')],
    [
      'le document pour le comité du 17 en word, depuis octobre',
      from('2026-10-01', '2026-11-24', 'docx'),
    ],
    ['restitution depuis octobre jusqu’à aujourd’hui', from('2026-10-01', '2026-11-24')],
    ['restitution à partir de fin septembre', from('2026-09-21', '2026-11-24')],
    ['restitution à partir de mars jusqu’à juin', from('2026-03-01', '2026-06-30')],
    [
      'point d’avancement entre le 1er et le 30 du mois dernier, en word',
      from('2026-10-01', '2026-10-30', 'docx'),
    ],
    ['prépare la restitution du mois dernier en word', from('2026-10-01', '2026-10-31', 'docx')],
    ['restitution de cette année', from('2026-01-01', '2026-11-24')],
    ['restitution de l’année dernière', from('2025-01-01', '2025-12-31')],
    ['restitution de ce trimestre en excel', from('2026-10-01', '2026-11-24', 'xlsx')],
    [
      'la synthèse annuelle pour le comité, de janvier à novembre',
      from('2026-01-01', '2026-11-30'),
    ],
    [
      'nous présentons au comité fin décembre : prépare le bilan de novembre en word',
      from('2026-11-01', '2026-11-30', 'docx'),
    ],
    [
      'sors-moi le récapitulatif de ce qui s’est dit depuis le début du mois pour la préfecture, en Word',
      from('2026-11-01', '2026-11-24', 'docx'),
    ],
    // Of two formats, the card has a button for each.
    [
      'prépare-moi un word pour le comité du 17, période du 1er au 20 novembre, puis des slides',
      from('2026-11-01', '2026-11-20'),
    ],
  ])('by days said of today, or by months behind the committee: %s', (text, fields) => {
    expect(understood(text)).toEqual(fields);
  });

  it('and of one axe, as that of the whole plan, which is said', async () => {
    const { message } = await house.say(admin, 'restitution de l’axe 1 depuis le début du mois');
    expect(message.text).toMatch(/^La restitution porte sur tout le plan/);
  });

  it('as the last one again, in another format or of other days', async () => {
    await house.say(admin, 'restitution du 1er septembre au 30 septembre 2026 en Word');
    for (const [text, parts] of [
      ['la même en powerpoint', ['PowerPoint', '30 septembre 2026']],
      ['en excel aussi stp', ['Excel', '30 septembre 2026']],
      ['la même du 1er octobre au 31 octobre 2026', ['31 octobre 2026', 'Excel']],
    ] as const) {
      const { message } = await house.say(admin, text);
      for (const part of parts) expect(message.text.replace(/\u00a0/g, ' ')).toContain(part);
    }
  });

  it('and a format that there is not is said, with those that there are', async () => {
    const { message } = await house.say(admin, 'restitution 2026 en pdf');
    expect(message.text).toMatch(/ne fais pas de pdf.*Word, PowerPoint/i);
  });

  it('without a year, early in the year, as that of the year that ended', () => {
    expect(understood('prépare la restitution', new Date('2027-02-10T09:00:00Z'))).toEqual(
      presumed('2026-01-01', '2026-12-31'),
    );
  });

  it.each([
    'il nous faudrait un récap de tout pour la direction',
    'prépare un état des lieux à remettre à la préfète le 12 décembre',
    'tu peux sortir une note pour les élus ?',
    'make an overview for the board please',
  ])(
    'by whom it is for, or as what is told of everybody, and a day to come is when it is due: %s',
    (text) => {
      expect(understood(text)).toEqual(presumed('2026-01-01', '2026-12-31'));
    },
  );

  it.each([
    'prépare un point sur la cartographie pour la direction',
    'nous vous transmettons le bilan pour la direction',
    'ajoute un point pour les élus à l’ordre du jour',
  ])('but not of one thing, nor of what is given or put on an agenda: %s', (text) => {
    expect(understood(text)).toBeUndefined();
  });

  it.each([
    'restitution annuelle',
    'restitution CDSF',
    'La restitution au CDSF est mensuelle ?',
    'quand a lieu la restitution annuelle au CDSF ?',
    'qui fait la restitution du groupe de travail ?',
    'la restitution du séminaire Experice',
    'où en est la fiche 1.1 ?',
    'un rapport sur la cartographie pour la direction, il le faut quand ?',
  ])('but not in a question: %s', (text) => {
    expect(understood(text)).toBeUndefined();
  });

  it('and days that make no period are told', async () => {
    for (const text of [
      'restitution du 31 novembre au 15 décembre 2026',
      'restitution du 30/06/2026 au 01/03/2026',
    ]) {
      const answer = await house.say(admin, text);
      expect([answer.outcome, answer.message.text]).toEqual([
        'refused',
        expect.stringContaining('ne comprends pas cette période'),
      ]);
    }
  });
});

describe('answers', () => {
  beforeEach(() =>
    house.store.transact(async (tx) => {
      for (const { id } of await tx.list(links)) await tx.remove(links, id);
    }),
  );

  it('in short, with a button for each format', async () => {
    const answer = await house.say(animator, 'restitution 2026');
    expect(answer.outcome).toBe('command');
    const text = readAll(answer);
    expect(text).toContain('Restitution du 1er janvier au 31 décembre 2026');
    expect(text).toMatch(/soleil · \d+\ncouvert · \d+\nnuage · \d+\norage · \d+\n/);
    expect(text).toMatch(/\d+ décisions à prendre, la première depuis/);
    expect(text).toMatch(
      /Ouvrir en Word\nOuvrir en PowerPoint\nOuvrir en Excel\nOuvrir en CSV\nOuvrir en Markdown/,
    );
  });

  it('says that nothing was noted rather than count zeros', async () => {
    const text = readAll(await house.say(animator, 'restitution du 1er janvier au 31 mars 2019'));
    expect(text).toContain('Aucune météo n’a encore été donnée');
    expect(text).not.toMatch(/soleil\s: 0/);
  });

  it('nothing to a partner who co-animates nothing, whichever way it is asked', async () => {
    const before = house.kept();
    const wanted = { from: '2026-01-01', to: '2026-12-31', format: 'md', lang: 'fr' };
    const answers = [
      await house.say(camille, 'restitution 2026'),
      await house.say(camille, 'restitution 2026 en Word'),
      await house.press(camille, 'restitution.send', wanted),
      await house.press(camille, 'restitution.send', wanted, { files: true }),
    ];
    expect(answers.map(({ outcome }) => outcome)).toEqual(answers.map(() => 'refused'));
    expect(house.kept()).toBe(before);
    expect(await house.bot.file(turnOf(camille), 'restitution.document', wanted)).toBeUndefined();
  });

  it('that a period to come has nothing to tell', async () => {
    expect(await house.say(admin, 'restitution 2027')).toMatchObject({ outcome: 'refused' });
  });

  it('that a period to come has nothing to tell, asked for as a document too', async () => {
    const answer = await house.say(admin, 'restitution 2027 en PowerPoint', { files: true });
    expect(answer.outcome).toBe('refused');
    expect(answer.message.file).toBeUndefined();
  });
});

const turnOf = (person: typeof admin) => ({
  id: 'x',
  now: noon,
  locale: 'fr' as const,
  person,
  conversation: { id: 'a', type: 'personal' as const },
  reply: async () => {},
});

describe('the document', () => {
  it('is offered as a file where Teams takes files, and made once accepted', async () => {
    const { message } = await house.say(animator, 'restitution 2026 en Excel', { files: true });
    expect(message.file).toMatchObject({
      name: 'restitution-sdsf-2026-01-01-2026-12-31.xlsx',
      verb: 'restitution.document',
    });
    const { verb = '', data } = message.file ?? {};
    const file = await house.bot.file(turnOf(animator), verb, data);
    expect(file?.name).toBe(message.file?.name);
    expect(partsOf(file?.content ?? new Uint8Array()).has('xl/workbook.xml')).toBe(true);
  });

  it('is behind a link elsewhere, which opens once and only for a day', async () => {
    const said = await house.say(animator, 'restitution 2026 en Markdown', {
      conversation: channel,
    });
    const [url = ''] = /https:\S+/.exec(said.message.text) ?? [];
    expect(url.startsWith(`${publicUrl}/liens/`)).toBe(true);
    expect(JSON.stringify(said.message.card)).toContain(url);
    const token = url.split('/').at(-1) ?? '';
    expect(house.kept()).not.toContain(token);
    const tomorrow = new Date(noon.getTime() + 24 * 3_600_000);
    expect(await house.bot.peek(token, tomorrow)).toBeUndefined();
    expect(await house.bot.peek(token, noon)).toMatchObject({ once: true });
    const file = await house.bot.open(token, noon);
    expect(new TextDecoder().decode(file?.content)).toMatch(/^# Restitution au comité/);
    expect(await house.bot.open(token, noon)).toBeUndefined();
  });

  it('speaks the language in which it was asked for', async () => {
    const said = await house.say(animator, 'make the committee report for 2026 in Markdown');
    const token = /liens\/(\S+)/.exec(said.message.text)?.[1] ?? '';
    const file = await house.bot.open(token, noon);
    expect(new TextDecoder().decode(file?.content)).toMatch(/^# Report to the committee/);
  });

  it.each([{}, { from: '2026-01-01' }, { from: 'x', to: 'y', format: 'exe', lang: 'fr' }])(
    'is not made of a forged button: %j',
    async (data) => {
      await expect(house.press(admin, 'restitution.send', data)).rejects.toThrow();
    },
  );
});

describe('a summary', () => {
  const text = async (said: string) => readAll(await house.say(animator, said));

  it('asked for beside the document is said not to be made, and the document is given', async () => {
    const given = await text('restitution 2026, une page word et un résumé en 5 lignes');
    expect(given).toMatch(/ne fais pas de résumé/);
    expect(given).toContain('La restitution en Word est prête');
    // Behind it, it is what the restitution says in short.
    const brief = await text('et le resumé pour le mail ?');
    expect(brief).toContain('Restitution du 1er janvier au 31 décembre 2026');
    expect(brief).not.toContain('est prête');
  });

  it.each(['résume-moi les nouvelles de la semaine', 'qui a dit quoi depuis une semaine'])(
    'of what was told lately is the news, and no page of the plan: « %s »',
    (said) => {
      const [first] = house.bot.understand(said, { now: noon }, 'fr');
      expect(first?.fields).toMatchObject({ intent: 'news' });
    },
  );
});
