import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { rounds, updates } from '../../../../bot/features/progress/model/schema.ts';
import {
  animator,
  camille,
  holder,
  noon,
  readAll as readCardText,
  refOf,
  type Setting,
  zoe,
} from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const readAll = (answer: Answer): string => readCardText(answer).replace(/[\u00a0\u202f]/g, ' ');

const house = withPartners();
const since = noon.toISOString();
const as = (person: typeof holder) => ({ person: refOf(person), name: person.name });
let minute = 0;

beginning(house, async () => {
  for (const person of [animator, holder, camille, zoe]) await house.meet(person);
  await house.store.transact(async (tx) => {
    const row = { organisation: 'caf', until: null, at: since, by: refOf(animator) };
    await tx.put(pilots, 'fiche:1.1', { ...row, holder: as(holder), substitute: null });
    await tx.put(pilots, 'fiche:5', { ...row, holder: as(zoe), substitute: null });
    const own = [{ person: refOf(animator), since }];
    const group = { ...emptyGroup('axe'), members: own, coAnimators: own };
    await tx.put(groups, 'axe-1', group);
    await tx.put(groups, 'axe-5', group);
  });
  // Who leads what is known from memory, which reads at the first occasion.
  await say(holder, 'bonjour');
});
beforeEach(() => {
  minute = 0;
});

const say = async (person: typeof holder, text: string, setting: Setting = {}): Promise<string> =>
  readAll(
    await house.say(person, text, { at: new Date(noon.getTime() + minute++ * 60_000), ...setting }),
  );

const kept = () =>
  house.store.read(async (reader) =>
    (await reader.list(updates)).map(({ value }) => value).filter((u) => u.withdrawnAt === null),
  );
const last = async () => (await kept()).sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.said;

it('what takes up again « rien de neuf » is news of the same thing', async () => {
  await say(animator, '1.1 : rien de neuf');
  await say(animator, 'en fait si, on a reçu le modèle de la ville de Pantin');
  expect((await kept()).map(({ subject }) => subject)).toEqual(['fiche:1.1', 'fiche:1.1']);
  expect((await last())?.highlights).toEqual(['on a reçu le modèle de la ville de Pantin']);
});

it.each(['1.1 : rien de spécial cette semaine', '1.1 : rien de particulier'])(
  'nothing to tell is nothing new, and no fact: « %s »',
  async (text) => {
    await say(holder, '1.1 : couvert, 40 %');
    expect(await say(holder, text)).toContain('Rien de neuf');
    expect(await last()).toMatchObject({ unchanged: true, highlights: [] });
  },
);
it('« donner des nouvelles » opens the form of the one thing that somebody leads; asked of the bot, it is a question', async () => {
  const shown = await say(holder, 'donner des nouvelles');
  expect(shown).toContain('Point d’étape : Fiche 1.1');
  expect(shown).toContain('Enregistrer');
  expect(await say(animator, 'donner des nouvelles')).toContain('De quoi donnez-vous');
  expect(await say(camille, 'donner des nouvelles')).toContain('seuls les pilotes');
  expect(await say(holder, 'tu peux me donner des nouvelles de la 1.1 ?')).not.toContain(
    'Enregistrer',
  );
  expect(await kept()).toEqual([]);
});

it('who asks who is to decide is told what waits for a decision, and nothing is noted', async () => {
  await say(holder, '1.1 : il faut que le comité tranche qui finance les contrôles');
  const before = (await kept()).length;
  expect(await say(holder, 'qui doit décider quoi au comité')).toContain('finance les contrôles');
  expect(await kept()).toHaveLength(before);
});

it('the history tells a fact once, and as typed only what was not read whole', async () => {
  await say(holder, '1.1 : soleil, 40 %, convention signée');
  const shown = await say(camille, 'historique de la fiche 1.1');
  expect(shown.match(/convention signée/g)).toHaveLength(1);
});

