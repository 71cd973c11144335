import type { Meteo } from '../model/schema.ts';

/** What the bot says of one update, and of the state of things. */
/** "La fiche 1.1", "l’action « forum »". */
export const withArticle = (name: string): string =>
  name.replace(/^F/, 'la f').replace(/^A/, 'l’a');

const percentIn = (value: number): string => `${String(value).replace('.', ',')} %`;

const fr = {
  meteo: {
    soleil: 'soleil (objectif sécurisé)',
    couvert: 'couvert (objectif atteignable)',
    nuage: 'nuage (appui nécessaire)',
    orage: 'orage (objectif compromis)',
  } satisfies Record<Meteo, string>,
  meteoShort: {
    soleil: 'soleil',
    couvert: 'couvert',
    nuage: 'nuage',
    orage: 'orage',
  } satisfies Record<Meteo, string>,
  meteoTitle: 'La météo d’une fiche dit où en est son objectif.',
  /** What is said of something, behind its name. */
  named: (name: string, said: string) => `${name} : ${said}`,
  meanings: {
    soleil: 'l’objectif est sécurisé',
    couvert: 'l’objectif est atteignable',
    nuage: 'un appui est nécessaire',
    orage: 'l’objectif est compromis',
  } satisfies Record<Meteo, string>,
  fiche: (numero: string) => `Fiche ${numero}`,
  action: (name: string, fiche: string | undefined) =>
    fiche ? `Fiche ${fiche}, action « ${name} »` : `Action « ${name} »`,
  proposition: (name: string) => `Action collective « ${name} »`,
  label: {
    meteo: 'Météo',
    percent: 'Avancement',
    highlights: 'Fait marquant',
    blocker: 'Blocage',
    arbitration: 'À décider',
    nextStep: 'Prochaine étape',
    asOf: 'À la date du',
    reportedBy: 'Source',
  },
  percent: percentIn,
  noted: 'C’est noté',
  corrected: 'C’est corrigé',
  edited: 'Votre modification est notée',
  unchanged: 'Rien de neuf : le dernier état est confirmé.',
  byLink: 'par lien personnel',
  phone: (name: string) => `recueilli auprès de ${name}`,
  lifted: 'Le blocage est levé.',
  decided: 'Plus de décision en attente.',
  onlyWords: 'Je n’y ai lu ni météo, ni pourcentage, ni blocage.',
  toCheck: 'À vérifier',
  conflict: 'la météo et les mots ne disent pas la même chose.',
  invalidPercent: 'un pourcentage va de 0 à 100 : je ne l’ai pas retenu.',
  invalidDate: 'cette date n’existe pas : j’ai noté la date du jour.',
  undo: 'Annuler',
  correct: (name: string) => `Corriger (${name})`,
  correctIt: 'Corriger',
  noBlocker: (text: string) => `N’est plus noté comme blocage : ${text}`,
  stillToDecide: 'Toujours à décider',
  stillBlocked: 'Toujours noté comme blocage',
  isLifted: (texts: string, many: number) =>
    many > 1 ? `Les blocages ${texts} sont-ils levés ?` : `Le blocage ${texts} est-il levé ?`,
  yesLifted: (count: number): string =>
    count > 1 ? `Les ${count === 2 ? 'deux' : count}` : 'Oui, il est levé',
  noneLifted: 'Aucun',
  isBlocking: (text: string) => `« ${text} » : est-ce un blocage ?`,
  yesBlocking: 'Oui, c’est un blocage',
  staysFact: 'Entendu : cela reste un fait marquant.',
  whichMeteo: (names: readonly string[]) =>
    `Quelle météo pour ${names.map(withArticle).join(', ')} ? Rien n’en est encore noté.`,
  meteoAs: (word: string, meteo: string, all: readonly string[]) =>
    `« ${word} » n’est pas dans l’échelle (${all.join(', ')}) : c’est noté ${meteo}.`,
  whichPercent: (name: string, values: readonly number[]) =>
    `Quel pourcentage pour ${withArticle(name)} : ${values.map(percentIn).join(' ou ')} ? Rien n’en est encore noté.`,
  stands: 'Entendu : ce qui bloque reste noté.',
  uncorrected: 'La correction est annulée',
  taken: (name: string) =>
    `C’est annulé${name ? ` (${name})` : ''} : je n’en ai rien gardé, l’état d’avant est remis.`,
  moved: (name: string) => `C’est corrigé : c’était pour ${name}`,
  nothingToUndo:
    'Je ne trouve rien de vous à corriger ou à supprimer ici. Pour une mise à jour plus ancienne, notez l’état d’aujourd’hui : il prend sa place.',
  shouldNote: (name: string) => `Dois-je noter cela pour ${withArticle(name)} ?`,
  quoted: (text: string) => `« ${text} »`,
  noteFor: (name: string, text: string) => `Note pour ${withArticle(name)} : ${text}`,
  noNote: 'Non',
  notNoted: 'Entendu : je n’ai rien noté.',
  instead: ['je voulais dire {}'],
  here: (names: readonly string[]) =>
    `ce que vous avez noté pour ${names.map(withArticle).join(', ')}`,
  gone: 'Cette mise à jour n’existe plus.',
  notYours:
    'Seule la personne qui l’a écrite, ou un co-animateur du groupe, peut corriger cette mise à jour.',
  unknownAction: (name: string) =>
    `Je ne connais pas d’action « ${name} » dans le plan : rien n’est noté pour elle. Redites votre phrase avec son nom dans le plan (« quelles sont les actions ? »).`,
  unknownFiche: (numero: string, list: string) =>
    `Je ne connais pas de fiche ${numero} dans le plan. Fiches connues : ${list}. Rien n’est noté pour elle ; renvoyez votre phrase avec le bon numéro.`,
  whichFiche: 'De quelle fiche parlez-vous ? Votre phrase est prête : choisissez.',
  whichUnknown:
    'De quelle fiche parlez-vous ? Renvoyez votre phrase en commençant par son numéro, par exemple « 1.1 : … ».',
  leadsNothing:
    'Rien n’est noté : seuls les pilotes d’une fiche et les co-animateurs de son groupe notent son avancement. Dites de laquelle il s’agit (« 1.1 : … ») : je vous dirai à qui le dire.',
  notAllowed: (name: string) =>
    `${name} : seuls ses pilotes et les co-animateurs du groupe de travail notent l’avancement. Rien n’est noté.`,
  askThem: (names: string) => `Dites-le à ${names}.`,
  askNobody: 'Aucun pilote n’est encore désigné ici : dites-le à un administrateur de Fil rouge.',
  nothing: 'Je n’ai rien trouvé à noter.',
  form: {
    title: (name: string) => `Point d’étape : ${name}`,
    meteo: 'Météo',
    none: 'Sans changement',
    percent: 'Avancement, en %',
    badPercent: 'Un pourcentage va de 0 à 100.',
    highlights: 'Faits marquants, un par ligne',
    blocker: 'Blocage',
    arbitration: 'À décider',
    nextStep: 'Prochaine étape',
    save: 'Enregistrer',
    hints: {
      percent: 'ex. 55',
      highlights: 'ex. convention signée avec 3 communes',
      blocker: 'ex. aucun local disponible',
      arbitration: 'ex. la Caf : qui paie le surcoût ?',
      nextStep: 'ex. réunir les communes en janvier',
    },
  },
};

