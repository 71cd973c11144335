/** Reads whether and how somebody comes: "comptez sur moi", "pas dispo", "Paul me remplace", "Fatou ne viendra pas". */
import type { z } from 'zod';
import type { answerClick } from '../../../../cards/meetings/meeting.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence, says, typedOver } from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { AttendanceStatus } from '../model/schema.ts';
import { conceptsOf, daysOf, type Heard, lengthOf, mentionOf, partialOf } from './heard.ts';
import type { MeetingNamed } from './reading.ts';

/** An answer, typed or pressed: how somebody comes, who comes instead, a word with it, for whom. */
export type Reply = Omit<z.infer<typeof answerClick>, 'meeting' | 'version'>;

export interface AnswerRead {
  /** One for each person it is about: oneself first, `person` empty. */
  replies: Reply[];
  named: MeetingNamed;
  /** Said of coming in so many words; otherwise only where an answer is due ("ok pour moi"). */
  isClear: boolean;
}

/** Longer messages tell something else. */
const MOST_WORDS = 60;
/** As long as the word of the form may be. */
const MOST_WORD = 500;

/** What one clause says of somebody's coming. */
interface Told {
  status: AttendanceStatus | 'late' | 'yes' | 'no';
  /** Empty: of who speaks. */
  person: string;
  representedBy: string;
  isClear: boolean;
}

/** What a sentence answers to a meeting; undefined when it answers nothing. */
export function attendanceIn(heard: Heard): AnswerRead | undefined {
  const { text, utterance, whole } = heard;
  if (utterance.references.fiches.length > 0 || says(whole, 'presence-ailleurs')) return undefined;
  if (says(whole, 'reunion-sondage') || lengthOf(text) > MOST_WORDS) return undefined;
  if (
    /\?/.test(text) ||
    (heard.asks && !heard.whole.text.includes('?') && says(whole, 'reunion-qui'))
  )
    return undefined;
  const told = toldIn(heard);
  const persons = [...new Set(told.map(({ person }) => person))];
  const replies = persons.flatMap(
    (person) =>
      replyOf(
        heard,
        told.filter((t) => t.person === person),
      ) ?? [],
  );
  if (replies.length === 0) return undefined;
  return { replies, named: namedIn(heard), isClear: told.some(({ isClear }) => isClear) };
}

/** Which meeting it answers, as far as it says. */
export function namedIn(heard: Heard): MeetingNamed {
  const [day, another] = daysOf(heard).filter(({ before }) => !before);
  const one = day && !another ? day : undefined;
  return { group: mentionOf(heard), date: one?.date, partial: partialOf(heard, one?.date) };
}

function toldIn(heard: Heard): Told[] {
  const { lexicon } = heard.whole;
  const told: Told[] = [];
  let person = '';
  for (const span of sentencesOf(heard.text)) {
    const sentence = heard.text.slice(span.start, span.end);
    for (const { start, end } of cutFinely(sentence)) {
      const clause = readSentence(sentence.slice(start, end), lexicon);
      const found = clauseSays(clause, heard, person);
      if (!found) continue;
      told.push(found);
      person = found.person;
    }
  }
  return told;
}

/** "je viens enfin non attends … donc non je viens pas": parts, and what is taken back within them. */
function cutFinely(sentence: string) {
  return partsOf(sentence).flatMap(({ start, end }) => {
    const text = sentence.slice(start, end);
    const at =
      /\s(?=(?:enfin non|euh non|heu non|donc non|finalement|par contre|parce qu|car)\b)/giu;
    const cuts = [0, ...[...text.matchAll(at)].map(({ index }) => index + 1), text.length];
    return cuts
      .slice(0, -1)
      .map((from, i) => ({ start: start + from, end: start + (cuts[i + 1] ?? text.length) }));
  });
}

