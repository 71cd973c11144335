import type { HowTo } from '../../../contract/how-to.ts';

export const peopleHowTo: readonly HowTo[] = [
  {
    name: 'people.lead',
    ways: ['aide-pilote aide-nommer|aide-creer|aide-changer'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'désigner un pilote',
        example: 'désigne Prénom Nom pilote de la fiche 1.1',
        next: 'La même phrase le remplace ; « je pilote la fiche 1.1 » vous propose vous-même.',
      },
      en: {
        what: 'appoint a lead',
        example: 'appoint First Last lead of fiche 1.1',
        next: 'The same sentence replaces them; “I lead fiche 1.1” puts yourself forward.',
      },
    },
  },
  {
    name: 'people.substitute',
    ways: ['aide-suppleant', 'aide-suppleant aide-nommer|aide-creer|aide-changer'],
    by: 'animates',
    say: {
      fr: { what: 'nommer un suppléant', example: 'désigne Prénom Nom suppléant de la fiche 1.1' },
      en: { what: 'name a deputy', example: 'appoint First Last deputy of fiche 1.1' },
    },
  },
  {
    name: 'people.noLead',
    ways: ['aide-pilote|aide-suppleant aide-annuler'],
    by: 'animates',
    say: {
      fr: { what: 'retirer un pilote', example: 'retire Prénom Nom du pilotage de la fiche 1.1' },
      en: { what: 'remove a lead', example: 'remove First Last as lead of fiche 1.1' },
    },
  },
  {
    name: 'people.animate',
    ways: ['aide-coanimateur', 'aide-coanimateur aide-nommer|aide-creer|aide-changer'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'nommer un co-animateur',
        example: 'nomme Prénom Nom co-animateur de l’axe 2',
        next: 'Plusieurs axes ou sous-groupes peuvent être dits dans la même phrase.',
      },
      en: { what: 'name a co-facilitator', example: 'make First Last co-facilitator of axis 2' },
    },
  },
  {
    name: 'people.create',
    ways: ['aide-groupe aide-creer'],
    by: 'animates',
    shown: true,
    say: {
      fr: {
        what: 'créer un sous-groupe',
        example: 'crée le sous-groupe Observatoire',
        next: 'Ensuite : « ajoute Prénom Nom au sous-groupe Observatoire ».',
      },
      en: {
        what: 'create a sub-group',
        example: 'create the sub-group Observatory',
        next: 'Then: “add First Last to the sub-group Observatory”.',
      },
    },
  },
  {
    name: 'people.rename',
    ways: ['aide-groupe aide-changer'],
    by: 'animates',
    say: {
      fr: {
        what: 'renommer un sous-groupe',
        example: 'renomme le sous-groupe Observatoire en Données',
      },
      en: { what: 'rename a sub-group', example: 'rename the sub-group Observatory to Data' },
    },
  },
  {
    name: 'people.remove',
    ways: ['aide-personne|{nomme} aide-annuler', 'aide-personne|{nomme} aide-annuler aide-groupe'],
    by: 'animates',
    say: {
      fr: {
        what: 'retirer quelqu’un d’un groupe',
        example: 'retire Prénom Nom du sous-groupe Observatoire',
      },
      en: {
        what: 'take somebody out of a group',
        example: 'remove First Last from the sub-group Observatory',
      },
    },
  },
  {
    name: 'people.delete',
    ways: ['aide-groupe aide-annuler'],
    by: 'animates',
    say: {
      fr: { what: 'supprimer un sous-groupe', example: 'supprime le sous-groupe Observatoire' },
      en: { what: 'delete a sub-group', example: 'delete the sub-group Observatory' },
    },
  },
  {
    name: 'people.add',
    ways: ['aide-personne aide-nommer', 'aide-groupe aide-nommer', 'gens-mettre'],
    by: 'animates',
    say: {
      fr: {
        what: 'ajouter quelqu’un à un groupe',
        example: 'ajoute Prénom Nom au sous-groupe Observatoire',
        next: 'Chacun peut aussi dire « rejoindre le sous-groupe Observatoire ».',
      },
      en: {
        what: 'add somebody to a group',
        example: 'add First Last to the sub-group Observatory',
        next: 'Anybody can also say “join the sub-group Observatory”.',
      },
    },
  },
  {
    name: 'people.withoutTeams',
    ways: ['aide-sans-teams', 'aide-sans-teams aide-personne aide-nommer'],
    by: 'animates',
    form: true,
    say: {
      fr: {
        what: 'inscrire quelqu’un sans Teams',
        example: 'ajoute prenom.nom@exemple.fr au sous-groupe Observatoire',
        next: 'Cette personne reçoit tout par courriel, avec des liens pour répondre.',
      },
      en: {
        what: 'enter somebody without Teams',
        example: 'add first.last@example.org to the sub-group Observatory',
        next: 'They get everything by e-mail, with links to answer.',
      },
    },
  },
  {
    name: 'people.join',
    ways: ['aide-groupe aide-joindre'],
    by: 'anyone',
    shown: true,
    say: {
      fr: {
        what: 'rejoindre un groupe',
        example: 'rejoindre le sous-groupe Observatoire',
        next: 'Et « quitter le sous-groupe Observatoire » pour en sortir.',
      },
      en: {
        what: 'join a group',
        example: 'join the sub-group Observatory',
        next: 'And “leave the sub-group Observatory” to go.',
      },
    },
  },
  {
    name: 'people.organisation',
    ways: ['aide-organisme', 'aide-organisme aide-noter|aide-changer|aide-nommer'],
    by: 'anyone',
    say: {
      fr: { what: 'dire où vous travaillez', example: 'je suis à la ville de Bobigny' },
      en: { what: 'say where you work', example: 'I work for the town of Bobigny' },
    },
  },
  {
    name: 'people.channel',
    ways: ['aide-canal aide-lier', 'aide-canal aide-groupe'],
    by: 'animates',
    say: {
      fr: {
        what: 'lier un canal à un groupe',
        example: '@Fil rouge lie ce canal au sous-groupe Observatoire',
        next: 'À dire dans le canal : les annonces du groupe y sont publiées.',
      },
      en: {
        what: 'link a channel to a group',
        example: '@Fil rouge link this channel to the sub-group Observatory',
        next: 'To be said in the channel: the announcements of the group go there.',
      },
    },
  },
];
