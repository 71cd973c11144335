import { expect, it } from '@jest/globals';
import { inPart } from '../../../bot/conversation/in-part.ts';
import { readSentence } from '../../../bot/sentence/sentence.ts';
import { projectLexicon } from '../../support/vocabulary.ts';

const lexicon = await projectLexicon();
const read = (text: string, order: string) => inPart(readSentence(text, lexicon), order);

const both = 'Désigne Hugo Essai pilote de la fiche 5. Désigne Nora Roux copilote de la fiche 5';
const [hugo, nora] = [
  'Désigne Hugo Essai pilote de la fiche 5.',
  'Désigne Nora Roux copilote de la fiche 5',
];
const places = 'Ajoute Nora Roux au groupe de l’axe 5. Ajoute Nora Roux au groupe de l’axe 4';
const made = 'Crée le sous-groupe « Parents » avec Zoé Petit et Camille Durand';

it.each([
  ['ok pour hugo', both, hugo],
  ['d’accord pour hugo seulement', both, hugo],
  ['oui pour Nora Roux', both, nora],
  ['oui sauf hugo', both, nora],
  ['oui pour hugo et nora', both, both],
  ['oui sauf l’axe 4', places, 'Ajoute Nora Roux au groupe de l’axe 5.'],
  ['oui mais pas au gt 5', places, 'Ajoute Nora Roux au groupe de l’axe 4'],
  ['oui pour hugo mais nora n’est pas copilote de la 5', both, hugo],
  ['oui pour nora, hugo fait le repas', both, `${nora} hugo fait le repas`],
  ['ok pour zoé et pas camille', made, `${made}. Non, pas camille`],
])('a yes keeps the part of what was proposed that it names: « %s »', (text, order, expected) =>
  expect(read(text, order)).toBe(expected),
);

it.each(['oui', 'ok merci', 'oui mais à 15h', 'ok pour le 8', 'ok pour hugo ?', 'hugo'])(
  'what names no part of it is no such yes: « %s »',
  (text) => expect(read(text, both)).toBeUndefined(),
);
