import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { blockingIn } from '../../../bot/importer/blocking.ts';
import { headingOf, splitHeadings } from '../../../bot/importer/headings.ts';
import { importWords } from '../../../bot/importer/import-words.ts';
import { keyOf } from '../../../bot/importer/labels.ts';
import { recognise } from '../../../bot/importer/recognise.ts';
import { holes } from '../../../bot/importer/remarks.ts';
import { notAPlan } from '../../../bot/importer/review.ts';
import { importStrings } from '../../../bot/importer/strings.ts';
import { amountOf, dateOf } from '../../../bot/importer/values.ts';
import { readBytes } from '../../support/import-draft.ts';
import { messyWorkbook } from '../../support/messy-workbook.ts';

const words = importWords(parse(readFileSync('plan/vocabulaire/import.yaml', 'utf8')));
const drafted = async (lines: string[]) =>
  recognise(await readBytes(new TextEncoder().encode(lines.join('\n')), words), words);

it.each([
  ['Fiche 1.1 : Ouvrir', '1.1', 'Ouvrir'],
  ['FICHE ACTION N°25 – Ouvrir', '25', 'Ouvrir'],
  ['Ficheactionn°25 :', '25', ''],
  ['AXEN°10 :', '10', ''],
  ['Orientation stratégique n° 2 : Aider', '2', 'Aider'],
  ['Chapitre II. Aider', 'II', 'Aider'],
  ['Fiche A.1 Aider', 'A.1', 'Aider'],
  ['Axe 3 / Aider ........ 12', '3', 'Aider'],
  ['Objectif stratégique 1.2 | Aider', '1.2', 'Aider'],
])('« %s » is a numbered heading', (line, number, title) => {
  expect(headingOf(line, words)).toMatchObject({ number, title });
});

it('« Axes » and « Fichier » are no headings', () => {
  expect(headingOf('Axes de travail', words)).toBeUndefined();
  expect(headingOf('Fichier 3 : liste', words)).toBeUndefined();
});

it('a table that lost its line ends is cut at its headings', () => {
  const line = 'Bilan Axe 1 Prévenir Fiche 1 Élaborer le protocole Fiche 2 Maintenir une offre';
  expect(splitHeadings(line, words)).toEqual([
    'Bilan',
    'Axe 1 Prévenir',
    'Fiche 1 Élaborer le protocole',
    'Fiche 2 Maintenir une offre',
  ]);
});

it.each([
  ['1er septembre 2026', '2026-09-01'],
  ['septembre 2026', '2026-09'],
  ['2026', '2026'],
  ['01/09/2026', '2026-09-01'],
  ['47727', '2030-09-01'],
])('« %s » is a date', (text, value) => {
  expect(dateOf(text, words)?.value).toBe(value);
});

it.each(['31/11/2026', 'courant 2026', '12'])(
  '« %s » is no date, and none is made of it',
  (text) => {
    expect(dateOf(text, words)).toBeUndefined();
  },
);

it('an amount is in euros, or is none', () => {
  expect(amountOf('ARS : 40 000 €')).toEqual({ amount: 40_000, rest: 'ARS' });
  expect(amountOf('Région 12 500,50 euros')).toEqual({ amount: 12_500.5, rest: 'Région' });
  expect(amountOf('ARS : 3 postes')).toBeUndefined();
});

it('a hole in a series is said', () => {
  expect(holes(['1.1', '1.2', '1.4', '2.1', 'A.1', 'A.3'])).toEqual(['1.3', 'A.2']);
  expect(holes(['3', '5'])).toEqual(['4']);
});

it('an unknown label is a rubrique to read again, and a line without a place is kept apart', async () => {
  const { fiches, basket } = await drafted([
    'Un avant-propos.',
    'Axe 1 : Accueillir',
    'Fiche 1 : Ouvrir une crèche',
    'Pilote : Caf et MSA',
    'Météo du projet :',
    '- Ensoleillé',
    'Publics visés : les parents',
  ]);
  expect(fiches).toHaveLength(1);
  expect(fiches[0]?.pilots?.value).toEqual(['caf', 'msa']);
  expect(fiches[0]?.rubrics).toMatchObject([
    {
      label: { value: 'Météo du projet', doubts: ['label-unknown'] },
      points: [{ value: 'Ensoleillé' }],
    },
    { label: { value: 'Publics visés', doubts: [] }, points: [{ value: 'les parents' }] },
  ]);
  expect(basket.map(({ text }) => text)).toEqual(['Un avant-propos.']);
});