it('a history names once who said all of it, and each of those who did not say all', async () => {
  await say(holder, '1.1 : soleil, 40 %');
  await say(holder, '1.1 : soleil, 45 %');
  const alone = await say(camille, 'historique de la fiche 1.1');
  expect(alone).toMatch(/2 mises à jour · \p{Lu}/u);
  expect(alone).toMatch(/^\S+ \S+ soleil, 40 → 45 %$/m);
  await say(animator, '1.1 : 50 %');
  const both = await say(camille, 'historique de la fiche 1.1');
  expect(both).toMatch(/3 mises à jour$/m);
  // On the line of its day.
  expect(both).toMatch(/45 → 50 % · \p{Lu}/u);
});

it('a fiche says the day of its last fact and since when it is stopped', async () => {
  await say(holder, '1.1 : orage, 40 %, convention signée, blocage : foncier introuvable');
  const shown = await say(camille, 'où en est la fiche 1.1 ?');
  expect(shown).toMatch(/ · bloquée depuis le \S+ \S+$/m);
  expect(shown).toMatch(/^⚠\ufe0e Blocage : foncier introuvable$/m);
  expect(shown).toMatch(/^Dernier fait \(.+\) : convention signée$/m);
});

it('a long history has one count, on its button, of all that is left: what no press shows is told behind it', async () => {
  for (let percent = 10; percent < 22; percent++) await say(holder, `1.1 : ${percent} %`);
  const { card } = (await house.say(camille, 'historique de la fiche 1.1')).message;
  const body = (card?.body ?? []) as { isVisible?: boolean }[];
  const [seen, behind] = [true, false].map((is) =>
    JSON.stringify(body.filter(({ isVisible = true }) => isVisible === is)),
  );
  expect(JSON.stringify(card?.actions)).toContain('La suite (9)');
  expect(seen).not.toContain('de plus');
  expect(behind).toMatch(/…\s?et\s4\sde\splus/);
});

it('what waits for a decision is in a row of its fiche, as what is stopped is: its sign, how it stands in words, who asked and when; an average says its day', async () => {
  await say(holder, '1.1 : orage, 40 %, il faut que le comité tranche qui finance les contrôles');
  const { card } = (await house.say(camille, 'quelles décisions sont attendues ?')).message;
  const row = JSON.stringify(card?.body);
  expect(row).toMatch(
    /Créer et maintenir.*finance les contrôles.*demandé le[^"]*\s· P\. Pilote.*orage,.40.%\s· demandé le[^"]* par Paul Pilote/s,
  );
  expect(JSON.stringify(card?.actions)).toMatch(/Document du comité[^}]*positive/);
  const now = await say(camille, 'où en est l’axe 1 ?');
  expect(now).toMatch(/Axe.1 : avancement moyen 40.%\n.*à jour le \d/);
});

it('« ça avance ? » asks how the thing stands, once something was told of it', async () => {
  await say(holder, '1.1 : 40 %');
  expect(await say(camille, 'ça avance la fiche 1.1 ?')).toContain('40 %');
});

