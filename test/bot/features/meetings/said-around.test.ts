/** What is said around an answer, a place or a draft: of whom, of what else, and what becomes of it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, schedule } from '../../../support/meetings.ts';
import { animator, camille, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));
const say = sayIn(house);

describe('an invitation for the 12th', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
  });
  const given = async (who = camille) => (await keptMeeting(house, id))?.attendance[refOf(who)];

  it('keeps no private reason of whoever comes', async () => {
    await say(camille, 'opération reportée en janvier, je viens donc');
    expect(await given()).toMatchObject({ status: 'present' });
    expect((await given())?.word).not.toContain('opération');
  });

  it('is moved without the reason for its place', async () => {
    const shown = await say(animator, 'décale au 15, même salle, Zoé pouvait pas');
    expect(shown).not.toContain('Où : Zoé');
  });

  it.each([
    ['Impossible le 12, dentiste… désolé inès', 'excused', ''],
    ['ok mais vers 15h', 'present', 'ok mais vers 15h'],
    ['peut être je vous dis lundi', 'maybe', ''],
  ])(
    'is answered in few words, with the hour or the doubt that is said: « %s »',
    async (text, status, word) => {
      await say(camille, text);
      expect(await given()).toMatchObject({ status, word });
    },
  );

  it('is answered for who was named last, and not for who tells of them', async () => {
    const text = 'Camille Durand m’a appelée, elle se fait opérer donc absente le 12, excusée';
    await say(animator, text);
    expect((await given())?.status).toBe('excused');
    expect(await given(animator)).toBeUndefined();
  });

  it.each([
    ['Bonjour Ines, je confirme ma présence le 12 à la Caf. Bien cordialement, Camille Durand', ''],
    ['Bonjour à tous, je serai bien présente à la réunion du 12. Cordialement, Camille', ''],
    ['Coucou ! Je viens le 12, avec une stagiaire. Bises', 'avec une stagiaire'],
    ['présente le 12, mais il me faudra partir à 15h', 'il me faudra partir à 15h'],
    ['je viens, et Zoé Petit ne viendra pas', ''],
  ])(
    'keeps what says more, and neither who is greeted nor who signs: « %s »',
    async (text, word) => {
      await say(camille, text);
      expect(await given()).toMatchObject({ status: 'present', word });
    },
  );

  it('that a member answers for another is said to be on their word, and not what a co-animator notes', async () => {
    const text = 'Camille Durand me dit qu’elle ne viendra pas';
    expect(await say(zoe, text)).toContain('sur votre parole');
    expect((await given())?.status).toBe('excused');
    expect(await say(animator, text)).not.toContain('sur votre parole');
  });

  it.each([
    ['Absente : Zoé, présente Camille', ['present', 'excused']],
    ['Présentes : Zoé et Camille', ['present', 'present']],
    ['Excusée Camille', ['excused', undefined]],
  ])(
    'has the answers of whom a word heads, from who co-animates: « %s »',
    async (text, expected) => {
      await say(animator, text);
      expect([(await given())?.status, (await given(zoe))?.status]).toEqual(expected);
      expect(await given(animator)).toBeUndefined();
    },
  );

  it('is answered for somebody who comes too', async () => {
    await say(camille, 'présente le 12 et Zoé Petit aussi');
    expect((await given())?.status).toBe('present');
    expect((await given(zoe))?.status).toBe('present');
  });

  it('takes no absence from what would be otherwise', async () => {
    await say(camille, 'autrement je viens pas');
    expect(await given()).toBeUndefined();
  });

  it('is not moved by what else is put off, nor answered for the days of that', async () => {
    const shown = await say(camille, 'Bon opération reportée en janvier, je viens donc !');
    expect(shown).toContain('C’est noté : présent');
  });

  it('that is called off says back what is planned beside it', async () => {
    const shown = await say(animator, 'la réunion du 12 est annulée, on se voit au café après');
    expect(shown).toContain('Je n’ai rien fait de : « on se voit au café après »');
  });
});

describe('a meeting that is planned', () => {
  it('in a town, then a room, is in both', async () => {
    const shown = await say(animator, 'carto le mardi 12/1 14-16h Bobigny, salle Curie 3e étage');
    expect(shown).toContain('Où : Bobigny, salle Curie 3e étage');
  });

  it('has the agenda that a sentence of its own brings', async () => {
    const text = 'On se voit avec carto mardi 12/1 à 10h en visio. A l’ordre du jour la légende';
    expect(await say(animator, text)).toMatch(/Ordre du jour\n.*la légende/);
  });

  it('stays where it is when its town is said again', async () => {
    await say(animator, 'réunion carto mardi 12/1 14h-16h à la mairie de Bondy');
    expect(await say(animator, 'le lieu c’est Bondy')).toContain('Où : mairie de Bondy');
  });

  it('that was just sent is elsewhere once its place is put right', async () => {
    await say(animator, 'réunion carto mardi 12/1 14h-16h à Bobigny');
    await say(animator, 'envoie');
    expect(await say(animator, 'mince c’est à Pantin, le reste est bon')).toContain('Où : Pantin');
  });

  it('and waits is not moved to the day of another, whose agenda is spoken of', async () => {
    await schedule(house);
    await say(animator, 'réunion carto jeudi 14/1 14h-16h à la Caf');
    const shown = await say(animator, 'à l’ODJ du 12 il faudrait le budget');
    expect(shown).not.toContain('Voici ce que j’ai compris');
  });
});

it('what somebody does themselves is told of them, and a habit is no action', async () => {
  expect(await say(animator, 'je mets le lien demain')).toContain('Ines Animatrice met le lien');
  expect(await say(animator, 'je confonds à chaque fois')).not.toContain('À faire');
});
