/** What is said of a meeting is taken whole: where it is besides, when it is sent, who came how, and what was decided. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(() => gather(house, [animator, zoe, camille]));
const say = sayIn(house);

describe('a draft', () => {
  beforeEach(() => say(animator, 'réunion carto mardi 12/1/2027 10h-12h à la Caf de Bobigny'));

  it.each([
    'laisse aussi la possibilité de la visio',
    'ajoute la visio pour ceux qui sont loin',
    '11h plutôt, + un lien visio pour celles et ceux qui veulent',
  ])('what is offered from afar besides leaves the place as it is: %s', async (text) => {
    expect(await say(animator, text)).toContain('Caf de Bobigny + visio');
  });

  it('what takes the place of the place leaves nothing of it', async () => {
    const shown = await say(animator, 'finalement ce sera en visio');
    expect(shown).toContain('visio');
    expect(shown).not.toContain('Caf');
  });

  it.each([
    'avant que vous ne l’envoyiez, mettez 11h',
    'mets 11h avant de l’envoyer aux gens',
    'mets 11h avant l’envoi',
  ])('what is to be done before it is sent sends nothing: %s', async (text) => {
    const shown = await say(animator, text);
    expect(shown).toContain('de 11 h à');
    expect(shown).not.toContain('Réunion planifiée');
    expect(shown).not.toContain('Je n’ai rien fait');
  });

  it('an order to send behind a change sends it changed', async () => {
    const shown = await say(animator, 'mets 11h et ajoute la visio en plus, après tu peux y aller');
    expect(shown).toContain('Réunion planifiée');
    expect(shown).toMatch(/de 11 h à.*Caf de Bobigny \+ visio/s);
  });

  it.each(['pas le 12 mais la veille', 'non pas le 12, la veille plutôt', 'mets la veille'])(
    'a day that is counted from its own is that one: %s',
    async (text) => {
      const shown = await say(animator, text);
      expect(shown).toContain('lundi 11 janvier 2027');
      expect(shown).not.toContain('Je n’ai rien fait');
    },
  );

  it.each([
    'non attendez, c’est pas à la Caf c’est à la mairie de Rosny',
    'oui enfin non attends c’est pas la Caf c’est la mairie de Rosny',
  ])('words that take back are no place: %s', async (text) => {
    const shown = await say(animator, text);
    expect(shown).toContain('mairie de Rosny');
    expect(shown).not.toMatch(/Où.*(?:attend|Bobigny)/);
  });
});

describe('a draft at a place', () => {
  beforeEach(() => say(animator, 'réunion carto mardi 12/1/2027 10h-12h à la mairie de Pantin'));

  it.each([
    ['pas à Pantin, je vous prie, mais à Noisy-le-Sec', 'Où : mairie de Noisy-le-Sec'],
    ['pas à Pantin, si possible, mais plutôt à la Caf de Rosny', 'Où : Caf de Rosny'],
    ['plutôt mercredi 13, lieu inchangé', 'Où : mairie de Pantin'],
    ['décale à 11h, heure de fin et salle inchangées', 'Où : mairie de Pantin'],
  ])('a place is what is put there, and no courtesy nor what stays: %s', async (text, place) => {
    expect(await say(animator, text)).toContain(place);
  });
});

describe('a meeting that has begun', () => {
  const begun = 'réunion carto aujourd’hui à 9h à la Caf';

  it('is noted by a yes, and sent to nobody', async () => {
    expect(await say(animator, begun)).toContain('« oui » la note');
    const shown = await say(animator, 'oui');
    expect(shown).toContain('C’est noté');
    expect(shown).not.toContain('envoyé');
  });

  it.each([
    [
      'tout le monde était là sauf Zoé, ah et Camille est partie à la pause',
      'présent, partie à la pause',
    ],
    [
      'tous étaient présents sauf Zoé, et Camille est arrivée à la fin',
      'présent, arrivée à la fin',
    ],
  ])('who leaves early or comes late behind who was not there was there: %s', async (text, how) => {
    await say(animator, begun);
    await say(animator, 'oui');
    const shown = await say(animator, text);
    expect(shown).toContain('Zoé Petit : absent');
    expect(shown).toContain(`Camille Durand : ${how}`);
  });

  it.each(['aucune nouvelle', 'n’a rien dit', 'sans nouvelles'])(
    'who did not come without a word is absent: Camille %s',
    async (word) => {
      await say(animator, begun);
      await say(animator, 'oui');
      expect(await say(animator, `était là Zoé, Camille ${word}`)).toContain(
        'Camille Durand : absent',
      );
    },
  );

  it.each([
    ['Zoé était autour de la table, Camille excusée', 'Camille Durand : excusé'],
    ['autour de la table Zoé et moi, Camille on sait pas où elle est', 'Zoé Petit : présent'],
    ['étaient là Zoé et Camille arrivée à 10h', 'Camille Durand : présent, arrivée à 10 h'],
  ])('each is told as their own words say: %s', async (text, expected) => {
    await say(animator, begun);
    await say(animator, 'oui');
    const shown = await say(animator, text);
    expect(shown).toContain(expected);
    expect(shown).not.toMatch(/Camille Durand : (?:absent|présent$)/m);
  });

  it('what was decided is asked to be noted of it, without its day', async () => {
    await say(animator, begun);
    const shown = await say(animator, 'décision : on publie la carte en mars');
    expect(shown).toContain('de 9 h à 11 h');
    expect(shown).toContain('on publie la carte en mars');
  });

  it.each([
    ['la décision c’est le 5 janvier pas le 15 décembre, tu peux corriger ?', '5 janvier'],
    ['la date de la décision est à revoir : le 18, pas le 15', '18 décembre'],
    ['erreur, c’est le 18 décembre pas le 15', '18 décembre'],
  ])('the day of a decision is put right, and the rest of it stays: %s', async (text, day) => {
    await say(animator, begun);
    await say(animator, 'oui');
    await say(animator, 'décision : le questionnaire part le 15 décembre');
    const shown = await say(animator, text);
    expect(shown).toContain(`Décidé : le questionnaire part le ${day}`);
    expect(shown).not.toContain('Je n’ai rien fait');
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto mardi 12/1/2027 10h-12h à la Caf de Bobigny');
    await say(animator, 'oui');
  });

  it.each([
    ['je viens, par contre prévenez quelqu’un pour le café', 'prévenez'],
    ['je viens, si vous n’y voyez pas d’inconvénient', 'inconvénient'],
    ['veuillez ne pas tenir compte de mon précédent message, je serai présente', 'message'],
  ])('keeps no order and no manners as its word: %s', async (text, word) => {
    await say(zoe, text);
    const shown = await say(animator, 'qui vient mardi 12');
    expect(shown).toContain('Zoé Petit');
    expect(shown).not.toContain(word);
  });

  it.each([
    'je suis à Pantin jusqu’à 10h, le temps de la route et je suis avec vous',
    'je n’arriverai qu’à 10h30',
    'commencez sans moi, j’arrive vers 10h30',
  ])('keeps until when somebody is elsewhere: %s', async (text) => {
    const shown = await say(zoe, text);
    expect(shown).toContain('1 présent');
    expect(shown).toMatch(/« ?.*10 h/);
    expect(shown).not.toContain('Je n’ai rien fait');
  });

  it.each([
    'Zoé vient de m’appeler, elle pense être là quand même mais en visio',
    'attention pour Zoé, c’est elle qui m’écrit, finalement elle sera en visio et pas sur place',
    'pour Zoé, elle sera en visio',
  ])('told of somebody is theirs: %s', async (text) => {
    expect(await say(animator, text)).toContain('noté pour Zoé Petit : présent à distance');
  });

  it.each(['je dois renoncer à venir', 'je suis obligée de renoncer à la réunion du 12'])(
    'who gives up coming is excused, and has nothing to do: %s',
    async (text) => {
      expect(await say(zoe, text)).toContain('excusé');
    },
  );

  it.each(['annule. motif : salle prise', 'annuler, raison : grève'])(
    'an order to call off with its reason is no answer of who gives it: %s',
    async (text) => {
      const shown = await say(animator, text);
      expect(shown).toContain('Annuler cette réunion');
      expect(shown).not.toContain('excusé');
    },
  );
});
