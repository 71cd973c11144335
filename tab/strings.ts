/** The words of the pages, in both languages; typography is added once, when they are loaded. */
import type { AttendanceChoice } from '../bot/pages/meetings.ts';
import type { FieldName, PageMeteo } from '../bot/pages/plan.ts';
import type { BallotChoice, PollItem } from '../bot/pages/polls.ts';
import { typography } from '../cards/typography.ts';
import type { PageName } from './route.ts';
import type { Lang } from './teams.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n > 1 ? many : one}`;

const fr = {
  app: 'Fil rouge',
  skip: 'Aller au contenu',
  menu: 'Pages',
  pages: {
    plan: 'Plan',
    sujet: 'Fiche',
    reunions: 'Réunions',
    sondages: 'Sondages',
    groupes: 'Groupes',
    restitution: 'Restitution',
    'mes-donnees': 'Mes données',
    accessibilite: 'Accessibilité',
    point: 'Point d’étape',
    courrier: 'Vos courriels et vos données',
    donnees: 'Vos données',
  } satisfies Record<PageName, string> as Record<PageName, string>,
  chat: 'Ouvrir la conversation',
  loading: 'Chargement…',
  working: 'En cours…',
  retry: 'Réessayer',
  errors: {
    offline: 'Le service ne répond pas. Vérifiez votre connexion, puis réessayez.',
    signIn:
      'Votre connexion n’est pas reconnue. Fermez l’onglet, rouvrez-le ; si cela continue, parlez-en à votre co-animateur.',
    absent: 'Cette page n’existe pas, ou plus.',
    wrong: 'Ce qui a été envoyé n’est pas valable.',
    broken: 'Le service a rencontré une erreur. Rien n’a été changé ; réessayez dans un instant.',
  },
  link: {
    title: 'Votre lien personnel',
    over: 'Ce lien n’ouvre plus rien : il a expiré, il a été remplacé ou retiré, ou son adresse a été coupée. Reprenez celui du message le plus récent, ou demandez-en un autre à la personne qui co-anime votre groupe.',
    whose: (name: string) =>
      `Ce que vous répondez ici l’est au nom de : ${name}. Ne transmettez pas ce lien.`,
    until: (day: string) => `Il fonctionne jusqu’au ${day}.`,
    mail: {
      open: 'Fil rouge vous écrit par courriel.',
      stopped: 'Fil rouge ne vous écrit plus, comme vous l’avez demandé.',
    },
    stop: 'Ne plus recevoir de courriel',
    resume: 'Recevoir de nouveau les courriels',
    kept: 'Voici ce que le robot du partenariat garde de vous.',
    data: 'Pour voir ce que le robot garde de vous, ou le faire effacer, demandez un lien : il arrive dans votre boîte, et vaut deux heures. Celui qui vous a mené ici peut avoir été transmis avec son courriel.',
    sendData: 'M’envoyer un lien vers mes données',
  },
  point: {
    lead: (from: string, to: string) =>
      `Où en êtes-vous ? Demandé le ${from} ; une réponse est attendue jusqu’au ${to}.`,
    none: 'Rien ne vous est demandé ici : vous ne pilotez, à ce jour, rien de ce point d’étape.',
    answered: 'Vous avez répondu. Merci !',
    todo: 'Votre réponse est attendue.',
    last: (day: string) => `Dernier état, le ${day} :`,
    unsaid: 'Sans changement',
    percent: 'Avancement (de 0 à 100)',
    fields: {
      highlights: 'Fait marquant',
      blocker: 'Blocage',
      arbitration: 'Besoin d’arbitrage',
      nextStep: 'Prochaine étape',
    },
    send: 'Enregistrer',
    same: 'Rien de neuf',
    postpone: 'Reporter d’une semaine',
  },
  outside: 'Ouvrez cette page dans Teams : Applications, Fil rouge, Tableau de bord.',
  choose: {
    title: 'Qui êtes-vous ?',
    text: 'Sur cette machine de développement, choisissez la personne dont vous voulez voir les pages. Dans Teams, la question ne se pose pas.',
    label: 'Personne',
    enter: 'Entrer',
  },
  ask: {
    label: 'Poser une question au robot',
    example: 'Par exemple : qui pilote la fiche 1.1 ?',
    send: 'Demander',
    answer: 'Réponse',
    close: 'Fermer la réponse',
  },
  form: {
    stars: 'Les champs marqués d’un * sont obligatoires.',
    missing: 'À remplir.',
    number: (min: number, max: number) => `Un nombre entier, de ${min} à ${max}.`,
    example: (hint: string) => `Par exemple : ${hint}`,
    choose: 'Choisir (facultatif)',
    slot: {
      title: 'Ajouter un créneau',
      day: 'Jour',
      start: 'Début',
      end: 'Fin',
      add: 'Ajouter à la liste',
      added: (slot: string) => `Ajouté : ${slot}.`,
      incomplete: 'Choisissez le jour, le début et la fin.',
    },
  },
  empty: { cell: '–' },
  meteo: {
    soleil: 'soleil',
    couvert: 'couvert',
    nuage: 'nuage',
    orage: 'orage',
  } satisfies Record<PageMeteo, string> as Record<PageMeteo, string>,
  meanings: {
    soleil: 'objectif sécurisé',
    couvert: 'objectif atteignable',
    nuage: 'appui nécessaire',
    orage: 'objectif compromis',
  } satisfies Record<PageMeteo, string> as Record<PageMeteo, string>,
  noMeteo: 'météo non dite',
  percent: (n: number) => `${n} %`,
  plan: {
    lead: (document: string, date: string) => `D’après ${document}, ${date}.`,
    filters: 'Filtrer',
    text: 'Mots du titre ou numéro',
    axe: 'Axe',
    allAxes: 'Tous les axes',
    meteo: 'Météo',
    allMeteos: 'Toutes',
    silent: 'Sans nouvelle',
    mine: 'Seulement ce que je pilote',
    found: (n: number) => plural(n, 'fiche ou action', 'fiches et actions'),
    none: 'Rien ne correspond à ces filtres. Effacez le texte ou choisissez « Tous les axes ».',
    axeTitle: (numero: string, title: string) => `Axe ${numero} – ${title}`,
    collective: 'Actions collectives',
    pilots: 'Pilote',
    noPilot: 'non précisé',
    asOf: 'Mise à jour',
    never: 'jamais',
    meeting: 'Prochaine réunion',
    noMeeting: 'aucune prévue',
    blocked: 'Blocage',
    arbitration: 'Arbitrage demandé',
    noAxe: 'Ce groupe d’actions n’a pas de fiche.',
  },
  subject: {
    kind: {
      fiche: (name: string) => `Fiche ${name}`,
      action: (name: string) => `Action « ${name} »`,
      proposition: (name: string) => `Action collective « ${name} »`,
    },
    back: 'Retour au plan',
    now: 'Où elle en est',
    printed: 'Ce que dit le plan',
    source: (page: string) => `Source : ${page}.`,
    fields: {
      acteurs: 'Acteurs',
      priorites: 'Priorités',
      objectifs: 'Objectifs',
      indicateurs: 'Indicateurs',
      actionsCles: 'Actions clés',
      avancement: 'Avancement au jour du plan',
      echeancier: 'Échéancier',
      budget: 'Budget',
    } satisfies Record<FieldName, string> as Record<FieldName, string>,
    nothingPrinted: 'Le plan n’en dit pas plus.',
    actions: 'Actions',
    meteo: 'Météo',
    percent: 'Avancement',
    nextStep: 'Prochaine étape',
    indicators: 'Derniers chiffres',
    figure: 'Valeur',
    indicator: 'Indicateur',
    day: 'Date',
    chart: 'Météo dans le temps',
    chartSays: (n: number) =>
      `Courbe de la météo, ${plural(n, 'point', 'points')} ; le tableau qui suit dit la même chose.`,
    history: 'Historique',
    dayAndMeteo: 'Date et météo',
    words: 'Ce qui a été dit, et par qui',
    allSteps: (n: number) => `Voir les ${n} mises à jour`,
    noHistory:
      'Personne n’a encore donné de nouvelles. Le pilote peut le faire dans la case ci-dessus.',
    yoursToTell:
      'Personne n’a encore donné de nouvelles. Appuyez sur « Donner des nouvelles avec un formulaire », ci-dessus.',
    older: (n: number) =>
      `Et ${plural(n, 'mise à jour plus ancienne', 'mises à jour plus anciennes')}.`,
    tell: 'Poser une question ou donner des nouvelles',
    form: 'Donner des nouvelles avec un formulaire',
    example: (name: string) => `Par exemple : ${name} : soleil, 40 %, l’atelier a eu lieu`,
  },
  meetings: {
    upcoming: 'À venir',
    past: 'Passées',
    whose: 'Réunions montrées',
    mine: 'De mes groupes',
    all: 'De tous les groupes',
    yoursToPlan: 'Aucune réunion prévue. Appuyez sur « Nouvelle réunion », ci-dessus.',
    none: 'Aucune réunion prévue. Un co-animateur peut écrire ici : « réunion du GT axe 1 mardi 15 septembre de 14h à 16h ».',
    nonePast: 'Aucune réunion passée.',
    plan: 'Demander ou prévoir une réunion',
    new: 'Nouvelle réunion',
    example: 'Par exemple : quand est la prochaine réunion de l’axe 1 ?',
    cancelled: 'Annulée',
    place: 'Lieu',
    agenda: 'Ordre du jour',
    note: 'Note',
    membersOnly: 'Le lien, l’ordre du jour et les décisions sont pour les membres du groupe.',
    counts: 'Réponses par institution',
    yours: 'Votre réponse',
    notYet: 'Vous n’avez pas répondu.',
    status: {
      present: 'Présent',
      remote: 'À distance',
      excused: 'Excusé',
      represented: 'Représenté',
    } satisfies Record<AttendanceChoice, string> as Record<AttendanceChoice, string>,
    by: 'Représenté par',
    word: 'Un mot (facultatif)',
    send: 'Envoyer la réponse',
    calendar: 'Ajouter à mon agenda',
    join: 'Rejoindre en ligne',
    decisions: 'Décisions',
    nextSteps: 'Suites à donner',
    gone: 'La réunion de ce lien n’est plus ici : elle a été effacée, ou elle est trop ancienne.',
    details: 'Ordre du jour et réponses',
    move: 'Modifier la réunion',
    cancel: 'Annuler la réunion',
    write: 'Noter les décisions',
    rewrite: 'Corriger les décisions',
  },
  groups: {
    ask: 'Demander ou changer qui est dans un groupe',
    example: 'Par exemple : rejoindre le sous-groupe cartographie',
    invite: 'Ajouter une personne sans Teams',
    whose: 'Groupes montrés',
    mine: 'Les miens',
    all: 'Tous',
    none: 'Vous ne faites partie d’aucun groupe. Pour en rejoindre un, écrivez ci-dessus, par exemple, « rejoindre le sous-groupe cartographie ».',
    nobody: 'Personne n’a encore dit en faire partie.',
    members: (n: number) => `${n} membres`,
    coAnimates: 'co-anime',
    withoutTeams: 'sans Teams',
  },
  polls: {
    yoursToCreate: 'Aucun sondage dans vos groupes. Appuyez sur « Nouveau sondage », ci-dessus.',
    none: 'Aucun sondage dans vos groupes. Un co-animateur peut écrire ici : « sondage pour le GT axe 1 : mardi 8 à 14h ou jeudi 10 à 10h ».',
    create: 'Demander ou lancer un sondage',
    new: 'Nouveau sondage',
    example: 'Par exemple : sondage pour le GT axe 1 : mardi 8 à 14h ou jeudi 10 à 10h',
    state: {
      open: 'Ouvert',
      closed: 'Clos',
      cancelled: 'Annulé',
    } satisfies Record<PollItem['state'], string> as Record<PollItem['state'], string>,
    title: (title: string) => `Sondage : ${title}`,
    for: (group: string) => `Pour ${group}.`,
    until: (moment: string) => `Répondez avant le ${moment}.`,
    answered: (n: number, all: number) => `${plural(n, 'réponse', 'réponses')} sur ${all}`,
    done: 'Vous avez répondu',
    todo: 'Votre réponse est attendue',
    chosen: (slot: string) => `Date retenue : ${slot}`,
    back: 'Retour aux sondages',
    yours: 'Votre réponse',
    choice: {
      yes: 'Oui',
      maybe: 'Si besoin',
      no: 'Non',
    } satisfies Record<BallotChoice, string> as Record<BallotChoice, string>,
    blank: 'Pas de réponse',
    word: 'Un mot, ou une autre proposition (facultatif)',
    saveWord: 'Enregistrer le mot',
    all: 'Tout me va',
    noneSuits: 'Aucun ne me va',
    withdraw: 'Retirer ma réponse',
    saved: 'C’est enregistré.',
    results: 'Résultat, du meilleur au moins bon',
    rank: 'Rang',
    slot: 'Créneau',
    reason: 'Remarques',
    best: 'en tête',
    grid: 'Qui a répondu quoi',
    gridHelp:
      'Flèches pour aller d’une case à l’autre ; Entrée pour changer la réponse, ou O pour oui, S pour si besoin, N pour non. Les cases entourées peuvent être changées.',
    keys: { yes: 'o', maybe: 's', no: 'n' } satisfies Record<BallotChoice, string> as Record<
      BallotChoice,
      string
    >,
    person: 'Personne',
    hidden: 'Seuls les co-animateurs voient qui a répondu quoi.',
    mayNot: 'Les membres du groupe répondent ; vous voyez le résultat.',
    close: 'Choisir la date',
    closing: {
      title: 'Clore et créer la réunion',
      slot: 'Créneau retenu',
      place: 'Lieu (facultatif)',
      send: 'Clore le sondage',
    },
  },
  restitution: {
    lead: 'Ce que les pilotes ont dit pendant une période, pour le comité.',
    from: 'Du',
    to: 'Au',
    see: 'Voir l’aperçu',
    preparing: 'Préparation de la restitution…',
    wrong: 'La date de fin doit suivre la date de début.',
    essential: 'L’essentiel',
    detail: 'Fiches et actions',
    before: 'Au début',
    now: 'À la fin',
    updates: 'Mises à jour',
    highlights: 'Faits marquants',
    earlier: (n: number) =>
      `Et ${plural(n, 'fait plus ancien', 'faits plus anciens')}, dans le document.`,
    validated: 'Bon pour restitution',
    none: 'Aucune nouvelle pendant cette période. Choisissez une période plus longue.',
    download: 'Obtenir le document',
    make: (format: string) => `Préparer en ${format}`,
    first: 'Choisissez une période, puis « Voir l’aperçu ».',
  },
  mine: {
    lead: 'Voici ce que le robot garde sur vous. Personne d’autre ne voit cette page.',
    many: (n: number) => `${n} lignes : les voir`,
    download: 'Télécharger mes données (JSON)',
    forget: 'Oublie-moi',
    policy: 'Comment vos données sont traitées',
    statement: 'Déclaration d’accessibilité',
    title: 'Vos droits',
  },
  statement: {
    title: 'Déclaration d’accessibilité',
    paragraphs: [
      'Ces pages s’engagent à être accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.',
      'État de conformité : aucun audit par un tiers n’a encore été fait ; la conformité au RGAA 4.1 n’est donc pas établie.',
      'Ce qui est vérifié à chaque modification, par des tests : aucune erreur relevée par axe-core (WCAG 2.1, niveaux A et AA) sur chaque page, en thème clair, sombre et contraste élevé ; chaque tâche faite au clavier seul ; pas de défilement horizontal de la page à 320 pixels de large.',
      'Ce qui reste à vérifier : la lecture par un lecteur d’écran, par des personnes qui l’emploient tous les jours.',
      'La grille d’un sondage défile dans son cadre, à l’horizontale, quand il y a beaucoup de créneaux ; les mêmes réponses se donnent dans la liste qui la précède.',
      'Une difficulté ? Écrivez à votre co-animateur, ou à l’adresse donnée dans « Comment vos données sont traitées ». Sans réponse, vous pouvez saisir le Défenseur des droits.',
    ],
  },
};

