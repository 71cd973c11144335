/** Who was there, told or listed after a meeting: "étaient présents : Fatou, Paul ; Nadia était excusée". */
import { openMatter } from '../../../contract/matter.ts';
import { endOf, gap, isLight, isParted, saysOnly } from '../../../sentence/between.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  type Sentence,
  says,
  spanIn,
  typedOver,
} from '../../../sentence/sentence.ts';
import { isSelf } from '../../people/model/names.ts';
import { whenSlot } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { placeIn } from '../../people/model/slots/place.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import { namedIn } from './attendance-days.ts';
import { type Heard, hearPart, spansOf } from './heard.ts';
import { strangersIn } from './names-said.ts';
import { mistakenIn } from './presence-mistaken.ts';
import { type MinutesRead, pastOf } from './read-minutes.ts';
import type { MeetingNamed } from './reading.ts';

/** "Feuille de présence : Paul, Zoé": of those who are there. */
const SHEET = 'reunion-emargement';

/** How somebody, or `EVERYBODY`, was there. */
export interface Was {
  person: string;
  status: AttendanceStatus;
  /** When they came or left, as it was said: "arrivé à la toute fin". */
  word?: string;
}

/** What is said of somebody, where; `unknown`: nobody knows, and nothing is told of them. */
type Mark = Placed<Pick<Was, 'word'> & { status: AttendanceStatus | 'unknown' }>;

export interface PresenceRead {
  named: MeetingNamed;
  by: Was[];
  /** Who speaks tells of themselves first: "j’étais pas là". */
  isOwn?: boolean;
  /** Somebody was taken for somebody else. */
  isMistaken?: boolean;
}

export function presenceIn(heard: Heard): PresenceRead | undefined {
  const { whole, text, context } = heard;
  const persons = personsIn(heard);
  const isTold = conceptsOf(whole, 'presence-etait').some((was) => tellsOf(whole, was, persons));
  // "Sophie me remplace" puts nothing right.
  const standIns = conceptsOf(whole, 'presence-remplace');
  const corrects =
    says(whole, 'presence-venir') &&
    conceptsOf(whole, 'reunion-corriger').some((one) => !standIns.some((s) => overlap(s, one)));
  const marks = marksOf(whole, persons);
  const isOpen = openMatter(context.open, 'meetings.minutes') !== undefined;
  const mistaken = mistakenIn(heard, isTold);
  if (mistaken) {
    const by: Was[] = [
      { person: mistaken.gone, status: 'absent' },
      { person: mistaken.come, status: 'present' },
    ];
    return { named: { ...namedIn(heard), ...pastOf(heard) }, by, isMistaken: true };
  }
  // "Paul et Camille sont là, Zoé en visio", of the meeting that is being noted: nothing else is said.
  const isRoll =
    isOpen &&
    persons.length > 1 &&
    marks.length > 0 &&
    saysOnly(whole, [
      ...persons,
      ...marks,
      ...conceptsOf(whole, 'presence-suivre'),
      ...whenSlot(whole, context),
    ]);
  const isList = isRoll || headsNames(whole, persons, marks);
  // "Karim n'est pas venu", right after who was there was noted; who "est absent" is so today.
  const isMissing =
    isOpen &&
    conceptsOf(whole, 'presence-manque').some(
      ({ at, length }) => length > 1 || !stands(whole, 'auxiliaire', at - 1),
    );
  // "J’y étais aussi vendredi", "j’étais pas là vendredi, c’était Karim".
  const told = whole.mood === 'ask' ? [] : conceptsOf(whole, 'presence-j-y-etais');
  const own = told.flatMap((one): Was[] => {
    const isGone = conceptsOf(whole, 'presence-manque').some(({ at }) => at === endOf(one));
    if (isGone) return [{ ...OWN, status: 'absent' }];
    return polarityOf(whole, one).value === 'yes' ? [OWN] : [];
  });
  const isOwn = own.length > 0;
  if (!isTold && !corrects && !isList && !isMissing && !isOwn) return undefined;
  if (text.includes('?') || heard.utterance.references.fiches.length > 0) return undefined;
  const day = pastOf(heard);
  const isPast = (day.date !== undefined && day.date <= heard.context.today) || isOpen;
  if (!isPast && !isTold && !(isList && says(whole, SHEET))) return undefined;
  const others = listed(whole, persons, marks).filter(({ person }) => !isOwn || !isSelf(person));
  if (others.length === 0 && !isOwn) return undefined;
  return { named: { ...namedIn(heard), ...day }, by: [...own.slice(0, 1), ...others], isOwn };
}