function replyOf(heard: Heard, told: readonly Told[]): Reply | undefined {
  const [any] = told;
  const definite = told.filter(
    ({ status }) => status !== 'late' && status !== 'remote' && status !== 'yes' && status !== 'no',
  );
  const isLate = told.some(({ status }) => status === 'late');
  const isRemote = told.some(({ status }) => status === 'remote');
  const standIn = told.find(({ status }) => status === 'represented');
  const maybe = told.some(({ status }) => status === 'maybe');
  const last = definite.at(-1)?.status ?? (isLate ? 'present' : undefined);
  const turned = told.findLast(({ status }) => status === 'yes' || status === 'no');
  if (!any || (!last && !isRemote)) return undefined;
  const behind =
    turned && told.indexOf(turned) > told.findLastIndex((t) => definite.includes(t))
      ? turned.status
      : undefined;
  const plain = behind === 'no' ? 'excused' : last;
  const comes =
    isRemote && plain !== 'excused' && plain !== 'absent' ? 'remote' : (plain ?? 'present');
  const status = standIn ? 'represented' : maybe ? 'maybe' : (comes as AttendanceStatus);
  const { person } = any;
  // Why somebody does not come is theirs: only what helps to wait for who comes is kept.
  const tells =
    person === '' &&
    (status === 'maybe' ||
      ((status === 'present' || status === 'remote') && (isLate || saysMore(heard))));
  return {
    status,
    representedBy: standIn?.representedBy ?? '',
    word: tells ? heard.text.trim().slice(0, MOST_WORD) : '',
    person,
  };
}

const CONCEPTS = [
  'presence-remplace',
  'presence-represente-par',
  'presence-absent',
  'presence-peux-pas',
  'presence-peut-etre',
  'presence-venir',
  'presence-distance',
  'presence-retard',
  'presence-accord',
] as const;

function clauseSays(clause: Sentence, heard: Heard, before: string): Told | undefined {
  const marks = CONCEPTS.flatMap((name) => conceptsOf(clause, name)).filter(
    (mark) => !isElse(clause, mark),
  );
  const has = (name: string) => marks.some(({ value }) => value === name);
  const [first] = [...marks].sort((a, b) => a.at - b.at);
  if (!first) return bareAssent(clause, before);
  const who = subjectOf(clause, heard, first, before);
  if (who === undefined) return undefined;
  const told = { person: who, representedBy: '', isClear: true };
  const standIn = marks.find(({ value }) => value === 'presence-remplace');
  const by = marks.find(({ value }) => value === 'presence-represente-par');
  if (standIn) {
    const name = nameBefore(clause, standIn.at);
    return name ? { ...told, person: '', status: 'represented', representedBy: name } : undefined;
  }
  if (by) {
    const name = nameAfter(clause, by.at + by.length, heard);
    return { ...told, status: 'represented', representedBy: name };
  }
  if (has('presence-peut-etre'))
    return { ...told, isClear: has('presence-venir'), status: 'maybe' };
  const coming = marks.find(({ value }) => value === 'presence-venir');
  const isDenied = denied(clause);
  if (has('presence-absent'))
    return {
      ...told,
      status: /\babsent/.test(textOf(clause, marks)) && who !== '' ? 'absent' : 'excused',
      isClear: isWord(marks),
    };
  if (has('presence-peux-pas'))
    return { ...told, status: 'excused', isClear: coming !== undefined };
  if (coming && isDenied) return { ...told, status: 'excused' };
  if (has('presence-retard')) return { ...told, status: 'late', isClear: true };
  const afar = marks.find(({ value }) => value === 'presence-distance');
  if (afar && !isDeniedAt(clause, afar)) {
    // "Je préfère en ligne" is a wish, not an answer.
    const isBare = clause.tokens.every(
      (t, at) =>
        marks.some((m) => m.at <= at && at < m.at + m.length) || clause.lexicon.light.has(t.folded),
    );
    return isBare || coming || has('presence-accord') || who !== ''
      ? { ...told, status: 'remote', isClear: coming !== undefined }
      : { ...told, status: 'remote', isClear: false };
  }
  if (coming) return { ...told, status: 'present', isClear: isSaidOfComing(clause, coming) };
  return has('presence-accord') && !isDenied
    ? { ...told, status: 'present', isClear: false }
    : undefined;
}

const textOf = (clause: Sentence, marks: readonly Placed<string>[]): string =>
  marks
    .filter(({ value }) => value === 'presence-absent')
    .map(({ at, length }) =>
      clause.tokens
        .slice(at, at + length)
        .map(({ folded }) => folded)
        .join(' '),
    )
    .join(' ');

/** "Impossible", "pas dispo" may be said of anything; "excusé" is said of a meeting. */
const isWord = (marks: readonly Placed<string>[]): boolean =>
  marks.some(({ length }) => length > 2) || marks.length > 1;

/** A single word that may be said of anything ("dispo", "présent") is clear only by itself. */
const isSaidOfComing = (clause: Sentence, { length }: Placed<string>): boolean =>
  length > 1 || clause.tokens.length <= 4;