it('a number that comes twice with another title is to be read again', async () => {
  const { fiches } = await drafted([
    'Fiche 1 : Ouvrir',
    'Pilote : Caf',
    'Fiche 1 : Fermer',
    'Pilote : MSA',
  ]);
  expect(fiches.map(({ number }) => number?.doubts)).toEqual([[], ['number-twice']]);
});

it('no fiche without a number is given one, and a pilote box that is empty stays empty', async () => {
  const { fiches } = await drafted(['Fiche 1 : Ouvrir', 'Pilote :', 'Indicateurs :', '- Places']);
  expect(fiches[0]?.pilots).toBeNull();
});

it('two documents in one keep all their fiches, and numbers that are double keep them from being published', async () => {
  const plan = (pilot: string, title: string) => [
    'Axe 1 : Accueillir',
    `Fiche 1 : ${title}`,
    `Pilote : ${pilot}`,
  ];
  const both = await drafted([
    ...plan('Caf', 'Ouvrir une crèche'),
    ...plan('MSA', 'Planter des haies'),
  ]);
  expect(both.fiches.map(({ title }) => title?.value)).toEqual([
    'Ouvrir une crèche',
    'Planter des haies',
  ]);
  expect(blockingIn(both).map(({ why }) => why)).toContain('number-twice');
});

it('text that is read from right to left, and letters that are composed, stay as they are', async () => {
  const draft = await drafted([
    'Axe 1 : Accueillir',
    'Fiche 1 : Ouvrir',
    'Contexte : دعم الأسر',
    'Objectifs : Cre\u0301er',
  ]);
  const [fiche] = draft.fiches;
  expect(fiche?.rubrics[0]?.points[0]?.value).toBe('دعم الأسر');
  expect(fiche?.objectives[0]?.value).toBe('Créer');
});

it('a pilote of whom the document does not say which is read again, and a note under a table is no axe', async () => {
  const draft = recognise(await readBytes(await messyWorkbook(), words), words);
  expect(draft.title?.value).toBe('Plan d’actions du Pays des Sources 2031-2036');
  expect(draft.years).toEqual([2031, 2036]);
  expect(draft.axes).toHaveLength(2);
  expect(draft.basket.map(({ text }) => text)).toContain('Les montants sont indicatifs.');
  const doubtful = draft.fiches.filter(({ pilots }) => pilots?.doubts.length);
  expect(doubtful.map(({ number }) => number?.value)).toEqual(['5', '12']);
});

it('a model to fill in, and a letter, are no plans', async () => {
  const model = await drafted([
    'Fiche action n° : ____',
    'Pilote :',
    'Indiquer le nom de la structure',
    'Objectifs :',
    'Préciser les objectifs',
    'Décrire les publics',
    'Budget',
    'Renseigner le coût',
  ]);
  expect(notAPlan(model, importStrings.fr)).toBe(importStrings.fr.model);
  const letter = await drafted(['Madame,', 'Nous vous remercions de votre courrier.']);
  expect(notAPlan(letter, importStrings.fr)).toBe(importStrings.fr.noPlan);
});

it('an axe that is printed under the number of a fiche is that of the fiche', async () => {
  const { axes, fiches } = await drafted([
    'Axe 1 : Accueillir',
    'Axe 2 : Informer',
    'Fiche 7',
    'Axe 1 : Accueillir',
    'Intitulé : Ouvrir une crèche',
    'Pilote – Caf',
    'Fiche 2.1 : Écrire un guide',
    'Axe 2 : Informer',
    'Pilote : MSA',
  ]);
  expect(axes).toHaveLength(2);
  expect(
    fiches.map(({ number, title, axe, pilots }) => [
      number?.value,
      title?.value,
      axe?.number?.value,
      pilots?.value,
    ]),
  ).toEqual([
    ['7', 'Ouvrir une crèche', '1', ['caf']],
    ['2.1', 'Écrire un guide', '2', ['msa']],
  ]);
});