/** "Présents : Paul et Zoé, excusée Camille": who is listed below what is said of them; nobody where it is said otherwise. */
export function listIn(heard: Heard): Was[] {
  const persons = personsIn(heard);
  const marks = marksOf(heard.whole, persons);
  const list = headsNames(heard.whole, persons, marks) ? listed(heard.whole, persons, marks) : [];
  return list.some(({ person }) => person === EVERYBODY) ? [] : list;
}

/** Whether something said of people heads a list of their names. */
const headsNames = (
  whole: Sentence,
  [one]: readonly Placed<string>[],
  marks: readonly Placed<unknown>[],
): boolean =>
  one !== undefined && marks.some(({ at }) => at < one.at && isCut(whole, at + 1, one.at, HEADS));

/** "Étaient là"; of "était" alone, with who behind it, or ahead of it and nothing more: not "la salle était petite". */
function tellsOf(
  whole: Sentence,
  was: Placed<unknown>,
  persons: readonly Placed<unknown>[],
): boolean {
  if (was.length > 1) return true;
  const is = (name: string) => conceptsOf(whole, name).some(({ at }) => at === endOf(was));
  return (
    is('presence-absent') ||
    persons.some(
      (one) =>
        (one.at >= endOf(was) && isLight(whole, endOf(was), one.at)) ||
        (endOf(one) <= was.at &&
          isLight(whole, endOf(one), was.at) &&
          isLight(whole, endOf(was), undefined, persons)),
    )
  );
}

const OWN = { person: 'moi', status: 'present' } as const;
/** Whoever is in the group and is not named beside. */
export const EVERYBODY = '*';

/** Who was there, told ahead of what was decided: "moi, Léa et Rachid, Omar excusé", "avec Karim". */
export function toldThere(heard: Heard): Was[] {
  const { whole } = heard;
  const known = personsIn(heard);
  const persons = [...known, ...strangersIn(whole, known)].sort((a, b) => a.at - b.at);
  const marks = marksOf(whole, persons);
  const own = conceptsOf(whole, 'moi-meme');
  const isListed =
    marks.length > 0 ||
    persons.some((one) => own.some((self) => self.at === one.at)) ||
    conceptsOf(whole, 'presence-avec').some(({ at, length }) =>
      persons.some((one) => one.at === at + length),
    );
  if (!isListed) return [];
  const by = listed(whole, persons, marks, 'present');
  // "On s’est vus, il y avait Nadia": who tells it of "on" was there.
  const isOfUs = conceptsOf(whole, 'presence-nous').some((us) =>
    conceptsOf(whole, 'reunion-eue').some((met) => overlap(met, us)),
  );
  const isIn = by.some(({ person }) => isSelf(person));
  return isOfUs && !isIn ? [OWN, ...by] : by;
}

/** "Tout le monde", "tous", and not "presque tous": whoever is in the group. */
const everybodyIn = (whole: Sentence): Placed<string>[] =>
  longest(conceptsOf(whole, 'presence-tous'))
    .filter((one) => !conceptsOf(whole, 'av-presque').some((less) => endOf(less) === one.at))
    .map((one) => ({ ...one, value: EVERYBODY }));

/** Everybody who is named, oneself too, beside others: "moi, Omar et Karim"; "je note Karim présent" lists one. */
function personsIn({ whole, context, group }: Heard): Placed<string>[] {
  const place = group && { value: '', ...placeOf(whole, group) };
  const own = conceptsOf(whole, 'moi-meme');
  const persons = personsSlot(whole, context);
  const beside = [
    ...persons.filter(({ value }) => !value.isSelf),
    ...conceptsOf(whole, 'presence-et'),
  ];
  const isListed = ({ at, length }: Placed<unknown>) =>
    beside.some((other) => other.at === at + length || other.at + other.length === at);
  const named = persons
    .filter((one) => !own.some((o) => o.at === one.at) || isListed(one))
    .filter((one) => !(place && overlap(place, one)))
    .map(({ value, at, length }) => ({
      value: value.isSelf ? OWN.person : value.name,
      at,
      length,
    }));
  return [...everybodyIn(whole), ...named].sort((a, b) => a.at - b.at);
}

const TOLD = [
  ...['presence-absent', 'presence-venir', 'presence-distance', 'presence-etait', SHEET],
  ...['presence-retard', 'presence-inconnu', 'presence-muet'],
];

