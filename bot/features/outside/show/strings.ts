import type { Locale } from '../../../language/locale.ts';

interface Words {
  /** "Je ne sais pas (encore) …". */
  cannot: string;
  /** What is nearest that can be done; `example`: what the plan at hand is asked for by number. */
  nearest: string | ((example: string) => string);
}

/** What is asked for, as `dehors.yaml` declares it, and what is nearest to it that the bot does. */
const fr = {
  reminder: {
    cannot: 'Je ne sais pas (encore) vous rappeler une chose à faire.',
    nearest:
      'Je rappelle les réunions de vos groupes, sept jours, un jour et deux heures avant. Pour en planifier une : « réunion axe 1 mardi en huit 14h ».',
  },
  warning: {
    cannot: 'Je ne sais pas (encore) vous prévenir quand une chose arrive.',
    nearest:
      'Je préviens des réunions, des sondages et des points d’étape de vos groupes ; « où en est la fiche 1.1 ? » dit ce que le pilote en a noté.',
  },
  tasks: {
    cannot: 'Je ne tiens pas (encore) de liste de tâches.',
    nearest: 'Je peux vous dire : « mes réunions », « mes fiches », « mes groupes ».',
  },
  opinion: {
    cannot: 'Je ne sais pas (encore) sonder des avis : mes sondages choisissent une date.',
    nearest:
      'Par exemple « sondage axe 5 : mardi en huit 14h ou jeudi en huit 10h ». Pour un avis, mettez le point à l’ordre du jour de la prochaine réunion.',
  },
  leave: {
    cannot: 'Je ne sais pas (encore) noter des congés.',
    nearest:
      'Pour une réunion de ces jours-là, dites « je ne viens pas à la réunion du 8 » ; pour une fiche que vous pilotez, un suppléant peut être désigné ; pour un groupe, « Prénom Nom co-anime l’axe 2 avec moi ».',
  },
  writing: {
    cannot: 'Je ne sais pas écrire de mail ni de texte à votre place.',
    nearest:
      'Je peux préparer une invitation, un point d’étape, ou le document du comité : « restitution Word du 1er septembre au 31 octobre ».',
  },
  weather: {
    cannot: 'Je ne connais pas le temps qu’il fait.',
    nearest: 'La météo que je tiens est celle des fiches : « météo de la fiche 1.1 ».',
  },
  translation: {
    cannot: 'Je ne sais pas traduire.',
    nearest: 'Je réponds en français et en anglais à ce que l’on me demande du plan.',
  },
  tell: {
    cannot: 'Je ne transmets pas de message à quelqu’un : écrivez-lui dans Teams.',
    nearest:
      'De moi-même, j’écris à qui doit répondre à une réunion, à un sondage ou à un point d’étape ; ce qu’un compte rendu lui laisse à faire, je le lui redis quand il demande « qu’est-ce que je dois faire ? ».',
  },
  call: {
    cannot: 'Je ne sais pas appeler quelqu’un : je n’écris que dans Teams et par courriel.',
    nearest:
      'Je peux demander des nouvelles à un pilote (« demande un point d’étape à Prénom Nom ») ou relancer ceux qui n’ont pas répondu.',
  },
  errand: {
    cannot: 'Je ne sais rien réserver ni commander.',
    nearest: 'Je peux noter le lieu d’une réunion : « change le lieu de la réunion : salle 12 ».',
  },
  expenses: {
    cannot: 'Je ne tiens ni notes de frais ni remboursements : rien n’est noté.',
    nearest: 'Voyez avec votre institution, ou avec le co-animateur de votre groupe.',
  },
  fun: {
    cannot: 'Ce n’est pas mon fort : je ne sais pas faire cela.',
    nearest: 'Demandez « que sais-tu faire ? » : réunions, sondages, avancement, questions.',
  },
  sums: {
    cannot: 'Je ne sais pas calculer.',
    nearest: (example) => `Je donne les chiffres du plan : « ${example} »`,
  },
  files: {
    cannot: 'Je ne sais pas (encore) imprimer, numériser ni ranger des fichiers.',
    nearest:
      'Je produis le document du comité : « restitution Word du 1er septembre au 31 octobre ».',
  },
  web: {
    cannot:
      'Je ne vais pas sur Internet : ni l’heure, ni les transports, ni l’actualité ne me parviennent.',
    nearest: 'Je réponds à partir du plan et de ce que le partenariat a noté.',
  },
  advice: {
    cannot: 'Je ne sais rien conseiller de tel.',
    nearest: 'Je réponds aux questions sur le plan : ses fiches, ses axes, qui les pilote.',
  },
  minutes: {
    cannot: 'Je n’envoie pas (encore) le compte rendu d’une réunion.',
    nearest:
      'Chaque membre du groupe le lit en demandant « qu’a-t-on décidé à la dernière réunion ? ».',
  },
  address: {
    cannot:
      'Je ne garde ni l’adresse ni le numéro de qui a Teams : je vous écris dans Teams, quelle qu’elle soit.',
    nearest:
      'Pour quelqu’un sans Teams, un co-animateur le dit : « Prénom Nom a changé de mail, c’est maintenant prenom.nom@exemple.fr ».',
  },
  announce: {
    cannot: 'Je ne sais pas (encore) faire passer un message libre à tout un groupe.',
    nearest:
      'Ce qu’il faut apporter ou préparer se met à l’ordre du jour, et tout le monde en est prévenu : « ajoute à l’ordre du jour de la réunion : apporter ses chiffres ».',
  },
  team: {
    cannot: 'Je ne sais pas (encore) ajouter d’un coup tout un canal ou toute une équipe.',
    nearest:
      'Dites les noms : « ajoute Prénom Nom et Prénom Nom au groupe de l’axe 5 ». Chacun peut aussi écrire « rejoindre le groupe de l’axe 5 ».',
  },
  unseen: {
    cannot:
      'Je connais une personne dès qu’elle m’ouvre dans Teams ou m’écrit, dans un canal ou en privé ; être dans votre équipe Teams ne suffit pas.',
    nearest:
      'Son nom peut être dit avant : « ajoute Prénom Nom au groupe de l’axe 5 ». Elle y entre quand elle vient.',
  },
  planFile: {
    cannot: 'Je n’ai pas le plan lui-même en fichier : je réponds à ce que l’on en demande.',
    nearest:
      'Je produis le document du comité, en Word, PowerPoint ou Excel : « restitution Word du 1er septembre au 31 octobre ».',
  },
  slides: {
    cannot: 'Je ne sais faire ni diapositives ni affiches.',
    nearest:
      'Je produis le document du comité, et lui seul, avec ce qui est noté ici : « restitution PowerPoint du 1er septembre au 31 octobre ».',
  },
  devices: {
    cannot:
      'Je n’ai la main ni sur les appareils, ni sur les comptes et mots de passe des autres outils.',
    nearest: 'Voyez avec le support informatique de votre institution.',
  },
  health: {
    cannot: 'Je ne donne aucun conseil de santé.',
    nearest: 'Demandez à un médecin, à un pharmacien ou à la PMI ; en cas d’urgence, le 15.',
  },
  case: {
    cannot: 'Je ne connais aucun dossier personnel, et je ne fais aucune démarche.',
    nearest:
      'Voyez avec le service concerné. Ici, je réponds sur le plan, ses réunions et son avancement.',
  },
  private: {
    cannot: 'Je ne dis rien de la vie des personnes, ni comment les joindre.',
    nearest: 'Cherchez-les dans Teams. Ici, je peux dire qui pilote une fiche ou anime un groupe.',
  },
  other: {
    cannot: 'Cela ne fait pas partie de ce que je sais faire : rien n’est fait.',
    nearest: 'Demandez « que sais-tu faire ? » : réunions, sondages, avancement, questions.',
  },
} satisfies Record<string, Words>;