it('cells that hold their own labels are read one after the other', async () => {
  const { fiches } = await drafted([
    'Fiche 1 : Ouvrir',
    'Pilote : Caf\tStatut : En cours',
    'Budget : 3 000 €\tPriorité : Maximum',
  ]);
  expect(fiches[0]?.pilots?.value).toEqual(['caf']);
  expect(fiches[0]?.texts).toMatchObject({
    statut: { value: 'En cours' },
    budget: { value: '3 000 €' },
    priorite: { value: 'Maximum' },
  });
});

it('axes that a list announces without numbers are kept without numbers, and are to be read again', async () => {
  const { axes } = await drafted([
    'Le schéma compte 2 orientations :',
    '• Repérer',
    '• Répondre',
    'Suite du texte.',
  ]);
  expect(axes.map(({ number, title }) => [number, title?.value, title?.doubts])).toEqual([
    [undefined, 'Repérer', ['number-missing']],
    [undefined, 'Répondre', ['number-missing']],
  ]);
});

it('a person who is named is no key of a plan: the line is kept apart', async () => {
  const { fiches, basket } = await drafted([
    'Fiche 1 : Ouvrir',
    'Référent technique : Alix Martin',
    'Pilote : Caf',
  ]);
  expect(JSON.stringify(fiches)).not.toContain('Alix');
  expect(basket.map(({ text }) => text)).toContain('Alix Martin');
});

it('days that slide by one down a column are to be read again', async () => {
  const { fiches } = await drafted(
    [1, 2, 3].flatMap((n) => [`Fiche ${n} : Ouvrir ${n}`, `Date de fin : 0${n}/01/2027`]),
  );
  expect(fiches.map(({ texts }) => texts.fin?.doubts)).toEqual([
    ['date-slides'],
    ['date-slides'],
    ['date-slides'],
  ]);
});

it('a header may be merged over two rows: a column is named by the lowest of its cells', async () => {
  const cell = (text: string, more = {}) => ({
    lines: text ? [{ text, place: {} }] : [],
    span: 1,
    ...more,
  });
  const on = { lines: [], span: 1, isContinued: true };
  const rows = [
    [cell('N°'), cell('Intitulé'), cell('Calendrier', { span: 2 }), cell('Pilote')],
    [on, on, cell('Début'), cell('Fin'), on],
    [cell('1'), cell('Ouvrir'), cell('2026'), cell('2028'), cell('Caf')],
  ];
  const { fiches } = recognise(
    { kind: 'docx', blocks: [{ kind: 'table', rows, place: {} }], notices: [], credentials: 0 },
    words,
  );
  expect(fiches).toMatchObject([
    {
      number: { value: '1' },
      title: { value: 'Ouvrir' },
      texts: { debut: { value: '2026' }, fin: { value: '2028' } },
      pilots: { value: ['caf'] },
    },
  ]);
});

it.each([
  ['Partenaire(s) mobilisé(s)', 'acteurs'],
  ['Porteur du projet', 'pilote'],
  ['PILOTE·S DE L’ACTION', 'pilote'],
  ['Indicateur(s) de suivi :', 'indicateurs'],
  ['3. Objectifs visés', 'objectifs'],
  ['Budget prévisionnel (TTC)', 'budget'],
  ['Calendrier de mise en œuvre', 'echeancier'],
  ['Public(s) cible(s)', 'rubrique'],
])('« %s » is a label', (label, key) => {
  expect(keyOf(label, words)).toBe(key);
});

it('an objective that begins with its level has it', async () => {
  const { fiches } = await drafted([
    'Fiche 1 : Ouvrir',
    'Objectifs :',
    '- Objectif général : Accueillir',
    '- Objectif opérationnel 1.2 : Former : trois jours',
    '- Informer : par lettre',
  ]);
  expect(fiches[0]?.objectives.map(({ value, niveau }) => [niveau, value])).toEqual([
    ['general', 'Accueillir'],
    ['operationnel', 'Former : trois jours'],
    [undefined, 'Informer : par lettre'],
  ]);
});
