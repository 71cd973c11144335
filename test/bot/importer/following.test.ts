/** A draft that follows the plan of the same years: what it completes, what it replaces, and what is carried over. */
import { expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { coverageOf } from '../../../bot/importer/coverage.ts';
import type { Draft } from '../../../bot/importer/draft.ts';
import { followingText } from '../../../bot/importer/following.ts';
import { importWords } from '../../../bot/importer/import-words.ts';
import { recognise } from '../../../bot/importer/recognise.ts';
import { importStrings } from '../../../bot/importer/strings.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import { readBytes, textFile } from '../../support/import-draft.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const words = importWords((await knowledgeOf('seineSaintDenis')).importing);

/** What the fiches of a plan do, so that no two titles are alike. */
const doings =
  'loger soigner former équiper planter réparer chauffer éclairer nourrir transporter abriter écouter orienter vacciner sensibiliser recruter financer évaluer cartographier restaurer recycler animer conseiller accompagner protéger jumeler numériser mutualiser célébrer'.split(
    ' ',
  );
const title = (n: number) => `${doings[n - 1]} les habitants`;

const fiche = (n: number) => ({
  numero: String(n),
  axe: n <= 15 ? '1' : '2',
  titre: title(n),
  court: `Court ${n}`,
  pilote: ['caf'],
  source: `page ${n}`,
  debut: '2026-09',
  statut: 'En cours',
  budget: `${n} 000 €`,
  indicateurs: [{ texte: `Nombre ${n}` }],
  rubriques: [{ libelle: 'Publics visés', points: [`Publics de la fiche ${n}`] }],
  ...(n === 3 && {
    actions: [{ texte: 'Ouvrir un lieu', court: 'Le lieu' }, { texte: 'Louer un car' }],
  }),
});

const file = stringify({
  version: 1,
  plan: {
    id: 'pt-2026-2031',
    sigle: 'PT',
    titre: 'Plan de territoire 2026-2031',
    territoire: 'ici',
    debut: 2026,
    fin: 2031,
    document: 'plan signé',
    date: '2026-01-20',
    complet: true,
  },
  territoires: [
    { id: 'ici', nom: 'Ici', type: 'epci', avecPreposition: 'ici', mots: ['chez nous'] },
  ],
  organisations: [{ id: 'caf', nom: 'Caf', avecArticle: 'la Caf', en: 'the family fund' }],
  axes: [
    { numero: '1', titre: 'Vivre mieux' },
    { numero: '2', titre: 'Se déplacer autrement' },
  ],
  fiches: Array.from({ length: 29 }, (_, i) => fiche(i + 1)),
  themes: [
    {
      id: 'signature',
      titre: 'Signature',
      source: 'page 2',
      faits: [{ id: 'signe', texte: 'Signé par tous.' }],
    },
  ],
  reunions: [
    {
      id: 'copil',
      titre: 'Comité',
      axe: '2',
      date: '2026-12-01',
      debut: '10:00',
      fin: '12:00',
      lieu: 'Mairie',
    },
  ],
  inconnus: [
    { id: 'i1', phrase: 'Le budget de la fiche 2 n’est pas connu.', sujets: ['fiche:2'] },
    { id: 'i2', phrase: 'Le lieu de la fiche 20 n’est pas connu.', sujets: ['fiche:20'] },
  ],
});
const plan = parsePlan(file, 'plan.yaml');

async function drafted(lines: readonly string[]): Promise<Draft> {
  const document = await readBytes(textFile(lines), words);
  const draft = recognise(document, words, plan.organisations);
  return { ...draft, years: [2026, 2031], day: '2027-02-01' };
}

/** Ten of its fiches, each with another budget, and one more. */
const avenant = [
  'Axe 1 : Vivre mieux',
  ...Array.from({ length: 10 }, (_, i) => [
    `Fiche ${i + 1} : ${title(i + 1)}`,
    'Pilote : Caf',
    `Budget : ${i + 1} 500 €`,
  ]).flat(),
  'Fiche 30 : Ouvrir une ressourcerie',
  'Pilote : Caf',
];
const following = (draft: Draft) =>
  parsePlan(
    followingText(
      draft,
      { plan, text: file, versions: [{ plan: plan.plan.id, edition: 1 }] },
      { words, document: 'avenant n° 1', inWords: ({ line }) => `ligne ${line}` },
    ),
    'avenant',
  );

it('a document of ten fiches of 29 completes the plan, and says so in words', async () => {
  const draft = await drafted(avenant);
  const coverage = coverageOf(draft, plan);
  expect(coverage).toEqual({ scope: 'part', have: 10, of: 29 });
  expect(importStrings.fr.covers(coverage)).toMatch(
    /10 des 29 fiches.*complète\. Les 19 autres restent/,
  );
  expect(importStrings.en.covers(coverage)).toMatch(
    /10 of the 29 fiches.*completes it\. The other 19 stay/,
  );
  expect(coverageOf({ ...draft, scope: 'whole' }, plan).scope).toBe('whole');
  expect(coverageOf({ ...draft, years: [2032, 2037] }, plan).scope).toBeUndefined();
});

it('completed, no fiche is closed, and what the document does not say of a fiche stays', async () => {
  const next = following(await drafted(avenant));
  expect(next.plan).toMatchObject({
    id: 'pt-2026-2031',
    edition: 2,
    complet: true,
    document: 'plan signé',
  });
  expect(next.fiches).toHaveLength(30);
  const [first] = next.fiches;
  expect(first).toMatchObject({ budget: '1 500 €', court: 'Court 1', debut: '2026-09' });
  expect(first?.indicateurs?.[0]?.texte).toBe('Nombre 1');
  expect(first?.source).toMatch(/^avenant-n-1 : ligne/);
  expect(next.fiches[19]).toEqual(plan.fiches[19]);
  // Said once, though a state is also in the words of progress.
  expect(first?.avancement?.map(({ texte }) => texte)).toEqual(['En cours']);
  expect(next.fiches[2]?.actions?.map(({ texte }) => texte)).toEqual([
    'Ouvrir un lieu',
    'Louer un car',
  ]);
  expect(next.themes).toEqual(plan.themes);
  expect(next.reunions).toEqual(plan.reunions);
  expect(next.organisations[0]?.en).toBe('the family fund');
  expect(next.documents).toEqual([{ id: 'avenant-n-1', nom: 'avenant n° 1', date: '2027-02-01' }]);
});

it('an unknown of a fiche that the document says anew is asked of the document', async () => {
  const next = following(await drafted(avenant));
  expect(next.inconnus.map(({ id }) => id)).toEqual(['i2']);
});

it('replaced, the other fiches are closed, and themes and figures are carried over with their own document', async () => {
  const next = following({ ...(await drafted(avenant)), scope: 'whole' });
  expect(next.fiches).toHaveLength(11);
  expect(next.plan.document).toBe('avenant n° 1');
  expect(next.themes[0]?.source).toBe('plan-signe : page 2');
  expect(next.documents).toEqual([{ id: 'plan-signe', nom: 'plan signé', date: '2026-01-20' }]);
  expect(next.fiches[0]).toMatchObject({ court: 'Court 1', budget: '1 500 €' });
  expect(next.fiches[0]?.indicateurs).toBeUndefined();
  // Its axe is closed: the meeting stays, of no axe.
  expect(next.reunions[0]).toMatchObject({ id: 'copil' });
  expect(next.reunions[0]?.axe).toBeUndefined();
});

it('an action that moves keeps its identity, and one that takes its place has another', async () => {
  const text = followingText(
    await drafted([
      'Axe 1 : Vivre mieux',
      `Fiche 3 : ${title(3)}`,
      'Pilote : Caf',
      'Actions :',
      '- Planter cent arbres',
      '- Ouvrir un lieu',
    ]),
    { plan, text: file, versions: [] },
    { words, document: 'avenant', inWords: () => 'page 1' },
  );
  const actions = parsePlan(text, 'avenant').fiches[2]?.actions ?? [];
  expect(actions.map(({ texte, id }) => [texte, id])).toEqual([
    ['Planter cent arbres', 'fiche-3-a3'],
    ['Ouvrir un lieu', 'fiche-3-a1'],
  ]);
});

it('a fiche keeps the identity that its number has in the plan', async () => {
  const text = file.replace('numero: "2"\n    axe', 'numero: "2"\n    id: "1-bis"\n    axe');
  const renumbered = parsePlan(text, 'plan.yaml');
  expect(renumbered.fiches[1]?.id).toBe('1-bis');
  const draft = await drafted([`Fiche 2 : ${title(2)}`, 'Pilote : Caf']);
  expect(coverageOf(draft, renumbered).have).toBe(1);
  const next = followingText(
    draft,
    { plan: renumbered, text, versions: [] },
    { words, document: 'avenant', inWords: () => 'page 1' },
  );
  expect(parsePlan(next, 'avenant').fiches[1]?.id).toBe('1-bis');
});