const en: typeof fr = {
  meteo: {
    soleil: 'sunny (target secured)',
    couvert: 'overcast (target within reach)',
    nuage: 'cloudy (support needed)',
    orage: 'stormy (target compromised)',
  },
  meteoShort: { soleil: 'sunny', couvert: 'overcast', nuage: 'cloudy', orage: 'stormy' },
  meteoTitle: 'The weather of a fiche tells how its target stands.',
  named: (name, said) => `${name}: ${said}`,
  meanings: {
    soleil: 'the target is secured',
    couvert: 'the target is within reach',
    nuage: 'support is needed',
    orage: 'the target is compromised',
  },
  fiche: (numero) => `Fiche ${numero}`,
  action: (name, fiche) => (fiche ? `Fiche ${fiche}, action “${name}”` : `Action “${name}”`),
  proposition: (name) => `Collective action “${name}”`,
  label: {
    meteo: 'Weather',
    percent: 'Progress',
    highlights: 'Highlight',
    blocker: 'Blocker',
    arbitration: 'Decision needed',
    nextStep: 'Next step',
    asOf: 'As of',
    reportedBy: 'Source',
  },
  percent: (value) => `${value}%`,
  noted: 'Noted',
  corrected: 'Corrected',
  edited: 'Your edit is noted',
  unchanged: 'Nothing new: the last state is confirmed.',
  byLink: 'by personal link',
  phone: (name) => `told by ${name}`,
  lifted: 'The blocker is lifted.',
  decided: 'No decision is pending any more.',
  onlyWords: 'I read no weather, percentage or blocker in it.',
  toCheck: 'To check',
  conflict: 'the weather and the words disagree.',
  invalidPercent: 'a percentage goes from 0 to 100: I left it out.',
  invalidDate: 'that date does not exist: I noted today’s.',
  undo: 'Undo',
  correct: (name) => `Correct (${name})`,
  correctIt: 'Correct',
  noBlocker: (text) => `No longer noted as a blocker: ${text}`,
  stillToDecide: 'Still to decide',
  stillBlocked: 'Still noted as a blocker',
  isLifted: (texts, many) =>
    many > 1 ? `Are the blockers ${texts} lifted?` : `Is the blocker ${texts} lifted?`,
  yesLifted: (count) => (count > 1 ? (count === 2 ? 'Both' : `All ${count}`) : 'Yes, it is lifted'),
  noneLifted: 'None',
  isBlocking: (text) => `“${text}”: is it in the way?`,
  yesBlocking: 'Yes, it is in the way',
  staysFact: 'All right: it stays a fact.',
  whichMeteo: (names) => `Which weather for ${names.join(', ')}? Nothing of it is noted yet.`,
  meteoAs: (word, meteo, all) =>
    `“${word}” is not on the scale (${all.join(', ')}): it is noted as ${meteo}.`,
  whichPercent: (name, values) =>
    `Which percentage for ${name}: ${values.join('% or ')}%? Nothing of it is noted yet.`,
  stands: 'All right: what is in the way stays noted.',
  uncorrected: 'The correction is undone',
  taken: (name) =>
    `Undone${name ? ` (${name})` : ''}: I kept nothing of it, the state of before stands again.`,
  moved: (name) => `Corrected: it was for ${name}`,
  nothingToUndo:
    'I find nothing of yours to correct or delete here. For an older update, note how things stand today: it takes its place.',
  shouldNote: (name) => `Shall I note this for ${name}?`,
  quoted: (text) => `“${text}”`,
  noteFor: (name, text) => `Note for ${name}: ${text}`,
  noNote: 'No',
  notNoted: 'All right: I noted nothing.',
  instead: ['I meant {}'],
  here: (names) => `what you noted for ${names.join(', ')}`,
  gone: 'This update no longer exists.',
  notYours: 'Only whoever wrote this update, or a co-facilitator of the group, can correct it.',
  unknownAction: (name) =>
    `I know no action “${name}” in the plan: nothing is noted for it. Say it again with its name in the plan (“what are the actions?”).`,
  unknownFiche: (numero, list) =>
    `I know no fiche ${numero} in the plan. Known fiches: ${list}. Nothing is noted for it; please send your sentence again with the right number.`,
  whichFiche: 'Which fiche is this about? Your sentence is ready: choose.',
  whichUnknown:
    'Which fiche is this about? Please send your sentence again, starting with its number, for instance “1.1: …”.',
  leadsNothing:
    'Nothing is noted: only the pilotes of a fiche and the co-facilitators of its group note its progress. Say which it is about (“1.1: …”), and I will tell you whom to tell.',
  notAllowed: (name) =>
    `${name}: only its pilotes and the co-facilitators of the working group note progress. Nothing is noted.`,
  askThem: (names) => `Please tell ${names}.`,
  askNobody: 'No pilote is designated here yet: please tell an administrator of Fil rouge.',
  nothing: 'I found nothing to note.',
  form: {
    title: (name) => `Progress update: ${name}`,
    meteo: 'Weather',
    none: 'No change',
    percent: 'Progress, in %',
    badPercent: 'A percentage goes from 0 to 100.',
    highlights: 'Highlights, one a line',
    blocker: 'Blocker',
    arbitration: 'Decision needed',
    nextStep: 'Next step',
    save: 'Save',
    hints: {
      percent: 'e.g. 55',
      highlights: 'e.g. agreement signed with 3 towns',
      blocker: 'e.g. no premises available',
      arbitration: 'e.g. the Caf: who pays the extra cost?',
      nextStep: 'e.g. bring the towns together in January',
    },
  },
};

export const strings = { fr, en };