/** What is said of somebody, where; "étaient excusés" is one, by what tells more; "Sophie oui" is one too. */
function marksOf(whole: Sentence, persons: readonly Placed<string>[]): Mark[] {
  const missing = conceptsOf(whole, 'presence-manque');
  const timed = placesOf(whole, ['presence-retard', 'presence-depart']);
  const told = longest(placesOf(whole, TOLD));
  // Right behind a name: "Sophie oui", "Léa là du début à la fin", "Nadia est partie à 11 h".
  const bare = longest(placesOf(whole, ['oui', 'non', 'presence-sur-place'])).filter(
    (one) =>
      persons.some((name) => isNext(whole, name, one)) &&
      !told.some((mark) => overlap(mark, one)) &&
      (one.value !== 'presence-sur-place' || isThere(whole, one)),
  );
  return [...told, ...bare]
    .filter(
      ({ value, at, length }) =>
        value !== 'presence-etait' ||
        !told.some((o) => o.value !== value && o.at >= at && o.at <= at + length + 1),
    )
    .map((mark) => {
      const turn = polarityOf(whole, mark);
      // "Omar était pas là c’était Sophie": what is denied already denies nothing behind it.
      const isDenied =
        turn.value === 'no' && !told.some((one) => !overlap(one, mark) && overlap(one, turn));
      const isGone =
        ['non', 'presence-muet'].includes(mark.value) ||
        missing.some((one) => overlap(one, mark)) ||
        (mark.value !== 'presence-absent' && isDenied);
      const here = mark.value === 'presence-distance' ? 'remote' : 'present';
      const there = isGone ? 'absent' : mark.value === 'presence-absent' ? 'excused' : here;
      // "Camille n’est pas restée" says neither that she was there nor that she was not.
      const isUnknown =
        mark.value === 'presence-inconnu' || (mark.value === 'presence-retard' && isDenied);
      const status = isUnknown ? 'unknown' : there;
      const isWhen = status === 'present' && timed.some((one) => overlap(one, mark));
      const word = isWhen ? wordFrom(whole, mark, persons) : undefined;
      return { value: { status, ...(word && { word }) }, at: mark.at, length: mark.length };
    });
}

/** From a mark to the sign, or the name, behind it. */
function wordFrom(
  whole: Sentence,
  mark: Placed<unknown>,
  persons: readonly Placed<string>[],
): string {
  const start = spanIn(whole, mark).start;
  const next = persons.find(({ at, value }) => at > mark.at && value !== EVERYBODY);
  const [said = ''] = whole.text
    .slice(start, next && spanIn(whole, next).start)
    .split(/[,;.!?\n]/u, 1);
  return withoutEnd(said, whole.lexicon, 'leger').trim();
}

/** "Léa là", "Nadia est partie à 11 h": whoever left was there; neither "la semaine dernière" nor "pas restée". */
const isThere = (whole: Sentence, one: Placed<unknown>): boolean =>
  polarityOf(whole, one).value === 'yes' &&
  (typedOver(whole, one.at, one.length).toLowerCase() !== 'la' ||
    endOf(one) === whole.tokens.length ||
    isParted(whole, endOf(one), endOf(one)));

/** "Tout le monde était là sauf Karim et Zoé": who is left out is told the contrary of; nothing is told where nobody known is. */
function listed(
  whole: Sentence,
  persons: readonly Placed<string>[],
  marks: readonly Mark[],
  usual?: AttendanceStatus,
): Was[] {
  const buts = longest(conceptsOf(whole, 'vote-sauf'));
  const isOut = (one: Placed<string>): boolean =>
    buts.some((but) => isNext(whole, but, one)) ||
    persons.some((other) => other.at < one.at && isNext(whole, other, one) && isOut(other));
  const out = persons.filter(isOut);
  // "… sauf Karim, et Camille est partie à la pause": behind what all the others did, each has their own.
  const [but] = buts;
  const own = marks.some(({ at }) => but && at < but.at)
    ? marks.filter(({ at }) => but && at >= endOf(but))
    : [];
  if (buts.some((but) => !out.some((one) => isNext(whole, but, one)))) return [];
  const by = toldOf(
    whole,
    persons.filter((one) => !out.includes(one)),
    marks.filter((one) => !own.includes(one)),
    usual,
  );
  // "Tout le monde n’était pas là": who was not is not told.
  const sure = by.filter(({ person, status }) => person !== EVERYBODY || isHere(status));
  return [...sure, ...toldOf(whole, out, own, 'absent')];
}

const isHere = (status: AttendanceStatus) => status === 'present' || status === 'remote';

/** Whether nothing but light words, "et" and commas stand between one and the next. */
const isNext = (whole: Sentence, one: Placed<unknown>, next: Placed<unknown>): boolean =>
  endOf(one) <= next.at &&
  isLight(whole, endOf(one), next.at) &&
  !isCut(whole, endOf(one), next.at);

/**
 * A mark right behind a name is said of it, and of those joined to it by "et"; of all before it that have none, where
 * no mark heads them. Any other mark heads the names that follow.
 */