describe('a pilote who tells something', () => {
  it.each([
    ['on est à la moitié', { percent: 50 }],
    ['on en est aux trois quarts', { percent: 75 }],
    [
      'Stains a signé, on doit être aux deux tiers',
      { percent: 67, highlights: ['Stains a signé'] },
    ],
    ['il semble qu’on soit à 40 %', { percent: 40, highlights: [] }],
    ['tout est terminé', { percent: 100 }],
    ['la 1.1 est terminée', { percent: 100 }],
    ['1.1 : 70 % soleil', { percent: 70, meteo: 'soleil' }],
    ['éclaircies, 40 %', { percent: 40, meteo: 'couvert' }],
    ['on attend la PMI', { highlights: ['on attend la PMI'], blocker: null }],
    ['ça avance mais lentement', { highlights: ['ça avance mais lentement'] }],
    ['la convention sera signée le 15', { highlights: ['la convention sera signée le 15'] }],
    ['merci de noter que la convention est signée', { highlights: ['la convention est signée'] }],
    ['peux-tu noter que la charte est signée ?', { highlights: ['la charte est signée'] }],
    ['40 % des communes ont répondu', { percent: null }],
    ['1.1 : taux d’occupation mesuré à 72,4 %', { percent: null }],
    ['si la ville signe, on sera peut-être à 60 % en janvier', { percent: null }],
    ['1.1 : blocage : aucun', { blocker: null, cleared: ['blocker'] }],
    ['plus rien ne nous bloque', { blocker: null, cleared: ['blocker'] }],
    ['1.1 : la Caf a tranché', { arbitration: null, cleared: ['arbitration'] }],
    ['je la verrais bien en couvert', { meteo: 'couvert', highlights: [] }],
    ['1.1 à 40 %, merci à Mme Diallo pour son aide', { percent: 40 }],
  ])('is heard as news of the only fiche they lead: %s', async (text, said) => {
    await say(holder, text);
    expect(await last()).toMatchObject(said);
  });

  it.each([
    'regarde dans ma boîte mail si Drancy a répondu',
    'peux-tu regarder dans ma boîte mail si Drancy a répondu',
  ])('is noted of nothing where it is asked of the bot: %s', async (text) => {
    await say(holder, text);
    expect(await last()).toBeUndefined();
  });

  it.each([
    ['on avance, 2 gestionnaires de plus ont signé la charte', /signé la charte/],
    ['1.1 : le local de Pantin nous a lâché, on cherche ailleurs', /nous a lâché/],
    ['le comité des financeurs est décalé au 18', /décalé au 18/],
    ['avancement 55 %, 12 places créées. Prochaine étape : comité le 15 décembre', /12 places/],
  ])('gives no order by what they report: %s', async (text, told) => {
    await say(holder, text);
    expect(JSON.stringify(await last())).toMatch(told);
  });

  it('takes 100 % back by “non, pas terminé”', async () => {
    await say(holder, 'la 1.1 est terminée');
    await say(holder, 'euh non pas terminé, l’étape 1 est terminée');
    expect(await last()).toMatchObject({ percent: null, highlights: ['l’étape 1 est terminée'] });
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    ['la 1.1 est pas terminée je me suis trompé', []],
    ['en fait elle est pas finie, on en est à 80', [80]],
  ])('takes it back by whatever says that it is not done: « %s »', async (text, left) => {
    await say(holder, 'la 1.1 est terminée');
    await say(holder, text);
    expect((await kept()).map(({ said }) => said.percent)).toEqual(left);
  });

  it.each([
    ['je dois finir la convention avant le 12', { nextStep: expect.stringMatching(/^finir la/) }],
    ['j’en ai fait la moitié', { percent: 50 }],
  ])('notes what may be of a task upon a yes alone: « %s »', async (text, said) => {
    expect(await say(holder, text)).toContain('Dois-je noter');
    expect(await kept()).toEqual([]);
    await say(holder, 'oui');
    expect(await last()).toMatchObject(said);
  });

  it('answers no state where it tells in many words: « bilan »', async () => {
    await say(holder, 'fiche 1.1 terminée, enfin sauf le bilan à rendre au CDSF alors disons 95');
    expect(await last()).toMatchObject({ percent: 95 });
  });

  it('has noted by “oui” what they were asked about, even where its words ask', async () => {
    const text = 'je n’ai pas grand chose de neuf cette semaine à part 2 visites de structures';
    await say(holder, `Note pour la fiche 1.1 : ${text}`);
    expect((await last())?.highlights).toEqual([expect.stringContaining('2 visites')]);
  });

  it('and has nothing noted by a promise: jte réponds demain', async () => {
    await say(holder, 'jte réponds demain');
    expect(await kept()).toEqual([]);
  });

  it('is asked which fiche when they lead several, and told of all by “partout”', async () => {
    await house.store.transact(async (tx) => {
      const row = await tx.get(pilots, 'fiche:5');
      if (row) await tx.put(pilots, 'fiche:5', { ...row.value, holder: as(holder) });
    });
    await say(holder, 'bonjour');
    expect(await say(holder, 'on avance bien')).toContain('De quelle fiche');
    await say(holder, 'soleil partout');
    expect((await kept()).map(({ subject, said }) => [subject, said.meteo]).sort()).toEqual([
      ['fiche:1.1', 'soleil'],
      ['fiche:5', 'soleil'],
    ]);
    await say(holder, '1.1 à 30 %, 5 à 60 %');
    const told = (await kept()).flatMap(({ subject, said: { percent } }) =>
      percent === null ? [] : [[subject, percent]],
    );
    expect(told.sort()).toEqual([
      ['fiche:1.1', 30],
      ['fiche:5', 60],
    ]);
  });

  it('is asked whether to note what may be something else, and “oui” notes it', async () => {
    expect(await say(holder, 'ils sont ok pour la convention')).toContain('Dois-je noter');
    expect(await kept()).toEqual([]);
    await say(holder, 'oui');
    expect((await last())?.highlights).toEqual(['ils sont ok pour la convention']);
  });

  it.each([
    'action 2 fiche 1.1',
    'action 2 fiche 9',
    'je ne comprends rien',
    'c’est faux',
    'je serai absent du 7 au 18 décembre, Zoé prend le relais pendant ce temps',
    'rédige un mail à ma directrice',
    'quels sont les indicateurs de la fiche 1.1 ?',
  ])('and does not, by: %s', async (text) => {
    await say(holder, text);
    expect(await kept()).toEqual([]);
  });

  it('dates what is told from today, and leaves greetings to the words as typed', async () => {
    const text = 'Bonsoir Fil rouge, on a signé avec Drancy hier. Bonne fin de semaine';
    await say(holder, text);
    const [update] = await kept();
    expect(update?.said.highlights).toEqual([
      expect.stringMatching(/signé avec Drancy le 23 novembre 2026$/),
    ]);
    expect(update?.words).toBe(text);
  });

  it.each([
    ['1.1 : 40 dossiers reçus à ce jour', '40 dossiers reçus au 24 novembre 2026'],
    ['1.1 : on ouvre à partir de demain', 'on ouvre à partir du 25 novembre 2026'],
  ])('dates it in one word with its preposition: %s', async (text, shown) => {
    await say(holder, text);
    const { highlights = [], nextStep } = (await kept())[0]?.said ?? {};
    expect([...highlights, ...(nextStep ? [nextStep] : [])]).toEqual([shown]);
  });
});