/** "Oui", "finalement non": turns what was said beside it. */
function bareAssent(clause: Sentence, person: string): Told | undefined {
  const { tokens } = clause;
  if (says(clause, 'presence-sans-negation')) return undefined;
  const bare = tokens.filter(
    ({ folded }) =>
      !/^(?:finalement|en|fait|donc|mais|ah|euh|enfin|et|sinon|oui|merci)$/.test(folded),
  );
  const [only, second] = bare;
  const no = only && !second && /^(?:non|nan|nop|no)$/.test(only.folded);
  return no ? { status: 'no', person, representedBy: '', isClear: false } : undefined;
}

/** "Pas en visio". */
const isDeniedAt = (clause: Sentence, { at }: Placed<string>): boolean =>
  conceptsOf(clause, 'presence-negation').some((no) => no.at < at && at - no.at <= 2);

function denied(clause: Sentence): boolean {
  const apart = conceptsOf(clause, 'presence-sans-negation');
  return conceptsOf(clause, 'presence-negation').some(
    ({ at }) => !apart.some((a) => a.at <= at && at < a.at + a.length),
  );
}

/** Who is said to come: empty for who speaks, a name as typed; undefined when it is nobody one knows. */
function subjectOf(
  clause: Sentence,
  heard: Heard,
  mark: Placed<string>,
  before: string,
): string | undefined {
  const { tokens, lexicon } = clause;
  const ordered = conceptsOf(clause, 'presence-noter').some(({ at }) => at <= 1);
  const end = mark.at + mark.length;
  const others = personsSlot(clause, heard.context).filter(({ value }) => !value.isSelf);
  const ahead = others.filter(({ at }) => at < mark.at);
  const nameOf = (found: (typeof others)[number]) =>
    typedOver(clause, found.at, found.length).slice(0, 120);
  if (ordered) {
    const named = ahead.at(-1) ?? others[0];
    if (named) return nameOf(named);
    const free = tokens.slice(1, mark.at).filter(({ folded }) => !lexicon.light.has(folded));
    const [one] = free;
    const last = free.at(-1);
    return one && last ? clause.text.slice(one.start, last.end).slice(0, 120) : undefined;
  }
  const near = tokens.slice(Math.max(0, mark.at - 4), end);
  const isSelf = near.some(({ folded }) => SELVES.has(folded));
  const isThird = tokens
    .slice(Math.max(0, mark.at - 3), end)
    .some(({ folded }) => THIRD.has(folded));
  const named = ahead.at(-1);
  if (named && !(isSelf && !isThird)) return nameOf(named);
  if (before !== '' && !isSelf) return before;
  if (isThird && !isSelf) return undefined;
  if (isSelf) return '';
  const unknown = strangerBefore(clause, mark);
  if (unknown !== undefined) return unknown;
  // "Présente mais à distance", "impossible le 20": nobody is said, who speaks is meant.
  const rest = tokens.slice(0, mark.at).filter(({ folded }) => !lexicon.light.has(folded));
  return rest.length <= 3 ? '' : undefined;
}

/** "Haddad n'y sera pas": a word that is none, before a verb in the third person. */
function strangerBefore(
  { tokens, lexicon, concepts, text }: Sentence,
  mark: Placed<string>,
): string | undefined {
  const forms = tokens.slice(mark.at, mark.at + 2).map(({ folded }) => lexicon.verb(folded));
  const isTold =
    forms.some((form) => form?.has('told') || form?.has('future')) ||
    /^(?:y|n|sera|pourra)$/.test(tokens[mark.at]?.folded ?? '');
  if (!isTold) return undefined;
  const strange = tokens
    .slice(0, mark.at)
    .filter(
      ({ folded }, at) =>
        folded.length > 2 &&
        !lexicon.light.has(folded) &&
        !lexicon.known.has(folded) &&
        !concepts.some((c) => c.at <= at && at < c.at + c.length),
    );
  const [one] = strange;
  const last = strange.at(-1);
  return one && last && strange.length <= 3
    ? text.slice(one.start, last.end).slice(0, 120)
    : undefined;
}

/** Whoever speaks so speaks of themselves. */
const SELVES: ReadonlySet<string> = new Set('je j i we nous moi on jy jpeux jconfirme'.split(' '));
const THIRD: ReadonlySet<string> = new Set('il elle ils elles he she they lui'.split(' '));

