/** Requests and questions that people understands, declared: groups as such, organisations, people without Teams, who is who. */
import { intent } from '../../../sentence/intent.ts';
import type { Mood } from '../../../sentence/mood.ts';
import type { SlotContext } from '../model/slots/context.ts';
import { slots } from './people-slots.ts';

interface Declared<N extends string> {
  name: N;
  examples: readonly string[];
  ways: readonly string[];
  also?: readonly string[];
  unless?: readonly string[];
  moods?: readonly Mood[];
}

const request = <N extends string>({ name, ...declared }: Declared<N>) => ({
  ...intent<SlotContext, typeof slots>({ name, slots, ...declared }),
  name,
});

const order: readonly Mood[] = ['order', 'tell'];
const roles = 'gens-co-animation|gens-pilote|gens-piloter|gens-suppleant|gens-titulaire';

/** What is to be done. */
export const orderIntents = [
  request({
    name: 'entry',
    examples: ['passe le sous-groupe cartographie en entrée libre', 'ferme l’entrée libre du GT 5'],
    ways: ['gens-regler {groupes} gens-librement|gens-sur-demande'],
    also: ['gens-fermer', 'gens-negation', 'gens-regler', 'gens-groupe'],
    unless: ['gens-ailleurs', 'gens-partir'],
  }),
  request({
    name: 'askInvite',
    examples: ['ajouter une personne sans Teams'],
    ways: [
      'gens-mettre|gens-inviter|gens-rejoindre gens-sans-teams',
      'gens-comment gens-sans-teams',
    ],
    also: ['gens-quelqu-un', 'gens-groupe', 'gens-comment', 'gens-mettre'],
    unless: ['{adresses}', 'gens-ailleurs'],
  }),
  request({
    name: 'newAddress',
    examples: ['Zoé Martin a changé de mail, c’est maintenant zoe.martin@ville.fr'],
    ways: ['{adresses} gens-changer', '{adresses} {personnes} gens-adresse'],
    also: ['gens-adresse', 'gens-changer'],
    unless: ['gens-mettre', 'gens-inviter', 'gens-oter'],
  }),
  request({
    name: 'uninvite',
    examples: ['retire zoe@ville.fr du sous-groupe cartographie'],
    ways: ['gens-oter {adresses}'],
  }),
  request({
    name: 'invite',
    examples: [
      'ajoute Mme Zoé Martin zoe.martin@ville.fr au sous-groupe cartographie',
      'ainsi que Mme Rousselet, rousselet@logirys.exemple, qui ne se sert pas de Teams',
    ],
    ways: ['gens-mettre|gens-inviter|gens-rejoindre|gens-aussi|gens-sans-teams {adresses}'],
    unless: ['gens-oter', 'gens-changer'],
  }),
  request({
    name: 'hasTeams',
    examples: ['Sophie Marchand a bien Teams'],
    ways: ['{personnes} gens-a-teams'],
    unless: ['gens-sans-teams', '{adresses}'],
    moods: order,
  }),
  request({
    name: 'link',
    examples: ['lier ce canal au sous-groupe cartographie', 'link this channel to working group 5'],
    ways: [
      'gens-lier gens-canal {groupes}',
      'gens-lier ce-groupe {groupes}',
      '^gens-cest gens-canal {groupes}',
    ],
    also: ['gens-groupe'],
  }),
  request({
    name: 'unlink',
    examples: ['délier ce canal'],
    ways: ['gens-delier gens-canal|{groupes}'],
    also: ['gens-groupe', 'gens-canal'],
  }),
  request({
    name: 'swap',
    examples: ['échange Karim Benali et Fatou Diallo sur la fiche 5'],
    ways: ['gens-echanger {fiches}'],
    unless: ['gens-titulaire', 'gens-suppleant', 'gens-ailleurs'],
    also: ['{personnes}', 'gens-pilote'],
    moods: order,
  }),
  request({
    name: 'rename',
    examples: ['renomme le sous-groupe cartographie en Cartes en ligne'],
    ways: ['gens-renommer {groupes}', 'gens-renommer gens-groupe'],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'askDissolve',
    examples: ['supprime le sous-groupe cartographie', 'supprime le groupe de travail de l’axe 1'],
    ways: ['gens-oter {groupes} gens-groupe'],
    unless: [
      '{personnes}',
      'gens-ailleurs',
      'gens-canal',
      'gens-librement',
      'gens-sur-demande',
      '{adresses}',
      '{fiches}',
      'gens-co-animation',
      'gens-pilote',
      'gens-partir',
    ],
    moods: order,
  }),
  request({
    name: 'requests',
    examples: ['demandes en attente', 'qui veut rejoindre le sous-groupe cartographie ?'],
    ways: ['gens-demandes'],
  }),
  request({
    name: 'accept',
    examples: ['accepte la demande de Camille Durand'],
    ways: ['^gens-accepter gens-demande', '^gens-accepter {personnes}'],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'decline',
    examples: ['refuse la demande'],
    ways: ['^gens-refuser gens-demande', '^gens-refuser {personnes}'],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'organisationOf',
    examples: ['change l’organisation de Camille Durand : Conseil départemental'],
    ways: ['gens-organisation {personnes} {organisations}'],
    also: ['gens-changer'],
    unless: ['gens-mon-organisation', '{fiches}'],
  }),
  request({
    name: 'organisation',
    examples: ['je suis de la Caf', 'je travaille à la ville de Bobigny'],
    ways: ['gens-je-suis-de|gens-mon-organisme {organisations}', 'gens-mon-organisme'],
    unless: ['gens-ailleurs', 'gens-pilote', 'gens-piloter', 'gens-co-animation', 'gens-suppleant'],
    moods: order,
  }),
  request({
    name: 'askOrganisation',
    examples: ['mon organisation'],
    ways: ['gens-mon-organisation'],
    also: ['gens-changer', 'interroge'],
    unless: ['gens-je-suis-de', 'gens-mon-organisme', '{organisations}'],
  }),
];