describe('the last record', () => {
  it.each([
    ['non pardon 50', { percent: 50 }],
    ['euh non 45', { percent: 45 }],
    ['45. Pas 40.', { percent: 45 }],
    ['Erratum : ce n’est pas 40 % mais 45 %', { percent: 45 }],
    ['ah pardon j’ai tapé trop vite avec mes gros doigts, c’est 60 pas 40', { percent: 60 }],
    ['j’ai dit 40 c’était plutôt 60', { percent: 60 }],
    ['pardon 9 dossiers', { percent: 40, highlights: ['9 dossiers déposés'] }],
    ['corrige : 9 dossiers et pas 6', { percent: 40, highlights: ['9 dossiers déposés'] }],
  ])('is corrected in place by: %s', async (text, said) => {
    await say(holder, '1.1 : nuage, 40 %, 6 dossiers déposés');
    await say(holder, 'merci');
    await say(holder, text);
    expect(await kept()).toHaveLength(1);
    expect(await last()).toMatchObject({ meteo: 'nuage', ...said });
  });

  it.each([
    'supprime ce que j’ai dit sur la 1.1',
    'oups mauvaise fiche, annule ce que je viens d’écrire',
    'annule ma dernière mise à jour',
    'efface ça',
    'attends non, efface tout ça, j’ai mélangé avec autre chose',
  ])('is taken back by: %s', async (text) => {
    await say(holder, '1.1 : couvert, 50 %');
    await say(holder, '1.1 : 5 %, tout est arrêté');
    await say(holder, text);
    expect((await kept()).map(({ said }) => said.percent)).toEqual([50]);
  });

  it.each(['à mettre dans le suivi', 'a mettre ds le suivi', 'à noter dans le suivi'])(
    'holds nothing of what orders it to be noted: « %s »',
    async (order) => {
      await say(holder, `1.1 : on a ouvert 12 places à Pantin, ${order}`);
      expect((await last())?.highlights).toEqual(['on a ouvert 12 places à Pantin']);
    },
  );

  it.each([
    'enlève « échange avec la mairie »',
    'enlève échange avec la mairie, garde que les 12 places',
    'annule le « échange avec la mairie »',
  ])('loses the one text that is quoted, and keeps the rest: « %s »', async (text) => {
    await say(holder, '1.1 : 40 %, on a ouvert 12 places à Pantin, échange avec la mairie');
    await say(holder, text);
    expect(await kept()).toHaveLength(1);
    expect(await last()).toMatchObject({
      percent: 40,
      highlights: ['on a ouvert 12 places à Pantin'],
    });
  });

  it('goes to the fiche that was meant, for whoever leads it too', async () => {
    await house.store.transact(async (tx) => {
      const row = await tx.get(pilots, 'fiche:5');
      if (row) await tx.put(pilots, 'fiche:5', { ...row.value, holder: as(holder) });
    });
    await say(holder, '1.1 : soleil, 40 %');
    await say(holder, 'je voulais dire la 5');
    expect((await kept()).map(({ subject }) => subject)).toEqual(['fiche:5']);
  });

  it.each([
    'supprime ce que tu viens de noter sur la 1.1, c’était pas une nouvelle',
    'retire le dernier ajout sur la 1.1',
  ])('goes, and nothing is noted of it, by: %s', async (text) => {
    await say(holder, '1.1 : 40 %');
    await say(holder, text);
    expect(await kept()).toEqual([]);
  });

  it.each([
    'pas st denis, aubervilliers',
    'pas st denis c aubervilliers',
    'aubervilliers et pas st denis',
  ])('has one of its words put right, and nothing added, by: %s', async (text) => {
    await say(holder, '1.1 : 40 %, 2 crèches ouvertes à st denis');
    await say(holder, text);
    expect((await kept()).map(({ said }) => said.highlights)).toEqual([
      ['2 crèches ouvertes à aubervilliers'],
    ]);
  });

  it('says its share in its text as it is now', async () => {
    await say(holder, '1.1 : deux crèches ouvertes, travaux faits à 80 %');
    await say(holder, 'non pardon 70');
    const said = await last();
    expect(said?.percent).toBe(70);
    expect(JSON.stringify(said)).not.toContain('80');
  });

  it.each(['12 ou 19 ok, pas le 21', 'non, pas le 14'])(
    'is not corrected by days: %s',
    async (text) => {
      await say(holder, '1.1 : 40 %');
      await say(holder, text);
      expect(await last()).toMatchObject({ percent: 40 });
    },
  );

  it('of an action that the plan has not is said of nothing else', async () => {
    const said = await say(holder, 'mettez la 1.1 à 10 %, et l’action « pages du site » à 50 %');
    expect(await last()).toMatchObject({ percent: 10, highlights: [] });
    expect(said).toContain('« pages du site »');
  });

  it('is nobody else’s to correct', async () => {
    await say(holder, '1.1 : 40 %');
    await say(camille, 'non pardon 50');
    expect(await last()).toMatchObject({ percent: 40 });
  });
});

