/**
 * The words of the commands, as data, in both languages. Verbs are compared as written, after
 * typing slips are corrected; articles inside an expression may be left out.
 */
import { phraseTable, wordsIn } from '../../../language/phrase-table.ts';

/** What the verb that opens a sentence calls for. */
export type OpeningVerb =
  | 'join'
  | 'leave'
  | 'create'
  | 'rename'
  | 'link'
  | 'unlink'
  | 'name'
  | 'add'
  | 'invite'
  | 'remove'
  | 'change'
  | 'members'
  | 'coAnimators'
  | 'mine'
  | 'iAmFrom'
  | 'myOrganisation'
  | 'requests'
  | 'accept'
  | 'decline'
  | 'setEntry';

const openings: Record<OpeningVerb, string> = {
  join: `rejoindre, rejoins, rejoint, rejoignons, rejoignez, intégrer, intègre, inscrire, inscris, inscris moi,
    inscrivez moi, ajoute moi, ajoutez moi, entrer dans, participer, faire partie, join, sign me up, add me, enrol me, be part`,
  leave: `quitter, quitte, quittons, quittez, sortir, sors, me retirer, retire moi, retirez moi, désinscrire, désinscris,
    désinscris moi, enlève moi, leave, quit, remove me, sign me off, take me off`,
  create: 'créer, crée, créez, créons, ouvrir, ouvre, monter, create, set up, open, start',
  rename: 'renommer, renomme, renommez, renommons, rebaptiser, rebaptise, rebaptisez, rename',
  link: 'lier, lie, liez, relier, relie, reliez, rattacher, rattache, rattachez, associer, associe, associez, link, attach, connect',
  unlink: `délier, délie, déliez, détacher, détache, détachez, dissocier, dissocie, dissociez, unlink, detach, disconnect`,
  name: `nommer, nomme, nommez, nommons, désigner, désigne, désignez, désignons, appoint, name, designate, make`,
  add: 'ajouter, ajoute, ajoutez, ajoutons, inscrire, inscris, inscrivez, add',
  invite: 'inviter, invite, invitez, invitons, convier, convie, conviez',
  remove:
    'retirer, retire, retirez, enlever, enlève, enlevez, supprimer, supprime, supprimez, dissoudre, dissous, dissolvez, exclure, remove, delete, dissolve, withdraw, dismiss',
  change:
    'changer, change, changez, modifier, modifie, modifiez, corriger, corrige, corrigez, correct, update, modify',
  members: `qui est dans, qui y a t il dans, qui est membre, qui sont les membres, quels sont les membres, les membres, membres,
    liste des membres, qui fait partie, qui compose, qui participe, qui est inscrit, who is in, who s in, who are the members,
    the members, members, list the members, who belongs to, who is part`,
  coAnimators: `qui co anime, qui coanime, qui anime, qui co animent, qui sont les co animateurs, qui sont les coanimateurs,
    les co animateurs, les coanimateurs, co animateurs, coanimateurs, qui est le co animateur, qui est co animateur,
    qui est la co animatrice, quels sont les co animateurs, who co facilitates, who facilitates, who co leads, who co chairs,
    who co animates, who are the co facilitators, the co facilitators, co facilitators, who are the facilitators`,
  mine: `mes groupes, mes sous groupes, mes groupes de travail, quels sont mes groupes, quels sont mes sous groupes,
    dans quels groupes suis je, dans quel groupe suis je, dans quels sous groupes suis je, je suis dans quels groupes,
    je suis membre de quels groupes, my groups, my subgroups, my sub groups, my working groups, what are my groups,
    which groups am i in, what groups am i in`,
  iAmFrom: `je suis de, je suis à, je suis au, je viens de, je travaille à, je travaille au, je travaille pour, je travaille chez,
    je représente, mon organisation est, mon organisme est, ma structure est, i am from, i m from, i am with, i work for,
    i work at, i represent, my organisation is, my organization is`,
  myOrganisation: `mon organisation, changer mon organisation, changer d organisation, change mon organisation,
    modifier mon organisation, modifie mon organisation, quelle est mon organisation, my organisation, my organization,
    change my organisation, change my organization, what is my organisation`,
  requests: `demandes en attente, les demandes en attente, demandes d adhésion, demandes pour rejoindre, qui demande à rejoindre,
    qui veut rejoindre, qui attend de rejoindre, pending requests, waiting requests, join requests, requests to join,
    who asks to join, who wants to join`,
  accept: `accepter, accepte, acceptez, acceptons, j accepte, approuver, approuve, approuvez, admettre, admets, admettez,
    accept, approve, admit`,
  decline: `refuser, refuse, refusez, refusons, je refuse, décliner, décline, déclinez, rejeter, rejette, rejetez, decline,
    refuse, reject, turn down`,
  setEntry: `passer, passe, passez, mettre, mets, mettez, régler, règle, réglez, rendre, rends, rendez, ouvrir, ouvre, ouvrez,
    fermer, ferme, fermez, entrée libre, entrée sur demande, accès libre, accès sur demande, open entry, entry on request,
    arrêter, arrête, arrêtez, stopper, stoppe, stoppez, stop, cesser, cesse, cessez, supprimer, supprime, supprimez, retirer,
    retire, retirez, enlever, enlève, enlevez, désactiver, désactive, désactivez, laisser, laisse, laissez, ne, n, plus, pas,
    changer, change, changez, modifier, modifie, modifiez, set, make, put, open, close, end, remove, disable, turn off, let, no,
    do not, don t, change`,
};

