/** Words about what was just said: "je me suis trompé de mois, c’était le 8 janvier", "bloquée c’est un peu fort, disons ralentie". */
import { endOf, isLight, isParted } from './between.ts';
import { isOver, type Placed } from './placed.ts';
import { conceptsOf, placesOf, readSentence, type Sentence } from './sentence.ts';

export interface Reproach {
  /** What it should be; empty where nothing says so. */
  instead: string;
  /** Whether it names nothing: it only says that it is wrong. */
  isBare: boolean;
}

/** "La décision du 20 est mal formulée", "c’était mardi 8 ? je croyais le 9": with more words, it tells something. */
const MOST_NAMED = 3;

/** What leads up to what it should be, and what else adds nothing. */
const LEADS = ['reproche-plutot', 'av-reprise'] as const;
const BESIDE = ['reproche', 'reproche-juste', 'se-reprend', 'gens-erreur', 'courtoisie', ...LEADS];
/** Whatever is no content of a correction. */
export const LIGHT_BESIDE: readonly string[] = [
  ...[...BESIDE, 'reproche-faux', 'reproche-chose', 'reproche-de', 'd-un-autre', 'demande-polie'],
  ...[
    'remplace-celui',
    'reproche-visait',
    'non',
    'nie-celui',
    'mais-celui',
    'nie',
    'nie-ne',
    'choix-celui',
    'bord-merci',
  ],
];

/** Where it is said to be wrong: "je me suis trompé", "mauvaise date", "c’était pour une autre". */
function wrongIn(sentence: Sentence): Placed<string>[] {
  const [wrong, things, of, others] = [
    ...['reproche-faux', 'reproche-chose', 'reproche-de', 'd-un-autre'],
  ].map((one) => conceptsOf(sentence, one));
  const both = (
    some: readonly Placed<string>[] = [],
    more: readonly Placed<string>[] = [],
  ): Placed<string>[] =>
    some.flatMap((one) => {
      const next = more.find(({ at }) => at >= endOf(one) && isLight(sentence, endOf(one), at));
      return next ? [{ ...one, length: endOf(next) - one.at }] : [];
    });
  return [
    ...conceptsOf(sentence, 'reproche'),
    ...both(wrong, things),
    ...both(things, wrong),
    ...both(of, others),
  ];
}

export function reproachIn(sentence: Sentence): Reproach | undefined {
  const { text, tokens, typed, lexicon } = sentence;
  const [right] = placesOf(sentence, ['reproche-juste']);
  const marks = wrongIn(sentence);
  const wrong = Math.max(0, ...marks.map(endOf));
  if ((!right && wrong === 0) || text.trimEnd().endsWith('?')) return undefined;
  const leads = new Set(placesOf(sentence, ['reproche-plutot']).map(({ at }) => at));
  const next = tokens.findIndex(
    (_, at) => at >= wrong && (leads.has(at) || isParted(sentence, at, at)),
  );
  // "À Carto qu’il fallait le mettre", "Ludothèque sans s" stand before what says that they are right.
  const [from, to] = right ? [0, right.at] : [next < 0 ? tokens.length : next, tokens.length];
  const beside = [...marks, ...placesOf(sentence, BESIDE)];
  const isNamed = (_: unknown, at: number) =>
    !(from <= at && at < to) && !isLight(sentence, at, at + 1) && !isOver(beside, at);
  const named = tokens.filter(isNamed).length;
  const said = text
    .slice(typed[from]?.start ?? text.length, typed[to - 1]?.end ?? 0)
    .replace(/[\s.!]+$/u, '');
  const should = withoutLeads(readSentence(said, lexicon), LEADS);
  const ahead = readSentence(text.slice(0, typed[from]?.start).replace(/\?/gu, ','), lexicon);
  // An order, or a question, is one of its own.
  const isOther = named > MOST_NAMED || should.mood === 'order' || ahead.mood === 'ask';
  return isOther ? undefined : { instead: should.text, isBare: named === 0 && said === '' };
}

/** The sentence without what leads up to it, light words before that included: "ah zut c’était". */
export function withoutLeads(sentence: Sentence, leads: readonly string[]): Sentence {
  let at = 0;
  for (const one of placesOf(sentence, leads).sort((a, b) => a.at - b.at))
    if (isLight(sentence, at, one.at)) at = Math.max(at, endOf(one));
  const start = sentence.typed[at]?.start ?? sentence.text.length;
  return at === 0 ? sentence : readSentence(sentence.text.slice(start), sentence.lexicon);
}