describe('what was told', () => {
  beforeEach(async () => {
    await say(holder, '1.1 : couvert, 40 %');
    await say(holder, '1.1 : 55 %, blocage : les loyers, les ateliers ont démarré, 22 inscrits');
  });

  it.each([
    ['où en est la 1.1 ?', ['55 %', 'loyers']],
    ['la 1.1 à combien ?', ['55 %']],
    ['point 1.1 stp', ['55 %']],
    ['météo 1.1 ?', ['couvert']],
    ['c’est bien 55 % qu’on affiche pour la 1.1 ?', ['55 %']],
    ['qu’est-ce qui freine la 1.1 ?', ['loyers']],
    ['quelles fiches sont bloquées ?', ['Fiche 1.1 – Créer']],
    ['Paul Pilote dit combien ?', ['55 %']],
    ['j’aimerais savoir ce que Paul Pilote a fait', ['22 inscrits']],
    ['redis-moi ce qui bloque chez Paul Pilote', ['loyers']],
    ['combien d’inscrits aux ateliers ?', ['22 inscrits']],
    ['fais-moi un point sur toutes les fiches', ['Fiche 1.1 – Créer', '55 %']],
    ['qui n’a pas donné de nouvelles ?', ['Fiche 5 – Outiller', 'Zoé Petit']],
    ['je peux pas noter moi ?', ['Paul Pilote']],
  ])('answers before the document: %s', async (question, parts) => {
    const shown = await say(camille, question);
    for (const part of parts) expect(shown).toContain(part);
    expect(shown).not.toContain('Le plan ne');
  });

  it('says who told it and what stood before, of what was just spoken of', async () => {
    await say(camille, 'où en est la 1.1 ?');
    expect(await say(camille, 'qui les a données ?')).toContain('Paul Pilote');
    expect(await say(camille, 'et elle était à combien avant ?')).toContain('40 %');
    expect(await say(camille, 'toujours 55 % ?')).toContain('55 %');
  });

  it('says that nothing blocks once it is lifted', async () => {
    await say(holder, 'la 1.1 n’est plus bloquée');
    expect(await say(camille, 'il reste un blocage sur la 1.1 ?')).toContain('aucun blocage');
  });
});

