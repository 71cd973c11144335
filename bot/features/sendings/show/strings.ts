const people = (n: number) => `${n} ${n < 2 ? 'destinataire' : 'destinataires'}`;
const recipients = (n: number) => `${n} ${n === 1 ? 'recipient' : 'recipients'}`;

const fr = {
  commands: [
    "rapport d'envoi",
    'rapport des envois',
    "rapport de l'envoi",
    "état de l'envoi",
    'tu as bien envoyé',
    "t'as bien envoyé",
    "c'est bien envoyé",
    "c'est bien parti",
    'ont eu mon message',
    'ont reçu mon message',
    "ont reçu l'invitation",
    'ont bien reçu',
  ],
  headline: (title: string) => `Envoi : ${title}`,
  progress: (reached: number, total: number, under: number) =>
    under > 0
      ? `Envoi en cours : ${reached} sur ${total}.`
      : `Envoi terminé : ${reached} sur ${total}.`,
  reached: 'Joints',
  inProgress: 'En cours',
  noAddress: 'Pas encore de conversation',
  blocked: 'Bloqués ou partis',
  handed: 'À transmettre par vous',
  bounced: 'Adresses de courriel refusées',
  stopped: 'Ne veulent plus de courriel',
  failed: 'En échec',
  uncertain: 'Incertains',
  moot: 'Devenus sans objet',
  whyAccepted: (n: number) =>
    `Dont ${n} par courriel : le serveur de courrier a accepté ${n < 2 ? 'la lettre' : 'les lettres'}, ce qui ne dit pas qu’${n < 2 ? 'elle est lue' : 'elles sont lues'}. Ce qu’il ne peut remettre ensuite revient à l’adresse d’expédition : voyez avec qui exploite Fil rouge.`,
  whyLocked: (n: number) =>
    `${n < 2 ? 'Une lettre ne part pas' : `${n} lettres ne partent pas`} : le serveur de courrier ne laisse pas entrer Fil rouge (compte, mot de passe ou connexion chiffrée). Dites-le à qui exploite Fil rouge ; ce qui est en cours est réessayé, ce qui est en échec se renvoie ensuite.`,
  whyNoAddress:
    'Pas encore de conversation : ces personnes n’ont pas encore installé Fil rouge. Le message partira si elles le font à temps.',
  whyBlocked:
    'Bloqués ou partis : Teams refuse les messages de Fil rouge tant que la personne ne lui écrit pas.',
  whyHanded:
    'À transmettre par vous : ces personnes n’ont pas Teams, et je n’envoie pas de courriel ici. Leurs liens personnels sont dans un message à part.',
  whyBounced: (names: readonly string[]) =>
    `Adresses refusées par leur serveur de courrier${names.length > 0 ? ` : ${names.join(', ')}` : ''}. Inscrivez la bonne adresse (« ajoute … au groupe »), puis renvoyez.`,
  whyStopped: 'Ces personnes ont demandé à ne plus recevoir de courriel : voyez avec elles.',
  whyUncertain:
    'Incertains : Teams (ou le serveur de courrier) n’a pas confirmé. Le message est peut-être arrivé ; je ne le renvoie pas sans votre accord.',
  resend: (n: number) => `Renvoyer aux non joints (${n})`,
  resendUncertain: (n: number) => `Renvoyer aussi aux incertains (${n})`,
  resent: (n: number) =>
    n === 0
      ? 'Personne à qui renvoyer : tous sont joints ou en cours.'
      : `Renvoi à ${people(n)}. Le rapport suit.`,
  stale:
    'Un renvoi a déjà été demandé depuis ce rapport. Regardez le rapport le plus récent, ou écrivez « rapport d’envoi ».',
  none: 'Vous n’avez lancé aucun envoi.',
  notYours:
    'Ce rapport appartient à la personne qui a lancé l’envoi : demandez-lui, ou à un administrateur.',
  unknown: 'Cet envoi n’existe plus.',
};

const en: typeof fr = {
  commands: ['sending report', 'delivery report', 'report of the sending'],
  headline: (title) => `Sending: ${title}`,
  progress: (reached, total, under) =>
    under > 0
      ? `Sending in progress: ${reached} of ${total}.`
      : `Sending finished: ${reached} of ${total}.`,
  reached: 'Reached',
  inProgress: 'In progress',
  noAddress: 'No conversation yet',
  blocked: 'Blocked or gone',
  handed: 'To be passed on by you',
  bounced: 'E-mail addresses refused',
  stopped: 'Want no more e-mail',
  failed: 'Failed',
  uncertain: 'Uncertain',
  moot: 'No longer needed',
  whyAccepted: (n) =>
    `Of these ${n} by e-mail: the mail server accepted the ${n === 1 ? 'letter' : 'letters'}, which does not say that ${n === 1 ? 'it was' : 'they were'} read. What it cannot deliver later comes back to the sender’s address: please talk to whoever runs Fil rouge.`,
  whyLocked: (n) =>
    `${n === 1 ? 'One letter does' : `${n} letters do`} not leave: the mail server does not let Fil rouge in (account, password or encrypted line). Please tell whoever runs Fil rouge; what is in progress is tried again, what failed can be sent again then.`,
  whyNoAddress:
    'No conversation yet: these people have not installed Fil rouge. The message leaves if they do so in time.',
  whyBlocked: 'Blocked or gone: Teams refuses messages of Fil rouge until the person writes to it.',
  whyHanded:
    'To be passed on by you: these people have no Teams, and I send no e-mail here. Their personal links are in a message of their own.',
  whyBounced: (names) =>
    `Addresses refused by their mail server${names.length > 0 ? `: ${names.join(', ')}` : ''}. Enter the right address (“add … to the group”), then send again.`,
  whyStopped: 'These people asked for no more e-mail: please talk to them.',
  whyUncertain:
    'Uncertain: Teams (or the mail server) did not confirm. The message may have arrived; I do not send it again without your consent.',
  resend: (n) => `Send again to those not reached (${n})`,
  resendUncertain: (n) => `Send again to the uncertain too (${n})`,
  resent: (n) =>
    n === 0
      ? 'Nobody to send to again: all are reached or in progress.'
      : `Sending again to ${recipients(n)}. The report follows.`,
  stale:
    'This was already sent again since that report. Look at the newest report, or type “sending report”.',
  none: 'You have not started any sending.',
  notYours: 'This report belongs to whoever started the sending: ask them, or an administrator.',
  unknown: 'This sending no longer exists.',
};

export const strings = { fr, en };
