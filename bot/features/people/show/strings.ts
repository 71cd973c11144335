/** What the people feature says. Names come in as data and stay plain text. */
const fr = {
  joined: (group: string) => `C’est noté : vous faites partie du ${bare(group)}.`,
  already: (group: string) => `Vous faites déjà partie du ${bare(group)}.`,
  left: (group: string) => `C’est noté : vous ne faites plus partie du ${bare(group)}.`,
  notIn: (group: string) => `Vous ne faites pas partie du ${bare(group)}.`,
  you: 'vous',
  added: (who: string, group: string) => `${who} fait maintenant partie du ${bare(group)}.`,
  removed: (who: string, group: string) => `${who} ne fait plus partie du ${bare(group)}.`,
  appointed: (who: string, group: string) => `${who} co-anime maintenant ${group}.`,
  dismissed: (who: string, group: string) => `C’est noté : ${who} ne co-anime plus ${group}.`,
  wasNot: (who: string, group: string) => `Rien à changer pour ${who} : ${group} est déjà ainsi.`,
  isThere: (name: string) => `Oui, ${name} en fait partie.`,
  isNotThere: (name: string) => `Non, ${name} n’en fait pas partie.`,
  members: (group: string, n: number) =>
    `${capital(group)} compte ${n} ${n > 1 ? 'membres' : 'membre'} :`,
  noMembers: (group: string) =>
    `Personne ne m’a encore dit faire partie du ${bare(group)}, et le plan ne précise pas ses membres.`,
  coAnimators: (group: string) => `${capital(group)} est co-animé par :`,
  noCoAnimators: (group: string) =>
    `Personne n’est encore désigné pour co-animer ${group}, et le plan ne le précise pas.`,
  coAnimates: 'co-anime',
  going: (ones: string[]) => `En cours : ${ones.join(', ')}.`,
  notGoing: 'Aucune réunion ni aucun sondage en cours.',
  linkedHere: 'Il travaille dans un canal Teams lié.',
  mine: 'Vos groupes :',
  noneOfMine: 'Vous ne faites encore partie d’aucun groupe.',
  which: 'De quel groupe s’agit-il ? Répondez par l’un de ces noms :',
  unknownGroup: (text: string) => `Je ne connais pas de groupe « ${text} ». Il y a :`,
  /** A group that is a part of another one. */
  within: (group: string, whole: string) => `${group}, au sein du ${bare(whole)},`,
  created: (group: string) => `C’est fait : ${group} existe, et vous le co-animez.`,
  createdForOthers: (group: string) => `C’est fait : ${group} existe.`,
  exists: (group: string) => `${capital(group)} existe déjà.`,
  nameMissing:
    'Comment s’appelle ce sous-groupe ? Écrivez par exemple : « crée le sous-groupe Accueil du handicap ».',
  renamed: (before: string, after: string) =>
    `C’est fait : ${before} s’appelle maintenant ${after}.`,
  newNameMissing:
    'Quel est son nouveau nom ? Écrivez par exemple : « renomme le sous-groupe Accueil en Accueil du handicap ».',
  ofThePlan: (group: string) =>
    `${capital(group)} est celui du plan : seuls les sous-groupes créés ici peuvent être renommés ou supprimés.`,
  dissolve: (group: string) => `Supprimer ${group} ?`,
  dissolveMembers: (n: number) =>
    n > 1 ? `Il compte ${n} membres, qui n’en feront plus partie.` : `Il compte ${n} membre.`,
  dissolveChannel: 'Son canal Teams reste, et n’est plus lié.',
  dissolveFinal: 'C’est sans retour. Sans réponse de votre part, rien ne change.',
  dissolveYes: 'Supprimer',
  dissolveCancel: 'Annuler',
  dissolveNo: 'Non',
  dissolveKept: (group: string) => `Rien n’est changé : ${group} reste.`,
  dissolved: (group: string) => `C’est fait : ${group} est supprimé.`,
  dissolveStale:
    'Ce sous-groupe a changé depuis, ou n’existe plus : rien n’est supprimé. Redemandez si c’est toujours voulu.',
  unfinished: (group: string, left: readonly string[]) =>
    `${capital(group)} attend encore quelque chose : ${left.join(', ')}. Annulez d’abord, pour que chacun soit prévenu ; rien n’est supprimé.`,
  linked: (group: string) => `C’est fait : ce canal est celui du ${bare(group)}.`,
  unlinked: (group: string) => `C’est fait : ${group} n’est plus lié à un canal.`,
  notLinked: (group: string) => `${capital(group)} n’est lié à aucun canal.`,
  notAChannel:
    'Ceci est une conversation à deux : écrivez-moi depuis le canal à lier, en me mentionnant (@Fil rouge).',
  taken: 'Ce canal est déjà lié à un autre groupe : déliez-le d’abord (« délier ce canal »).',
  unknownPerson: (text: string) =>
    `Je ne connais personne du nom de « ${text} ». Cette personne doit m’avoir écrit une fois, ou être dans un canal où je suis.`,
  several: (text: string) =>
    `Plusieurs personnes répondent au nom de « ${text} ». De qui s’agit-il ?`,
  severalPlain: (text: string) =>
    `Plusieurs personnes répondent au nom de « ${text} » : écrivez le nom complet.`,
  pilotNamed: (what: string) => `C’est noté : pilotage ${what}.`,
  pilotNoted: (what: string, parts: string) => `C’est noté, ${what} : ${parts}.`,
  pilotRemoved: (what: string, names = '') =>
    `C’est noté : plus de pilote désigné pour ${what}${names ? ` (${names} arrête)` : ''}.`,
  leadsNoMore: (who: string, what: string) => `C’est noté : ${who} ne pilote plus ${what}.`,
  leadsNot: (who: string, what: string) => `${who} ne pilote pas ${what} : rien n’est changé.`,
  leadsNothing: (who: string) => `${who} ne pilote rien à ma connaissance : rien n’est changé.`,
  whichLed: (who: string) => `Que cesse de piloter ${who} ?`,
  unpilotOf: (who: string, what: string) => `Retire ${who} du pilotage ${what}`,
  fullPilots: (what: string, names: string) =>
    `${capital(what)} : deux pilotes au plus${names ? `, et ${names} y sont déjà` : ''}. Rien n’est changé. Dites qui remplace qui, par exemple « Prénom Nom remplace Prénom Nom ».`,
  onlyOne: (who: string) => `${who} n’est pas noté : il n’y a qu’une suppléance.`,
  replaced: (who: string) => `${who} l’était : ce n’est plus le cas.`,
  whichThing: (text: string) =>
    `Plusieurs choses du plan peuvent être « ${text} » : redites votre phrase avec l’un de ces noms :`,
  notYetKnown: (who: string) =>
    `${who} n’a pas encore ouvert Fil rouge : je garde ce nom, et reconnaîtrai cette personne à son arrivée.`,
  wholeName: (text: string) =>
    `Je ne connais personne du nom de « ${text} » : écrivez le prénom et le nom, et je les garderai pour son arrivée.`,
  whoFrom: (organisation: string) =>
    `« ${organisation} » : je n’ajoute que des personnes. Qui vient ? Écrivez le prénom et le nom.`,
  awaitedMember: (who: string, group: string) =>
    `Je ne connais pas encore « ${who} » : j’ai noté ce nom, et cette personne entrera dans ${group} quand elle ouvrira Fil rouge.`,
  awaitedAnimator: (who: string, group: string) =>
    `Je ne connais pas encore « ${who} » : c’est noté, cette personne co-animera ${group} quand elle ouvrira Fil rouge.`,
  awaitedNoMore: (who: string, group: string) =>
    `C’est noté : ${who} n’est plus attendu(e) dans ${group}.`,
  notYet: 'pas encore venu(e)',
  change: {
    pilot: (who: string, what: string) => `le pilotage de ${what} par ${who}`,
    in: (who: string, group: string) => `l’ajout de ${who} dans ${group}`,
    out: (who: string, group: string) => `le retrait de ${who} : ${group}`,
    created: (name: string) => `la création du sous-groupe « ${name} »`,
    instead: (was: string) => ['non, {}', `pas ${was}, {}`],
    rename: (name: string) => [`renomme le sous-groupe ${name} en {}`],
    pilotBack: (what: string) => `C’est noté : le pilotage de ${what} est comme avant.`,
    nothing: 'Il n’y a rien à défaire.',
    no: 'Non',
  },
  noPilot: (what: string) => `Aucun pilote n’est désigné pour ${what}.`,
  ofFiche: (numero: string) => `de la fiche ${numero}`,
  theFiche: (numero: string) => `la fiche ${numero}`,
  ofAxe: (numero: string) => `des actions de l’axe ${numero}`,
  theAxe: (numero: string) => `les actions de l’axe ${numero}`,
  ofAction: (name: string) => `de l’action portée par ${name}`,
  ofThing: (name: string) => `de l’action « ${name} »`,
  theThing: (name: string) => `l’action « ${name} »`,
  unknownLed: (texts: readonly string[], known: string) =>
    `Je ne connais pas de fiche ni d’action ${new Intl.ListFormat('fr').format(texts.map((text) => `« ${text} »`))} dans le plan : rien n’est enregistré. Fiches connues : ${known}.`,
  badDate:
    'Je n’ai pas compris jusqu’à quand : écrivez par exemple « jusqu’au 31/12/2027 ». Rien n’est enregistré.',
  pastDate: 'Cette date est passée : rien n’est enregistré.',
  designated: (parts: string) => `Pilote désigné par les partenaires : ${parts}.`,
  pilotNow: 'Pilote désigné',
  leads: (numero: string, who: string) => `L’axe ${numero} est piloté par ${who}.`,
  animation: 'Co-animation',
  samePeople: 'les mêmes personnes',
  holder: (name: string) => `${name} (titulaire)`,
  shared: (both: string) => `${both} (copilotes)`,
  substitute: (name: string) => `${name} (suppléance)`,
  and: ' et ',
  beside: (organisation: string, people: string) => `${organisation}, avec ${people}`,
  until: (day: string) => `jusqu’au ${day}`,
  memberOf: (group: string) => `Membre : ${group}.`,
  animatedBy: (group: string, names: string) => `${capital(group)} est co-animé par ${names}.`,
  organisationQuestion: 'De quelle organisation êtes-vous ?',
  organisationWhy:
    'Je le demande une fois, pour savoir qui représente qui. Vous pouvez changer votre réponse à tout moment : « mon organisation ».',
  organisationGuess: (name: string) =>
    `D’après votre adresse, peut-être : ${name}. À vous de confirmer.`,
  organisationLabel: 'Votre organisation',
  otherLabel: 'Si c’est une autre, laquelle ?',
  other: 'Autre organisation',
  save: 'Enregistrer',
  chosen: (name: string) => `C’est noté : votre organisation est ${name}.`,
  chosenNone: 'C’est fait : je ne garde plus votre organisation.',
  chosenFor: (who: string, name: string) => `C’est noté : l’organisation de ${who} est ${name}.`,
  now: (name: string) => `Pour l’instant : ${name}.`,
  otherMissing: 'Écrivez le nom de votre organisation, ou choisissez-la dans la liste.',
  unknownOrganisation: 'Cette organisation n’est pas dans le plan : rien n’est enregistré.',
  source: 'les groupes tenus ici, ce jour',
  ask: {
    members: (name: string) => `Qui est dans ${name} ?`,
    mine: 'Mes groupes',
  },
};

