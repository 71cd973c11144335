import type { OutboxState } from '../../contract.ts';

const fr = {
  title: 'Ce que je sais de vous',
  nothing: 'Je n’ai rien enregistré à votre sujet.',
  rights:
    'Pour corriger votre organisation : « mon organisation ». Pour être oublié : « oublie-moi ».',
  inMemory:
    'S’y ajoute, en mémoire seulement et pour une heure, le sujet de votre dernière question. Aucun message n’est conservé.',
  sending: 'Messages à vous envoyer ou envoyés',
  sendingLine: (about: string, day: string, state: string) => `${about}, ${day} : ${state}`,
  /** What a message is about, by the feature that words it. */
  feature: {
    meetings: 'Une réunion',
    polls: 'Un sondage',
    progress: 'L’avancement',
    restitution: 'Une restitution',
    door: 'Des liens à transmettre',
    sendings: 'Un rapport d’envoi',
  } as Readonly<Record<string, string>>,
  state: {
    waiting: 'à envoyer',
    sending: 'en cours d’envoi',
    sent: 'envoyé',
    uncertain: 'peut-être envoyé',
    failed: 'non remis',
    dropped: 'abandonné, sans objet',
  } satisfies Record<OutboxState, string>,
  json: (n: number, of: number) =>
    of > 1 ? `Les mêmes données en JSON, partie ${n} sur ${of} :` : 'Les mêmes données en JSON :',
  privately:
    'Je vous réponds sur ce point en conversation à deux : écrivez-moi directement, hors du canal.',
  sure: 'Voulez-vous que je vous oublie ?',
  consequences: [
    'J’efface qui vous êtes, où vous écrire, vos groupes et ce qui devait vous être envoyé.',
    'Là où un compte doit rester juste, votre nom devient « ancien participant ».',
    'C’est immédiat et sans retour. Les copies de sauvegarde disparaissent d’elles-mêmes à leur échéance.',
    'Si vous m’écrivez de nouveau, je ne vous reconnaîtrai pas : Teams me dira seulement votre nom.',
  ],
  yes: 'Oublie-moi',
  no: 'Annuler',
  done: 'C’est fait : je vous ai oublié.',
  cancelled: 'C’est annulé : rien n’a changé.',
  answered: 'Cette demande a déjà été traitée.',
  stale: 'Cette demande n’est plus valable. Écrivez « oublie-moi » pour recommencer.',
};

const en: typeof fr = {
  title: 'What I know about you',
  nothing: 'I have recorded nothing about you.',
  rights: 'To correct your organisation: “my organisation”. To be forgotten: “forget me”.',
  inMemory:
    'Besides, in memory only and for one hour: the subject of your last question. No message is kept.',
  sending: 'Messages to be sent or sent to you',
  sendingLine: (about, day, state) => `${about}, ${day}: ${state}`,
  feature: {
    meetings: 'A meeting',
    polls: 'A poll',
    progress: 'Progress',
    restitution: 'A restitution',
    door: 'Links to pass on',
    sendings: 'A sending report',
  },
  state: {
    waiting: 'to be sent',
    sending: 'being sent',
    sent: 'sent',
    uncertain: 'perhaps sent',
    failed: 'not delivered',
    dropped: 'given up, no longer needed',
  },
  json: (n, of) =>
    of > 1 ? `The same data as JSON, part ${n} of ${of}:` : 'The same data as JSON:',
  privately:
    'I answer this in a one-to-one chat: please write to me directly, outside the channel.',
  sure: 'Do you want me to forget you?',
  consequences: [
    'I erase who you are, where to write to you, your groups and what was to be sent to you.',
    'Where a count has to stay right, your name becomes “ancien participant” (former participant).',
    'It is immediate and cannot be undone. Backups disappear by themselves when they expire.',
    'If you write to me again, I will not recognise you: Teams will only tell me your name.',
  ],
  yes: 'Forget me',
  no: 'Cancel',
  done: 'Done: I have forgotten you.',
  cancelled: 'Cancelled: nothing has changed.',
  answered: 'This request has already been dealt with.',
  stale: 'This request is no longer valid. Write “forget me” to start again.',
};

export const strings = { fr, en };