const kinds = {
  coAnimator: `co animateur, co animatrice, coanimateur, coanimatrice, co animateurs, coanimateurs, animateur, animatrice,
    co animation, coanimation, co facilitator, facilitator, co leader, co chair, co animator`,
  pilot: 'pilote, pilotes, copilote, pilotage, lead, leader, pilot, lead organisation',
  holder: 'titulaire, représentée par, représenté par, holder, represented by, held by',
  substitute: 'suppléant, suppléante, remplaçant, remplaçante, substitute, deputy, alternate',
  until: 'jusqu au, jusqu à, jusqu en, jusque, jusqu, until, till, up to',
  as: 'comme, en tant que, en qualité de, as',
  place: 'canal, channel, conversation, équipe, team, fil, chat, discussion',
  organisation: 'organisation, organisme, structure, organization',
  action: 'action, actions, action collective',
  outside: `sans teams, sans team, sans compte teams, hors teams, hors de teams, n a pas teams, n ont pas teams, n ayant pas teams,
    without teams, without a teams account, has no teams, have no teams, does not have teams, doesn t have teams, not on teams,
    outside teams`,
  self: 'moi, moi même, me, myself',
  request: 'demande, demandes, request, requests, candidature, adhésion',
  freely: `entrée libre, accès libre, libre accès, ouvert à tous, ouverte à tous, à tous, à tout le monde, open entry, open to all,
    open to everybody, open to everyone, to all, to everybody, to everyone, entrer librement, rejoindre librement,
    venir librement, entre librement, entrer sans demande, entrer sans demander, rejoindre sans demande, rejoindre sans demander,
    laisser tout le monde, laisse tout le monde, laissez tout le monde, laisse plus tout le monde, laissez plus tout le monde,
    laisser n importe qui, laisse n importe qui, laissez n importe qui, laisse plus n importe qui, laissez plus n importe qui,
    let anybody, let anyone, let everybody, let everyone, letting anybody, letting anyone, letting everybody, letting everyone`,
  onRequest:
    'sur demande, entrée sur demande, accès sur demande, sur acceptation, on request, by request',
  /** What takes an entry away: "ferme l'entrée libre" asks for the other one. */
  closing: `fermer, ferme, fermez, arrêter, arrête, arrêtez, stopper, stoppe, stoppez, stop, cesser, cesse, cessez, supprimer,
    supprime, supprimez, retirer, retire, retirez, enlever, enlève, enlevez, désactiver, désactive, désactivez, mettre fin,
    mets fin, mettez fin, ne plus, ne laisse plus, ne laissez plus, ne veux plus, ne voulons plus, plus d, plus de, close, end,
    remove, disable, turn off, no more, no longer`,
  /** What leaves the order in doubt, unless it is a part of what takes away: "ne ferme pas l'entrée libre". */
  negation: 'ne, n, pas, plus, non, jamais, not, no, never, don t',
};
export type CommandMark = keyof typeof kinds;

/** Words that lead up to a verb without changing what it asks for. */
const lead = `je j veux voudrais souhaite souhaiterais aimerais peux peut tu vous on nous pouvez pourriez pourrais merci de d svp stp
  s il te plait bonjour bonsoir salut coucou hello hi hey veuillez bien vouloir faut m me moi l la le les un une des est ce que
  donne donnez dis dites montre montrez affiche liste lister please could can you i want would like to let us the a show tell give
  list fil rouge alors ok et and ma mon mes`;

export const opening = phraseTable(openings);
export const marks = phraseTable(kinds);
export const leading: ReadonlySet<string> = new Set(lead.split(/\s+/));

/** Words that name a group before its own name. */
export const groupWords: ReadonlySet<string> = new Set(
  'groupe groupes group groups gt sousgroupe sousgroupes subgroup subgroups'.split(' '),
);
export const underWords: ReadonlySet<string> = new Set('sous ss sub'.split(' '));
export const wholeUnder: ReadonlySet<string> = new Set(
  'sousgroupe sousgroupes subgroup subgroups'.split(' '),
);

/** Every word of a command: what slips are corrected towards. "Team" is no slip for "Teams". */
export const commandWords: readonly string[] = wordsIn(
  [...Object.values(openings), ...Object.values(kinds), [...groupWords].join(',')],
  5,
)
  .filter((word) => word !== 'teams')
  // No slip for "tous".
  .concat('tout');