/** "le sous-groupe…" after "du": the article goes. */
export const bare = (group: string): string => group.replace(/^le /, '');
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const en: typeof fr = {
  joined: (group) => `Noted: you are in ${group}.`,
  already: (group) => `You are already in ${group}.`,
  left: (group) => `Noted: you are no longer in ${group}.`,
  notIn: (group) => `You are not in ${group}.`,
  you: 'you',
  added: (who, group) => `${who} is now in ${group}.`,
  removed: (who, group) => `${who} is no longer in ${group}.`,
  appointed: (who, group) => `${who} now co-facilitates ${group}.`,
  dismissed: (who, group) => `Noted: ${who} no longer co-facilitates ${group}.`,
  wasNot: (who, group) => `Nothing to change for ${who}: ${group} is so already.`,
  isThere: (name) => `Yes, ${name} is in it.`,
  isNotThere: (name) => `No, ${name} is not in it.`,
  members: (group, n) => `${capital(group)} has ${n} ${n > 1 ? 'members' : 'member'}:`,
  noMembers: (group) =>
    `Nobody has told me they are in ${group} yet, and the plan does not state its members.`,
  coAnimators: (group) => `${capital(group)} is co-facilitated by:`,
  noCoAnimators: (group) =>
    `Nobody is designated to co-facilitate ${group} yet, and the plan does not state it.`,
  coAnimates: 'co-facilitates',
  going: (ones) => `Going on: ${ones.join(', ')}.`,
  notGoing: 'No meeting and no poll is going on.',
  linkedHere: 'It works in a linked Teams channel.',
  mine: 'Your groups:',
  noneOfMine: 'You are not in any group yet.',
  which: 'Which group do you mean? Answer with one of these names:',
  unknownGroup: (text) => `I know no group “${text}”. There are:`,
  within: (group, whole) => `${group}, within ${whole},`,
  created: (group) => `Done: ${group} exists, and you co-facilitate it.`,
  createdForOthers: (group) => `Done: ${group} exists.`,
  exists: (group) => `${capital(group)} already exists.`,
  nameMissing:
    'What is the sub-group called? Write for instance: “create the sub-group Inclusive childcare”.',
  renamed: (before, after) => `Done: ${before} is now called ${after}.`,
  newNameMissing:
    'What is its new name? Write for instance: “rename the sub-group Childcare to Inclusive childcare”.',
  ofThePlan: (group) =>
    `${capital(group)} is that of the plan: only sub-groups created here can be renamed or deleted.`,
  dissolve: (group) => `Delete ${group}?`,
  dissolveMembers: (n) =>
    n > 1 ? `It has ${n} members, who will no longer be in it.` : `It has ${n} member.`,
  dissolveChannel: 'Its Teams channel stays, and is no longer linked.',
  dissolveFinal: 'It cannot be undone. Without an answer from you, nothing changes.',
  dissolveYes: 'Delete',
  dissolveCancel: 'Cancel',
  dissolveNo: 'No',
  dissolveKept: (group) => `Nothing has changed: ${group} stays.`,
  dissolved: (group) => `Done: ${group} is deleted.`,
  dissolveStale:
    'This sub-group has changed since, or is gone: nothing was deleted. Ask again if you still mean it.',
  unfinished: (group, left) =>
    `${capital(group)} still has something going on: ${left.join(', ')}. Cancel it first, so that everybody is told; nothing is deleted.`,
  linked: (group) => `Done: this channel is that of ${group}.`,
  unlinked: (group) => `Done: ${group} is no longer linked to a channel.`,
  notLinked: (group) => `${capital(group)} is not linked to a channel.`,
  notAChannel:
    'This is a one-to-one chat: write to me from the channel to link, mentioning me (@Fil rouge).',
  taken:
    'This channel is already linked to another group: unlink it first (“unlink this channel”).',
  unknownPerson: (text) =>
    `I know nobody called “${text}”. They must have written to me once, or be in a channel where I am.`,
  several: (text) => `Several people are called “${text}”. Who do you mean?`,
  severalPlain: (text) => `Several people are called “${text}”: please write the whole name.`,
  pilotNamed: (what) => `Noted: lead ${what}.`,
  pilotNoted: (what, parts) => `Noted, ${what}: ${parts}.`,
  pilotRemoved: (what, names = '') =>
    `Noted: no lead is designated any more for ${what}${names ? ` (${names} stops)` : ''}.`,
  leadsNoMore: (who, what) => `Noted: ${who} no longer leads ${what}.`,
  leadsNot: (who, what) => `${who} does not lead ${what}: nothing has changed.`,
  leadsNothing: (who) => `${who} leads nothing that I know of: nothing has changed.`,
  whichLed: (who) => `What does ${who} stop leading?`,
  unpilotOf: (who, what) => `Remove ${who} as lead ${what}`,
  fullPilots: (what, names) =>
    `${capital(what)}: two leads at most${names ? `, and ${names} are there already` : ''}. Nothing has changed. Say who replaces whom, for instance “First Last replaces First Last”.`,
  onlyOne: (who) => `${who} was not noted: there is only one substitute.`,
  replaced: (who) => `${who} did: not any more.`,
  whichThing: (text) =>
    `Several things of the plan may be “${text}”: say your sentence again with one of these names:`,
  notYetKnown: (who) =>
    `${who} has not opened Fil rouge yet: I keep the name, and will recognise them when they come.`,
  wholeName: (text) =>
    `I know nobody called “${text}”: write the first and the last name, and I will keep them until they come.`,
  whoFrom: (organisation) =>
    `“${organisation}”: I only add people. Who comes? Write the first and the last name.`,
  awaitedMember: (who, group) =>
    `I do not know “${who}” yet: I noted the name, and they will be in ${group} once they open Fil rouge.`,
  awaitedAnimator: (who, group) =>
    `I do not know “${who}” yet: noted, they will co-facilitate ${group} once they open Fil rouge.`,
  awaitedNoMore: (who, group) => `Noted: ${who} is no longer expected in ${group}.`,
  notYet: 'has not come yet',
  change: {
    pilot: (who, what) => `${who} leading ${what}`,
    in: (who, group) => `the adding of ${who} to ${group}`,
    out: (who, group) => `the removal of ${who}: ${group}`,
    created: (name) => `the making of the sub-group “${name}”`,
    instead: (was) => ['no, {}', `not ${was}, {}`],
    rename: (name) => [`rename the sub-group ${name} to {}`],
    pilotBack: (what) => `Noted: the lead of ${what} is as before.`,
    nothing: 'There is nothing to undo.',
    no: 'No',
  },
  noPilot: (what) => `No lead is designated for ${what}.`,
  ofFiche: (numero) => `of fiche ${numero}`,
  theFiche: (numero) => `fiche ${numero}`,
  ofAxe: (numero) => `of the actions of axis ${numero}`,
  theAxe: (numero) => `the actions of axis ${numero}`,
  ofAction: (name) => `of the action carried by ${name}`,
  ofThing: (name) => `of the action “${name}”`,
  theThing: (name) => `the action “${name}”`,
  unknownLed: (texts, known) =>
    `I know no fiche or action ${new Intl.ListFormat('en', { type: 'disjunction' }).format(texts.map((text) => `“${text}”`))} in the plan: nothing was saved. Known fiches: ${known}.`,
  badDate:
    'I did not understand until when: write for instance “until 31/12/2027”. Nothing was saved.',
  pastDate: 'This date is past: nothing was saved.',
  designated: (parts) => `Lead designated by the partners: ${parts}.`,
  pilotNow: 'Lead designated',
  leads: (numero, who) => `Axis ${numero} is led by ${who}.`,
  animation: 'Co-facilitation',
  samePeople: 'the same people',
  holder: (name) => `${name} (holder)`,
  shared: (both) => `${both} (joint leads)`,
  substitute: (name) => `${name} (substitute)`,
  and: ' and ',
  beside: (organisation, people) => `${organisation}, with ${people}`,
  until: (day) => `until ${day}`,
  memberOf: (group) => `Member: ${group}.`,
  animatedBy: (group, names) => `${capital(group)} is co-facilitated by ${names}.`,
  organisationQuestion: 'Which organisation are you from?',
  organisationWhy:
    'I ask once, to know who represents whom. You can change your answer at any time: “my organisation”.',
  organisationGuess: (name) => `From your address, perhaps: ${name}. Please confirm.`,
  organisationLabel: 'Your organisation',
  otherLabel: 'If it is another one, which?',
  other: 'Another organisation',
  save: 'Save',
  chosen: (name) => `Noted: your organisation is ${name}.`,
  chosenNone: 'Done: I no longer keep your organisation.',
  chosenFor: (who, name) => `Noted: the organisation of ${who} is ${name}.`,
  now: (name) => `For now: ${name}.`,
  otherMissing: 'Write the name of your organisation, or choose it in the list.',
  unknownOrganisation: 'This organisation is not in the plan: nothing was saved.',
  source: 'the groups kept here, today',
  ask: {
    members: (name) => `Who is in ${name}?`,
    mine: 'My groups',
  },
};

export const strings = { fr, en };