export type Strings = Omit<typeof fr, never> & {
  lang: Lang;
  /** A text of the plan or of a person, with the spaces and quotes of the language. */
  nice: (text: string) => string;
  /** "mardi 15 septembre 2026". */
  day: (date: string) => string;
  /** "15/09/2026". */
  shortDay: (date: string) => string;
  /** "9h30" of "09:30", as the cards write it; in English as it is. */
  time: (time: string) => string;
  /** "mar. 15 sept., 14h–16h". */
  slot: (slot: { date: string; start: string; end: string }) => string;
  /** "Lieu : Bobigny". */
  labelled: (label: string, value: string) => string;
  /** "mardi 15 septembre 2026 14h-16h", as the bot reads it. */
  typedSlot: (slot: { date: string; start: string; end: string }) => string;
  /** "vendredi 4 septembre à 18h", of an instant. */
  moment: (instant: string, zone: string) => string;
  number: (n: number) => string;
};

export type Words = typeof fr;

const polish = <T>(value: T, lang: Lang): T => {
  if (typeof value === 'string') return typography(value, lang) as T;
  if (typeof value === 'function')
    return ((...args: unknown[]) =>
      typography(String((value as (...a: unknown[]) => unknown)(...args)), lang)) as T;
  if (Array.isArray(value)) return value.map((one) => polish(one, lang)) as T;
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, polish(one, lang)]),
    ) as T;
  return value;
};