/** What one does at a meeting, and does elsewhere with other words behind. */
const COMING =
  /^(?:venir|etre|participer|assister|rejoindre|presenter|liberer|confirmer|me|m|come|attend|join|be|make)$/;
/** What may follow "I can't" alone. */
const LATER = /^(?:today|tomorrow|that|this|on|at|for|sorry|unfortunately|then|either|do|make)$/;
const INFINITIVE = /^\p{L}{2,}(?:er|ir|re|oir)$/u;

/**
 * "Je ne peux pas accéder à la carto", "je viens d'arriver à la Caf", "je suis en retard sur mon bilan":
 * what follows says that it is about something else than coming.
 */
function isElse({ tokens }: Sentence, { at, length, value }: Placed<string>): boolean {
  const said = tokens.slice(at, at + length).map(({ folded }) => folded);
  const next = tokens.slice(at + length, at + length + 2).map(({ folded }) => folded);
  const last = said.at(-1) ?? '';
  if (/^vien/.test(last) && /^(?:de|d|du)$/.test(next[0] ?? '')) return true;
  if (said.includes('retard') && /^(?:sur|dans|a)$/.test(next[0] ?? '')) return true;
  if (/^(?:cannot|t)$/.test(last))
    return next[0] !== undefined && !COMING.test(next[0]) && !LATER.test(next[0]);
  const isAble = value === 'presence-peux-pas' || /^(?:peux|pourrai|can)$/.test(last);
  return (
    isAble && next.some((word) => INFINITIVE.test(word)) && !next.some((word) => COMING.test(word))
  );
}

/** "Je viens avec Julie": more than that they come, and to which meeting. */
function saysMore({ whole, head, group, when }: Heard): boolean {
  const marks = [
    ...CONCEPTS,
    'reunion',
    'reunion-prochaine',
    'presence-noter',
    'presence-negation',
    'oui',
    'volontiers',
  ].flatMap((name) => conceptsOf(whole, name));
  const isIn = (start: number) =>
    [...when, ...(group ? [group] : [])].some((s) => s.start <= start && start < s.end);
  return whole.tokens.some(
    ({ folded, start }, at) =>
      !marks.some((m) => m.at <= at && at < m.at + m.length) &&
      !head.lexicon.light.has(folded) &&
      !isIn(start) &&
      /\p{L}|\d/u.test(folded) &&
      !COURTESY.test(folded),
  );
}

const COURTESY =
  /^(?:merci|desole|desolee|dsl|bonjour|confirme|presence|invitation|sorry|thanks|sera|groupe|sous|gt)$/;

/** The name that stands before "me remplace", back to where the clause begins. */
function nameBefore(clause: Sentence, at: number): string {
  const own = clause.tokens.slice(0, at);
  const last = own.findLastIndex(({ folded }) => LEAD.has(folded) || SELVES.has(folded));
  const name = own
    .slice(last + 1)
    .filter(
      ({ folded }, i) => !NAMELESS.has(folded) && (i > 0 || !/^(?:la|le|est|sera)$/.test(folded)),
    );
  const [one] = name;
  const end = name.at(-1);
  return one && end && name.length <= 4 ? clause.text.slice(one.start, end.end).slice(0, 120) : '';
}

/** What leads up to the name: "mais c'est Paul qui me remplace". */
const LEAD: ReadonlySet<string> = new Set(
  'c est mais et car donc pas but and so it that personne nobody finalement excuse excusee absent absente'.split(
    ' ',
  ),
);
/** Nobody's name: "qui me remplace". */
const NAMELESS: ReadonlySet<string> = new Set('qui who il elle on he she they lui'.split(' '));

/** A name up to where the clause goes on. */
function nameAfter(clause: Sentence, from: number, heard: Heard): string {
  const person = personsSlot(clause, heard.context).find(
    ({ at, value }) => at >= from && !value.isSelf,
  );
  if (person) return typedOver(clause, person.at, person.length).slice(0, 120);
  const rest = clause.tokens.slice(from);
  const end = rest.findIndex(
    ({ folded }, i) => i > 0 && /^(?:a|au|pour|a|le|for|at|qui|who)$/.test(folded),
  );
  const name = rest.slice(0, end < 0 ? 4 : Math.min(end, 4));
  const [one] = name;
  const last = name.at(-1);
  return one && last ? clause.text.slice(one.start, last.end).slice(0, 120) : '';
}