describe('a campaign that is ordered in words', () => {
  it('is launched for all by “demande des nouvelles à tous les pilotes”, and followed', async () => {
    expect(await say(animator, 'demande des nouvelles à tous les pilotes')).toContain('lancé');
    await say(holder, '1.1 : soleil');
    const shown = await say(animator, 'qui a répondu à la campagne ?');
    expect(shown).toContain('1 réponse sur 2');
    expect(shown).toMatch(/Zoé Petit\. N’a pas encore répondu/);
  });

  it('chases one pilote by name, for a co-animator and nobody else', async () => {
    expect(await say(camille, 'relance Zoé Petit pour la 5')).not.toContain('C’est fait');
    expect(await say(animator, 'relance Zoé Petit pour la 5')).toContain('Zoé Petit');
    const asked = await house.store.read(async (reader) => (await reader.list(rounds)).length);
    expect(asked).toBe(1);
    const sent = await house.store.read(({ outbox }) => outbox.find('recipient', refOf(zoe)));
    expect(sent).toHaveLength(1);
  });
});

describe('a campaign', () => {
  it('closes on the day by which answers are wanted, and says so', async () => {
    const answer = await say(animator, 'lance un point d’étape pour l’axe 1, réponse avant le 10');
    expect(answer).toContain('Réponse attendue pour le 10 décembre 2026');
    const [round] = await house.store.read((reader) => reader.list(rounds));
    expect(round?.value.closesOn).toBe('2026-12-10');
  });

  it('asks the pilotes of the fiches that are named, and takes none of their numbers for a day', async () => {
    const answer = await say(
      animator,
      'demande aux pilotes de la 1.1 et de la 5 leurs nouvelles, réponse pour vendredi',
    );
    expect(answer).toContain('Fiche 5');
    expect(answer).toContain('pour le 27 novembre 2026');
  });

  it.each([
    ['point d’étape hebdomadaire pour l’axe 1', '« hebdomadaire »'],
    ['lance un point d’étape chaque mois pour l’axe 1, réponse avant le 10', '« le 10 »'],
  ])('starts nothing before what was not understood is asked back: %s', async (text, left) => {
    const answer = await say(animator, text);
    expect(answer).toContain('Rien n’est lancé');
    expect(answer).toContain(left);
    const started = () => house.store.read((reader) => reader.list(rounds));
    expect(await started()).toEqual([]);
    await say(
      animator,
      'Lance un point d’étape pour l’axe 1, une fois, à partir du 24 novembre 2026',
    );
    expect(await started()).toHaveLength(1);
  });

  it('is shown with all that are in progress', async () => {
    await say(animator, 'lance un point d’étape pour l’axe 1');
    await say(animator, 'lance un point d’étape pour l’axe 5');
    const answer = await say(animator, 'qui a répondu au point d’étape ?');
    expect(answer).toContain('2 points d’étape en cours');
    expect(answer).toMatch(/Fiche 5[\s\S]*Fiche 1\.1/);
  });
});