export type OutsideSubject = keyof typeof fr;

const en: Record<OutsideSubject, Words> = {
  reminder: {
    cannot: 'I cannot (yet) remind you of something to do.',
    nearest:
      'I recall the meetings of your groups, seven days, a day and two hours before. To plan one: “meeting axis 1 next Tuesday 2pm”.',
  },
  warning: {
    cannot: 'I cannot (yet) tell you when something happens.',
    nearest:
      'I tell of the meetings, polls and updates of your groups; “where does fiche 1.1 stand?” says what its lead has noted.',
  },
  tasks: {
    cannot: 'I do not (yet) keep a list of tasks.',
    nearest: 'I can tell you “my meetings”, “my fiches”, “my groups”.',
  },
  opinion: {
    cannot: 'I cannot (yet) poll opinions: my polls choose a date.',
    nearest:
      'For instance “poll axis 5: next Tuesday 2pm or next Thursday 10am”. For an opinion, put the point on the agenda of the next meeting.',
  },
  leave: {
    cannot: 'I cannot (yet) note holidays.',
    nearest:
      'For a meeting on these days, say “I am not coming to the meeting of the 8th”; for a fiche that you lead, a deputy can be named.',
  },
  writing: {
    cannot: 'I cannot write a mail or a text for you.',
    nearest:
      'I can prepare an invitation, an update, or the document for the committee: “Word report from 1 September to 31 October”.',
  },
  weather: {
    cannot: 'I do not know what the weather is like.',
    nearest: 'The weather that I keep is that of the fiches: “weather of fiche 1.1”.',
  },
  translation: {
    cannot: 'I cannot translate.',
    nearest: 'I answer in French and in English what is asked about the plan.',
  },
  tell: {
    cannot: 'I pass on no message to somebody: write to them in Teams.',
    nearest:
      'By myself I write to whoever has to answer a meeting, a poll or an update request; what minutes leave them to do, I say when they ask “what do I have to do?”.',
  },
  call: {
    cannot: 'I cannot call anybody: I only write in Teams and by e-mail.',
    nearest:
      'I can ask a lead for news (“ask First Last for an update”) or remind those who have not answered.',
  },
  errand: {
    cannot: 'I cannot book or order anything.',
    nearest: 'I can note the place of a meeting: “change the place of the meeting: room 12”.',
  },
  expenses: {
    cannot: 'I keep neither expenses nor refunds: nothing is noted.',
    nearest: 'Ask your institution, or a co-facilitator of your group.',
  },
  fun: {
    cannot: 'I am not good at this: I cannot do it.',
    nearest: 'Ask “what can you do?”: meetings, polls, progress, questions.',
  },
  sums: {
    cannot: 'I cannot calculate.',
    nearest: (example) => `I give the figures of the plan: “${example}”`,
  },
  files: {
    cannot: 'I cannot (yet) print, scan or file anything.',
    nearest: 'I make the document for the committee: “Word report from 1 September to 31 October”.',
  },
  web: {
    cannot:
      'I do not go on the Internet: neither the time, nor transport, nor the news reaches me.',
    nearest: 'I answer from the plan and from what the partnership has noted.',
  },
  advice: {
    cannot: 'I cannot advise on that.',
    nearest: 'I answer questions about the plan: its fiches, its axes, who leads them.',
  },
  minutes: {
    cannot: 'I do not (yet) send the minutes of a meeting.',
    nearest:
      'Every member of the group reads them by asking “what was decided at the last meeting?”.',
  },
  address: {
    cannot:
      'I keep neither the address nor the number of whoever has Teams: I write to you in Teams, whatever it is.',
    nearest:
      'For somebody without Teams, a co-facilitator says it: “First Last changed mail, it is now first.last@example.org”.',
  },
  announce: {
    cannot: 'I cannot (yet) pass a message of your own on to a whole group.',
    nearest:
      'What is to be brought or prepared goes on the agenda, and everybody is told: “add to the agenda of the meeting: bring the figures”.',
  },
  team: {
    cannot: 'I cannot (yet) add a whole channel or team at once.',
    nearest:
      'Say the names: “add First Last and First Last to the group of axis 5”. Everybody may also write “join the group of axis 5”.',
  },
  unseen: {
    cannot:
      'I know a person once they open me in Teams or write to me, in a channel or in private; being in your team is not enough.',
    nearest:
      'Their name may be said before: “add First Last to the group of axis 5”. They come in when they write.',
  },
  planFile: {
    cannot: 'I have no file of the plan itself: I answer what is asked of it.',
    nearest:
      'I make the document for the committee, in Word, PowerPoint or Excel: “Word report from 1 September to 31 October”.',
  },
  slides: {
    cannot: 'I make neither slides nor posters.',
    nearest:
      'I make the document for the committee, and only that, with what is noted here: “PowerPoint report from 1 September to 31 October”.',
  },
  devices: {
    cannot: 'I have no hand on devices, nor on the accounts and passwords of other tools.',
    nearest: 'Ask the IT support of your institution.',
  },
  health: {
    cannot: 'I give no advice on health.',
    nearest: 'Ask a doctor, a pharmacist or the PMI; in an emergency, call 15.',
  },
  case: {
    cannot: 'I know of no personal file, and take no steps for anybody.',
    nearest:
      'Ask the service in charge. Here I answer about the plan, its meetings and its progress.',
  },
  private: {
    cannot: 'I say nothing of the lives of people, nor how to reach them.',
    nearest: 'Look for them in Teams. Here I can say who leads a fiche or a group.',
  },
  other: {
    cannot: 'This is not among the things that I can do: nothing is done.',
    nearest: 'Ask “what can you do?”: meetings, polls, progress, questions.',
  },
};

export const strings: Record<Locale, Record<OutsideSubject, Words>> = { fr, en };
