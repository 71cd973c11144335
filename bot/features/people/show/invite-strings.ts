/** The words of the form that adds somebody without Teams. */
import type { Locale } from '../../../language/locale.ts';

const fr = {
  privately:
    'Une adresse de courriel ne se tape pas devant tout le monde : écrivez-moi « ajouter une personne sans Teams » en conversation à deux.',
  whyByMail:
    'Elle recevra par courriel les invitations, les sondages et les rappels de ce groupe, avec un lien personnel pour répondre, sans compte. Je ne montre son adresse à personne.',
  whyByYou:
    'Ici, je n’envoie pas de courriel : à chaque envoi, je vous donnerai son lien personnel, à lui transmettre. Je ne montre son adresse à personne.',
  labels: {
    name: 'Prénom et nom',
    email: 'Adresse de courriel',
    organisation: 'Organisation',
    other: 'Si c’est une autre organisation, laquelle ?',
    group: 'Groupe',
  },
  missing: {
    name: 'Écrivez son prénom et son nom.',
    email: 'Écrivez son adresse de courriel.',
    group: 'Choisissez un groupe.',
  },
  hint: 'prenom.nom@exemple.fr',
  unsaid: 'Je ne sais pas',
  save: 'Ajouter',
  problems: {
    noName: 'Écrivez comment cette personne s’appelle.',
    badName:
      'Seulement des lettres, des espaces, des traits d’union et des apostrophes (« Anne-Lise d’Arc »).',
    longName: '120 caractères au plus.',
    noEmail: 'Écrivez-la : c’est par elle que cette personne sera jointe.',
    badEmail: 'Elle n’a pas la forme attendue (prenom.nom@exemple.fr, sans accent ni espace).',
    several: 'Une seule, s’il vous plaît ; une personne à la fois.',
    noOther: 'Écrivez son nom, ou choisissez-la dans la liste.',
    longOther: '120 caractères au plus.',
    organisation: 'Celle-ci n’est pas dans le plan ; choisissez-la dans la liste.',
    group: 'Choisissez celui où l’ajouter.',
  },
  ifWithout: 'Si elle n’a pas Teams : « ajouter une personne sans Teams ».',
  /** Said as if typed. */
  ask: 'Ajouter une personne sans Teams',
  askTo: (group: string) => `Ajouter une personne sans Teams dans ${group}`,
};

const en: typeof fr = {
  privately:
    'An e-mail address is not typed in front of everybody: write “add somebody without Teams” to me in a one-to-one chat.',
  whyByMail:
    'They will get the invitations, polls and reminders of this group by e-mail, with a personal link to answer, without an account. I show their address to nobody.',
  whyByYou:
    'I send no e-mail here: at each sending I will give you their personal link, to be passed on. I show their address to nobody.',
  labels: {
    name: 'First and last name',
    email: 'E-mail address',
    organisation: 'Organisation',
    other: 'If it is another organisation, which?',
    group: 'Group',
  },
  missing: {
    name: 'Write their first and last name.',
    email: 'Write their e-mail address.',
    group: 'Choose a group.',
  },
  hint: 'first.last@example.org',
  unsaid: 'I do not know',
  save: 'Add',
  problems: {
    noName: 'Write what this person is called.',
    badName: 'Only letters, blanks, hyphens and apostrophes (“Jean O’Brien”).',
    longName: '120 characters at most.',
    noEmail: 'Write it: this is how the person will be reached.',
    badEmail: 'It does not look as it should (first.last@example.org, no accents, no blanks).',
    several: 'One only, please; one person at a time.',
    noOther: 'Write its name, or choose it in the list.',
    longOther: '120 characters at most.',
    organisation: 'This one is not in the plan; choose it in the list.',
    group: 'Choose the one to add them to.',
  },
  ifWithout: 'If they have no Teams: “add somebody without Teams”.',
  ask: 'Add somebody without Teams',
  askTo: (group) => `Add somebody without Teams to ${group}`,
};

export const inviteStrings = { fr, en };

/** The button that adds somebody without Teams to a group: the card above it names the group. */
export const inviteTo = (group: string, locale: Locale) => ({
  title: inviteStrings[locale].ask,
  say: inviteStrings[locale].askTo(group),
});