/** The words of a language; English is loaded when it is wanted. */
export async function stringsIn(lang: Lang): Promise<Strings> {
  const words = lang === 'en' ? (await import('./strings-en.ts')).en : fr;
  const tag = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' });
  const brief = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const time = (of: string): string => {
    const [hours = '', minutes = ''] = of.split(':');
    if (lang === 'en') return of;
    return `${Number(hours)}h${minutes === '00' ? '' : minutes}`;
  };
  /** French says the first of a month, and counts the other days. */
  const first = (said: string) => (lang === 'fr' ? said.replace(/\b1(?=\s\p{L})/u, '1er') : said);
  const day = (date: string) => first(long.format(noon(date)));
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  return {
    ...polish(words, lang),
    lang,
    nice: (text) => typography(text, lang),
    day,
    shortDay: (date) => date.split('-').reverse().join('/'),
    time,
    labelled: (label, value) => (lang === 'fr' ? `${label}\u00a0: ${value}` : `${label}: ${value}`),
    typedSlot: ({ date, start, end }) => `${day(date)} ${time(start)}-${time(end)}`,
    slot: ({ date, start, end }) =>
      `${first(brief.format(noon(date)))}, ${time(start)}–${time(end)}`,
    moment: (instant, zone) =>
      new Intl.DateTimeFormat(tag, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: zone,
      })
        .format(new Date(instant))
        .replace(/\d{2}:\d{2}/, time),
    number: (n) => numbers.format(n),
  };
}