function toldOf(
  whole: Sentence,
  persons: readonly Placed<string>[],
  marks: readonly Mark[],
  usual?: AttendanceStatus,
): Was[] {
  const by: Was[] = [];
  let waiting: Placed<string>[] = [];
  let heading: Mark['value'] | undefined = usual && { status: usual };
  const give = (
    names: readonly Placed<string>[],
    { status, word }: Partial<Mark['value']> = {},
  ) => {
    if (status && status !== 'unknown')
      by.push(...names.map(({ value: person }) => ({ person, status, ...(word && { word }) })));
  };
  const all = [
    ...persons.map((name) => ({ name, at: name.at })),
    ...marks.map((mark) => ({ mark, at: mark.at })),
  ].sort((a, b) => a.at - b.at);
  for (const one of all) {
    if ('name' in one) {
      waiting.push(one.name);
      continue;
    }
    const last = waiting.at(-1);
    const end = last ? endOf(last) : 0;
    const behind = endOf(one.mark);
    const missed = by.at(-1);
    // "Camille n’était pas là, elle était excusée": the same one, and why.
    if (!last && missed?.status === 'absent' && one.mark.value.status === 'excused') {
      if (!persons.some(({ at }) => at >= behind)) {
        missed.status = 'excused';
        continue;
      }
    }
    // "Camille et Zoé, excusé Karim": behind a sign, with a name right behind it; "Karim, non, c’était Zoé".
    const heads =
      persons.some(({ at }) => at === behind) &&
      !isCut(whole, behind, behind, /[,;:.!?\n]/u) &&
      (isCut(whole, one.at, one.at, /,/) ||
        conceptsOf(whole, 'presence-c-etait').some((it) => overlap(it, one.mark)));
    // "Sophie : excusée": with nobody behind it.
    const isHers =
      /^\s*[:=]\s*$/u.test(gap(whole, end, one.at)) &&
      !persons.some(({ at }) => at >= behind && !isCut(whole, behind, at, /[.;\n]/u));
    if (last && !heads && (isHers || !isCut(whole, end, one.at))) {
      const own = heading ? joined(whole, waiting) : chained(whole, waiting);
      give(waiting.slice(0, waiting.length - own.length), heading);
      give(own, one.mark.value);
    } else {
      give(waiting, heading);
      heading = one.mark.value;
    }
    waiting = [];
  }
  give(waiting, heading);
  return by;
}

/** What ends a thing said, and what heads a list: "désolé, j’ai conseil. Sophie …" is none. */
const ENDS = /[;:.!?\n]|\s[-–—•]\s/u;
const HEADS = /[:\n]|\s[-–—•]\s/u;

/** Whether a sign or a line stands between two tokens. */
const isCut = (whole: Sentence, from: number, to: number, sign = ENDS): boolean =>
  sign.test(gap(whole, from, to));

/** The last name, and the one that "et" joins to it, unless "et" joins that one to those before: "Paul et Karim et Zoé excusée". */
function joined(whole: Sentence, names: readonly Placed<string>[]): readonly Placed<string>[] {
  const ands = conceptsOf(whole, 'presence-et');
  const [first, before, last] = [undefined, undefined, ...names].slice(-3);
  const isJoined = (one?: Placed<string>, next?: Placed<string>) =>
    one !== undefined &&
    next?.at === endOf(one) + 1 &&
    ands.some(({ at }) => at === endOf(one)) &&
    !isParted(whole, endOf(one), next.at);
  return names.slice(isJoined(before, last) && !isJoined(first, before) ? -2 : -1);
}

/** The last names up to one of which something else is said: "Nadia par téléphone, Karim absent" tells nothing of her. */
const chained = (whole: Sentence, names: readonly Placed<string>[]): readonly Placed<string>[] =>
  names.slice(
    names.findLastIndex((name, i) => {
      const next = names[i + 1];
      // "Léa de la PMI et Paul (Caf) étaient là".
      const isOf =
        stands(whole, 'presence-de', endOf(name)) ||
        /^\s*\(/u.test(gap(whole, endOf(name), endOf(name)));
      return next && !isOf && !isLight(whole, endOf(name), next.at);
    }) + 1,
  );

export interface There {
  by: Was[];
  place: string;
}

export function thereIn(heard: Heard, { until }: MinutesRead): There {
  const ahead = hearPart(heard, heard.text.slice(0, until));
  return ahead ? { by: toldThere(ahead), place: placeTold(ahead) } : { by: [], place: '' };
}

/** "On s’est vus à la Caf": behind what leads to a place, and nothing else. */
export function placeTold(ahead: Heard): string {
  const { whole, context } = ahead;
  // "Au CR du 20": what is written is no place.
  const written = placesOf(whole, ['reunion-compte-rendu', 'reunion-decision']);
  const taken = [...spansOf(ahead), ...written.map((one) => spanIn(whole, one))];
  const found = placeIn(whole, taken, context);
  const { place = '', isLed } = found;
  // "À la Caf pour la carto": what leads to the group is no part of it.
  return isLed || found.isRemote ? withoutEnd(place, whole.lexicon, 'leger').slice(0, 300) : '';
}