describe('the card of a fiche', () => {
  it('offers first to give news to who leads it, whose press opens the form, and to nobody else', async () => {
    await say(holder, '1.1 : orage, 30 %');
    const offered = await say(holder, 'où en est la fiche 1.1 ?');
    expect(offered).toMatch(/Donner des nouvelles\nHistorique/);
    expect(await say(holder, 'Donner des nouvelles de la fiche 1.1')).toContain('Enregistrer');
    expect(await say(camille, 'où en est la fiche 1.1 ?')).not.toContain('Donner des nouvelles');
  });

  it('cuts a blocker to two lines, and says the whole of it on demand', async () => {
    const blocker =
      'le terrain prévu pour la crèche de la rue des Lilas appartient à deux propriétaires en indivision partis vivre loin';
    await say(holder, `1.1 : orage, 30 %, blocage : ${blocker}`);
    const lines = (await say(holder, 'où en est la fiche 1.1 ?')).split('\n');
    const [notice = ''] = lines.filter((line) => line.includes('⚠'));
    expect(notice).toMatch(/Blocage : le terrain .*…$/);
    expect(notice.length).toBeLessThanOrEqual('⚠︎ '.length + ' : '.length + 2 * 56);
    expect(lines.filter((line) => line.includes('partis vivre loin'))).toHaveLength(1);
  });
});

describe('a correction', () => {
  const note = '1.1 : on a fait 3 visites de crèches à Saint-Denis et Bobigny';

  it('puts each word and each number in the place of its own', async () => {
    await say(holder, note);
    await say(holder, "mince c'est 4 visites pas 3, et c'était aubervilliers pas bobigny");
    expect((await last())?.highlights).toEqual([
      'on a fait 4 visites de crèches à Saint-Denis et aubervilliers',
    ]);
  });

  it('puts no sentence in the place of a word', async () => {
    await say(zoe, '5 : on attend les chiffres de la région depuis 2 mois');
    await say(zoe, 'mets que c’est bloqué parce que la région donne pas les chiffres');
    const texts = (await kept()).flatMap(({ said }) => [...said.highlights, said.blocker]);
    expect(texts).toContain('on attend les chiffres de la région depuis 2 mois');
    expect(texts.join()).not.toContain('on attend les bloqué');
  });

  it.each(['annule', 'n’importe quoi ! annule ça'])(
    'is taken back before the note that it corrected: « %s »',
    async (text) => {
      await say(holder, note);
      await say(holder, 'pas Bobigny, Bondy');
      expect((await last())?.highlights).toEqual([
        'on a fait 3 visites de crèches à Saint-Denis et Bondy',
      ]);
      expect(await say(holder, text)).toContain('La correction est annulée');
      expect((await last())?.highlights).toEqual([
        'on a fait 3 visites de crèches à Saint-Denis et Bobigny',
      ]);
      await say(holder, 'annule stp');
      expect(await kept()).toEqual([]);
    },
  );
});
