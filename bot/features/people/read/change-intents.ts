/** Changes that people understands, declared: who leads, who co-animates, who is in which group. */
import { intent } from '../../../sentence/intent.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { slots } from './people-slots.ts';

const beside =
  'gens-noter gens-tu-notes gens-aussi gens-erreur gens-a-partir gens-jusqua gens-au-lieu gens-a-la-place gens-groupe gens-changer gens-pouvoir negation fiche axe';
const roles = 'gens-titulaire|gens-suppleant|gens-pilote|gens-piloter';

export type ChangeName =
  | 'pilot'
  | 'has'
  | 'unpilot'
  | 'appoint'
  | 'dismiss'
  | 'add'
  | 'remove'
  | 'join'
  | 'more';

const change = (
  name: ChangeName,
  examples: readonly string[],
  ways: readonly string[],
  { also, unless }: { also?: string; unless: string },
) =>
  intent<SlotContext, typeof slots>({
    name,
    examples,
    ways,
    also: [beside, ...(also ? [also] : [])],
    unless: [unless],
    moods: ['order', 'tell'],
    slots,
  });

export const changeIntents = [
  change(
    'pilot',
    [
      'désigne Karim Benali pilote de la fiche 1.1',
      'je pilote la fiche 5',
      'mets Karim Benali en titulaire et Fatou Diallo en suppléante sur la fiche 5',
      'Merci de noter que la fiche 1.1 est désormais pilotée par la Caf',
      'Fatou Diallo prend le relais de Karim Benali sur la fiche 5',
    ],
    [
      `{personnes}|{organisations} {fiches} ${roles}|gens-suite`,
      '{personnes}|{organisations} gens-nommer {fiches}',
      '{personnes} gens-mettre|gens-remplacer {fiches}',
      `{personnes}|{organisations} {groupes} ${roles}`,
      '{personnes} gens-titulaire|gens-suppleant|gens-suite|gens-remplacer',
    ],
    {
      also: '{organisations} gens-remplacer gens-echanger gens-mettre gens-nommer gens-pilote gens-prendre gens-titulaire gens-suppleant gens-suite',
      unless: 'gens-oter gens-plus gens-cesser gens-co-animation gens-recapituler',
    },
  ),
  change(
    'has',
    ['Karim Benali a la 1.1 et Inès Haddad a la 5', 'Karim Benali reprend la fiche 5'],
    ['{personnes} {fiches} gens-prendre', '{personnes} {fiches}'],
    { unless: 'gens-oter gens-plus gens-cesser {adresses} gens-ailleurs {groupes}' },
  ),
  change(
    'unpilot',
    [
      'retire Karim Benali du pilotage de la fiche 1.1',
      'retire le pilote de la fiche 1.1',
      'Karim Benali ne pilote plus la 1.1',
    ],
    [
      `gens-oter {fiches} ${roles}|{personnes}`,
      'gens-plus|gens-cesser {fiches}',
      `gens-plus|gens-cesser|gens-oter {personnes} ${roles}`,
      `gens-oter {groupes} ${roles}`,
    ],
    {
      also: 'gens-oter gens-pilote gens-piloter gens-titulaire gens-suppleant gens-remplacer gens-prendre {personnes}',
      unless: '{adresses} gens-co-animation gens-canal av-bloque av-fini av-etat',
    },
  ),
  change('unpilot', ['Zoé Martin arrête'], ['gens-cesser {personnes}'], {
    also: 'gens-prendre',
    unless: '{groupes} {fiches} {adresses} gens-co-animation gens-ailleurs gens-canal',
  }),
  change(
    'appoint',
    [
      'nomme Sophie Lambert co-animatrice de l’axe 1, 2, 3 et 4',
      'Sophie Lambert et Paul Girard co-animent l’axe 4',
      'c’est Sophie Lambert qui l’animera avec moi',
    ],
    ['{personnes} gens-co-animation'],
    {
      also: 'gens-nommer gens-mettre gens-remplacer gens-membre gens-prendre gens-suite',
      unless: 'gens-oter gens-plus gens-cesser gens-ailleurs {adresses}',
    },
  ),
  change(
    'dismiss',
    [
      'retire Sophie Lambert de la co-animation de l’axe 4',
      'Nadia Cherif ne peut plus co-animer l’axe 3, enlève-la',
    ],
    ['gens-oter|gens-plus|gens-cesser gens-co-animation'],
    {
      also: 'gens-cesser gens-plus gens-oter {personnes} {groupes}',
      unless: 'gens-ailleurs {adresses}',
    },
  ),
  change(
    'add',
    [
      'ajoute Nadia Cherif et Paul Girard au groupe de l’axe 4',
      'je voudrais y mettre Paul Girard',
      'inscris-moi à l’axe 3',
    ],
    [
      'gens-mettre|gens-nommer|gens-rejoindre {personnes}',
      '{personnes} gens-membre {groupes}',
      'gens-mettre {groupes}',
      'gens-remplacer {personnes} {groupes}',
    ],
    {
      also: '{groupes} gens-membre gens-mettre gens-rejoindre ce-groupe',
      unless:
        'gens-ailleurs {adresses} {fiches} gens-oter gens-plus gens-partir gens-creer gens-a-teams',
    },
  ),
  change(
    'remove',
    [
      'retire Julien Marchand du groupe de l’axe 1',
      'enlève-moi de l’axe 5',
      'je me retire de l’axe 5',
    ],
    [
      'gens-oter|gens-plus|gens-partir|gens-cesser {personnes} {groupes}',
      'gens-oter {personnes}|{groupes}',
      'gens-partir {groupes}',
    ],
    {
      also: 'gens-plus gens-membre gens-oter gens-cesser gens-partir gens-rejoindre ce-groupe {groupes}',
      unless: `gens-ailleurs {adresses} {fiches} gens-co-animation`,
    },
  ),
  change(
    'join',
    ['rejoindre le groupe de l’axe 5', 'j’aimerais rejoindre l’axe 3'],
    ['gens-rejoindre {groupes}|gens-groupe'],
    {
      also: '{personnes} gens-quelqu-un',
      unless:
        'gens-ailleurs {adresses} gens-co-animation gens-plus gens-partir gens-qui-dans interroge interroge-dedans',
    },
  ),
  change('more', ['et Nadia Cherif sur l’axe 3'], ['{personnes} {groupes}|gens-aussi|gens-cest'], {
    unless: 'gens-ailleurs {adresses} gens-qui-dans',
  }),
];
