/** What is said where a service has several partnerships, before any of them answers. */
import type { Locale } from '../../bot/language/locale.ts';

/** "De la Drôme", "du Gard", "des Landes". */
const of = (name: string): string =>
  `de ${name}`.replace(/^de le /i, 'du ').replace(/^de les /i, 'des ');

const fr = {
  which: 'De quel partenariat parlons-nous ?',
  /** Where there are more than buttons can show. */
  write: (name: string) => `Écrivez-le, par exemple : « je parle ${of(name)} ».`,
  chosen: (name: string) =>
    `C’est noté : ici, nous parlons ${of(name)}. Pour en changer : « change de partenariat ».`,
  kept: (name: string) =>
    `Ici, nous parlons ${of(name)} ; seuls ses administrateurs peuvent en changer pour tous.`,
  nowhere: 'Aucun partenariat n’est ouvert à votre organisation sur ce service.',
  another: 'Ce bouton est celui d’un partenariat auquel vous n’avez pas accès ici.',
  away: (name: string) =>
    `Les données ${of(name)} ne peuvent pas être ouvertes pour le moment. Rien n’a été enregistré : réessayez dans quelques minutes.`,
};

const en: typeof fr = {
  which: 'Which partnership are we speaking of?',
  write: (name) => `Write it, for instance: “I speak of ${name}”.`,
  chosen: (name) =>
    `Noted: here, we speak of ${name}. To speak of another one: “change partnership”.`,
  kept: (name) =>
    `Here, we speak of ${name}; only its administrators may change that for everybody.`,
  nowhere: 'No partnership of this service is open to your organisation.',
  another: 'This button is one of a partnership that you have no access to here.',
  away: (name) =>
    `The data of ${name} cannot be opened at the moment. Nothing was recorded: try again in a few minutes.`,
};

export const strings: Record<Locale, typeof fr> = { fr, en };
