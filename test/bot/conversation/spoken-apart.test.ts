/** What is said beside something else, or in place of it: each is read as what it is, and takes nothing of another. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, partner, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const omar = partner('om', 'Omar Diop');
const lea = partner('le', 'Léa Martin');
beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
  for (const person of [admin, holder, omar, lea]) await house.meet(person);
  await say(admin, 'Paul Pilote pilote la fiche 1.1');
});

describe('an order of what is not done here', () => {
  it('stands apart from the meeting that is planned before it', async () => {
    const shown = await say(
      animator,
      'réunion carto le 9 décembre 14h en visio et rappelle à Zoé d’apporter les fonds de carte',
    );
    expect(shown).toContain('mercredi 9 décembre 2026, de 14 h à 16 h');
    expect(shown).toContain('Je ne transmets pas de message');
  });

  it('stands apart from the poll that is made before it', async () => {
    const shown = await say(
      animator,
      'sondage pour la rentrée de la carto : lundi 14 décembre 14h ou mardi 15 décembre 10h, et rappelle à Camille de faire sa liste',
    );
    expect(shown).toContain('mardi 15 décembre, 10 h – 12 h');
    expect(shown).toContain('Je ne transmets pas de message');
  });

  it('is of the minutes that are called so, where somebody has it to do', async () => {
    const shown = await say(
      animator,
      'Décidé le 20 novembre : on ouvre une permanence à Stains, à partir du 7 avril, c’est Camille qui réserve la salle',
    );
    expect(shown).toContain('on ouvre une permanence à Stains, à partir du 7 avril');
    expect(shown).toContain('c’est Camille qui réserve la salle');
    expect(shown).not.toContain('réserver ni commander');
  });
});

describe('where nobody reads the whole of a message', () => {
  it('what it asks of what is kept is answered, and the rest said back', async () => {
    const shown = await say(
      admin,
      'quelles fiches n’ont pas donné de nouvelles depuis longtemps ? j’ai le comité CDSF à préparer',
    );
    expect(shown).toContain('Fiche 1.1');
    expect(shown).toContain('« j’ai le comité CDSF à préparer »');
  });

  it('what is not done here is said, and the rest said back', async () => {
    const shown = await say(
      zoe,
      'je serai absente du 8 au 19 mars, pour la salle il faut voir avec la mairie',
    );
    expect(shown).toContain('noter des congés');
    expect(shown).toContain('« pour la salle il faut voir avec la mairie »');
  });
});

describe('words that look like others', () => {
  it('a noun behind its article is no verb: "la liste" asks for none', async () => {
    expect(await say(zoe, 'la liste c’est fait')).not.toContain('pilotes désignés');
  });

  it('thanks for reminders stop none', async () => {
    expect(await say(animator, 'merci pour les rappels !')).toContain('Avec plaisir');
  });

  it('a poll that is called by what it is for asks for no password', async () => {
    expect(await say(animator, 'sondage pour la rentrée de la carto')).toContain('Nouveau sondage');
  });

  it('café is no Caf', async () => {
    expect(await say(animator, 'moi je m’occupe du café')).not.toContain('Dois-je comprendre');
  });

  it('somebody in the place of somebody else asks for no place in a crèche', async () => {
    expect(await say(admin, 'ok pour Zoé à la place de Paul')).not.toContain('crèche');
  });

  it('what is late is asked of the plan, and not of the group that was spoken of', async () => {
    await say(admin, 'qui est dans la carto ?');
    expect(await say(admin, 'qu’est-ce qui est en retard dans le plan ?')).not.toContain('membres');
  });
});

describe('a group that nobody knows', () => {
  it.each(['Omar Diop co-anime les cafés des parents', 'ajoute Omar Diop aux cafés des parents'])(
    'is not the one that was spoken of: %s',
    async (said) => {
      await say(admin, 'ajoute Léa Martin à la carto');
      expect(await say(admin, said)).toContain('Je ne connais pas de groupe « cafés des parents »');
    },
  );

  it('nor is its agenda', async () => {
    await say(animator, 'réunion carto mardi 8 décembre à 14h à la mairie de Bondy');
    await say(animator, 'oui');
    const shown = await say(admin, 'ajoute à l’ordre du jour du CDSF le budget 2027 et la carte');
    expect(shown).toContain('Je ne connais pas de groupe « CDSF »');
  });
});

describe('a campaign that was just launched', () => {
  beforeEach(async () => {
    await say(admin, 'lance une remontée auprès des pilotes pour le 10 décembre');
  });

  it('is followed, and chased by a word', async () => {
    const shown = await say(admin, 'qui a pas encore répondu ? relance les gentiment');
    expect(shown).toContain('Paul Pilote. N’a pas encore répondu.');
    expect(shown).toContain('je demande des nouvelles à Paul Pilote');
  });

  it('is not chased by what somebody tells', async () => {
    expect(await say(admin, 'cpam relancée')).not.toContain('je demande des nouvelles');
  });
});

describe('what a pilote tells of a blocker', () => {
  beforeEach(async () => {
    await say(holder, 'la 1.1 est bloquée, on attend toujours la réponse de l’ARS');
  });

  it('keeps that a body agreed, and lifts it where the fiche goes on', async () => {
    const shown = await say(
      holder,
      'bonne nouvelle l’ARS a dit oui, 18 000 euros, la fiche 1.1 repart',
    );
    expect(shown).toContain('l’ARS a dit oui');
    expect(shown).toContain('18 000 euros');
    expect(shown).toContain('Le blocage est levé');
  });

  it('is not who does what: that is asked first', async () => {
    const shown = await say(holder, 'en fait non c’est pas moi qui remplace Omar');
    expect(shown).not.toContain('C’est noté');
  });
});

it('a sentence ends behind a word in "-ée", whatever follows: who has something to do is told apart', async () => {
  await say(
    animator,
    'CR carto du 23 novembre : Trame validée. zoé envoie la liste pour le 30 novembre',
  );
  const shown = await say(animator, 'oui');
  expect(shown).toContain('Décidé : Trame validée');
  expect(shown).toContain('Ensuite : zoé envoie la liste pour le 30 novembre');
});

describe('an answer', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto jeudi 4 février 2027 à 14h à la mairie de Bondy');
    await say(animator, 'oui');
  });

  it('is of the poll that one was sent, and not of a meeting that one is not invited to', async () => {
    await say(admin, 'Léa Martin co-anime le groupe de l’axe 2');
    await say(admin, 'ajoute Omar Diop au groupe de l’axe 2');
    await say(lea, 'sondage axe 2 : mardi 2 mars 10h ou jeudi 4 mars 14h');
    await say(lea, 'oui');
    expect(await say(omar, 'moi je peux que le 4')).toContain('oui : jeudi 4 mars');
  });

  it('is represented by whom one sends, and not by who gets one’s notes', async () => {
    const away = 'je viens pas le 4 février';
    expect(await say(zoe, `${away}, mais je peux envoyer mes notes à Camille avant`)).toContain(
      'C’est noté : excusé',
    );
    expect(await say(camille, `${away}, j’envoie Zoé Petit à ma place`)).toContain(
      'représenté par Zoé Petit',
    );
  });
});

it('where a slot is held ends where something else is said', async () => {
  await say(animator, 'sondage carto : mardi 12/1/2027 9h-12h ; jeudi 14/1/2027 14h-17h');
  await say(animator, 'oui');
  const shown = await say(
    animator,
    'va pour le 12 janvier 9h30, en visio cette fois, et que chacun relise la carte avant',
  );
  expect(shown.match(/Je retiens/g)).toHaveLength(1);
  expect(shown).toContain('Lieu : visio\n');
});

it('an action is changed beside what nobody reads, and that is said back', async () => {
  await say(
    animator,
    'CR carto du 23 novembre : carte validée. Zoé envoie la liste des structures',
  );
  await say(animator, 'oui');
  const shown = await say(
    zoe,
    'pour la liste c’est Camille qui s’en occupe finalement, je lui ai passé le fichier',
  );
  expect(shown).toContain('Dois-je changer cette action');
  expect(shown).toContain('« je lui ai passé le fichier »');
});

it('whoever asks how a fiche is kept up to date is told how news is given', async () => {
  const shown = await say(holder, 'je comprends pas comment je mets à jour ma fiche');
  expect(shown).toContain('Pour donner des nouvelles d’une fiche');
});

it('a mayor is no town hall: a meeting is held where it is said to be', async () => {
  const shown = await say(
    animator,
    'réunion carto vendredi 11 décembre à 9h30 à la bourse du travail, et préviens aussi le maire de Bondy',
  );
  expect(shown).toContain('Où : bourse du travail');
});

describe('while an invitation waits', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto le 17 décembre de 10h à 12h à la Caf');
    await say(animator, 'envoie');
  });

  it.each([
    'on n’avance pas, je dirais 30% et en retard',
    'on repart, plutôt 40% et plus en retard',
    'non je n’ai pas dit que je venais le 17',
    'c’est faux ce que tu as noté pour moi, je n’ai jamais dit que c’était fait',
  ])('what tells nothing of coming answers nothing: %s', async (text) => {
    expect(await say(zoe, text)).not.toContain('C’est noté : présent');
  });

  it('whoever comes late and asks to begin without them comes', async () => {
    const text = 'le 17 je risque d’arriver vers 10h30, commencez sans moi, Camille ouvrira';
    expect(await say(zoe, text)).toContain('C’est noté : présent');
  });

  it('the answer is taken where something is asked beside it', async () => {
    const text = 'le 17 j’y serai, et j’ai toujours pas reçu la liste de Paul, c’est normal ?';
    expect(await say(zoe, text)).toContain('C’est noté : présent');
  });

  it.each([
    ['le 17 à 10h ? ok pour moi', 'C’est noté : présent'],
    ['jeudi 17 ? non désolée je ne peux pas', 'C’est noté : excusé'],
  ])('a day that is only said again asks nothing: %s', async (text, noted) => {
    expect(await say(zoe, text)).toContain(noted);
  });

  it('whoever has said nothing is chased of it, where it was just spoken of', async () => {
    expect(await say(animator, 'relance ceux qui n’ont rien dit')).toContain(
      'qui n’ont pas encore répondu',
    );
  });

  it('is answered by who tells of their action too', async () => {
    await say(animator, 'cr carto du 20 : on garde 12 lieux, Zoé envoie la liste des écoles');
    await say(animator, 'oui');
    const read = await say(zoe, 'je viens le 17, j’attends encore la liste des écoles du rectorat');
    expect(read).toContain('C’est noté : présent');
  });

  it('a link said of its day by who decides of it is its own', async () => {
    const shown = await say(animator, 'le 17 finalement en visio, https://visio.example.org/abc');
    expect(shown).toContain('En ligne : https://visio.example.org/abc');
  });
});

describe('what is planned and rather to be voted on', () => {
  it('becomes a poll of its days, and no meeting is sent any more', async () => {
    await say(animator, 'réunion carto le 9 décembre à 10h et le 11 décembre à 14h');
    expect(await say(animator, 'non pas deux réunions, un sondage de dates')).toContain(
      'Dois-je plutôt proposer ces dates au vote ?',
    );
    expect(await say(animator, 'lance')).not.toContain('Réunion planifiée');
    expect(await say(animator, 'oui')).toContain('vendredi 11 décembre, 14 h – 16 h');
  });

  it('is asked for in so many words of the group', async () => {
    const shown = await say(
      animator,
      'prochaine carto : demande au groupe entre le mardi 8 décembre 10h, le jeudi 10 à 14h et le ven 11 à 9h',
    );
    expect(shown).toContain('Réponses avant');
    expect(shown).toContain('vendredi 11 décembre, 9 h – 11 h');
  });
});

it('choices with letters are no days', async () => {
  const text = 'sondage pour la carto : on fait le bilan a) en juin b) en septembre';
  expect(await say(animator, text)).not.toContain('Réponses avant');
});

it('reminders at some moments are refused, and the others go on', async () => {
  const text = 'tu peux arrêter de m’envoyer les rappels le weekend';
  expect(await say(zoe, text)).toContain('rien n’est changé');
});

it('« excusée Zoé » behind a list opens its own', async () => {
  const told = 'cr carto du 20 : présents : Camille, excusée Zoé. on a dit que le logo est validé';
  const shown = await say(animator, told);
  expect(shown).toContain('Camille Durand : présent');
  expect(shown).toContain('Zoé Petit : excusé');
});

it('« prochaine le 18 mars » in minutes is the meeting that follows', async () => {
  await say(animator, 'cr carto du 20 : on garde 12 lieux. prochaine le 18 mars à 10h');
  expect(await say(animator, 'oui')).toContain('Dois-je planifier la réunion qui suit');
  expect(await say(animator, 'oui')).toContain('jeudi 18 mars 2027');
});

it('a place ends before what leads on to its group', async () => {
  const shown = await say(animator, 'bon alors mardi 8 décembre 14h à Bobigny pour la carto');
  expect(shown).toMatch(/Où : Bobigny$/m);
});

it('a point that is added and placed in one sentence is one point', async () => {
  await say(animator, 'réunion carto mardi 8 décembre 14h, ordre du jour : bilan 2026, calendrier');
  const shown = await say(animator, 'rajoute un point sur le budget et mets le en premier');
  expect(shown).toMatch(/budget\s+bilan 2026\s+calendrier/);
});

describe('what only leads up to a question is no part of it', () => {
  it('where what is asked is known', async () => {
    await say(holder, '1.1 : 45 %, orage');
    const read = await say(
      holder,
      'j’ai mis combien sur la 1.1 la dernière fois ? 45 ou 60, je sais plus',
    );
    expect(read).toContain('orage, 45 %');
  });

  it('where one question alone is near, which is answered', async () => {
    const read = await say(
      camille,
      'le jeudi 10 à 14h c’est sûr ou encore en sondage ? je dois poser ma demi-journée',
    );
    expect(read).toContain('Il n’y a pas de sondage en cours');
    expect(read).not.toContain('hors du sujet');
  });
});