/** What is asked: of the partnership’s own data, never of the plan. */
export const askIntents = [
  request({
    name: 'become',
    examples: ['qui dois-je voir pour devenir co-animateur ?'],
    ways: [`gens-devenir ${roles}|gens-admin`],
    also: ['interroge'],
  }),
  request({
    name: 'admins',
    examples: ['qui est admin ?', 'suis-je administratrice ?'],
    ways: ['^gens-admin', 'interroge gens-admin', 'gens-nommer|gens-mettre|gens-donner gens-admin'],
    also: ['interroge', '{personnes}', 'gens-donner'],
    unless: ['gens-devenir', 'gens-droits', 'gens-comment'],
  }),
  request({
    name: 'rights',
    examples: [
      'qu’est-ce que je peux faire ?',
      'quels sont mes droits ?',
      'qu’est-ce que j’ai le droit de faire ?',
    ],
    ways: ['gens-droits'],
    also: ['gens-admin', 'interroge', 'gens-co-animation', 'gens-pilote', 'gens-membre'],
  }),
  request({
    name: 'mine',
    examples: ['mes groupes', 'dans quels groupes suis-je ?', 'on m’a ajouté quelque part ?'],
    ways: ['gens-mes-groupes'],
    also: ['interroge', 'gens-groupe'],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'groups',
    examples: ['quels sont les sous-groupes ?', 'liste des groupes'],
    ways: ['gens-quels-groupes'],
    also: ['interroge', 'gens-groupe', 'gens-recapituler'],
    unless: ['gens-mes-groupes', 'gens-de-travail', 'gens-ailleurs', '{fiches}'],
  }),
  request({
    name: 'coAnimators',
    examples: ['qui co-anime le groupe de l’axe 5 ?'],
    ways: ['{groupes} gens-co-animation'],
    also: ['interroge', 'gens-groupe'],
    unless: ['gens-ailleurs', 'gens-nommer', 'gens-mettre', 'gens-oter'],
  }),
  request({
    name: 'members',
    examples: [
      'qui est dans le sous-groupe cartographie ?',
      'composition du sous-groupe cartographie',
    ],
    ways: ['{groupes} gens-qui-dans', 'gens-qui-dans ce-groupe', '{groupes} gens-qui-fait-quoi'],
    also: ['interroge', 'gens-groupe'],
    unless: ['gens-ailleurs', 'gens-nommer', 'gens-mettre', 'gens-oter'],
  }),
  request({
    name: 'ownLed',
    examples: ['mes fiches ?', 'j’ai quoi à suivre moi ?'],
    ways: ['gens-mes-fiches'],
    also: [
      'interroge',
      'gens-pilote',
      'gens-piloter',
      'moi-meme',
      'fiche',
      'gens-prendre',
      'gens-au-lieu',
    ],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'ownRole',
    examples: ['quel est mon rôle sur la fiche 5 ?', 'je co-anime quoi au juste ?'],
    ways: ['gens-mon-role'],
    also: ['interroge', 'gens-co-animation', 'moi-meme'],
    unless: ['gens-ailleurs'],
  }),
  request({
    name: 'pilotOf',
    examples: [
      'qui pilote la fiche 1.1 ?',
      'la suppléante de la fiche 5, qui est-ce ?',
      'et la fiche 5, il y a quelqu’un ?',
    ],
    ways: [
      '{fiches} gens-pilote|gens-piloter|gens-titulaire|gens-suppleant|gens-quelqu-un-la',
      '{personnes} {fiches} gens-prendre',
    ],
    also: [
      'interroge',
      'gens-quelqu-un-la',
      'gens-prendre',
      'fiche',
      'demande-polie',
      'gens-noter',
    ],
    unless: ['gens-oter', 'gens-devenir', 'gens-ailleurs', 'gens-comment'],
  }),
  request({
    name: 'pilots',
    examples: ['qui pilote quoi ?', 'récapitule-moi les pilotes'],
    ways: ['gens-recapituler', 'gens-sans-pilote interroge'],
    also: ['gens-pilote', 'interroge', 'fiche', 'gens-au-lieu'],
    unless: ['{fiches}', '{groupes}', 'gens-ailleurs', '{personnes}'],
  }),
  request({
    name: 'begin',
    examples: ['par où je commence ?', 'guide-moi', 'on reprend la mise en route'],
    ways: ['gens-commencer', 'gens-reprendre gens-commencer'],
    also: ['interroge', 'gens-reprendre', 'moi-meme'],
    unless: ['gens-ailleurs', '{fiches}', '{groupes}'],
  }),
];

export type OrderName = (typeof orderIntents)[number]['name'];
export type AskName = (typeof askIntents)[number]['name'];
