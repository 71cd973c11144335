/** Keeps what was said, for whoever may say it: the right is read where the change is made. */
import { localDay } from '../../../calendar/local-time.ts';
import { answeredBefore } from '../../../contract/remember-answer.ts';
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused, shown } from '../../../conversation/answers.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { numbersOf, thingNumbered } from '../../../knowledge/identity.ts';
import { type Subject, subjectsLedBy } from '../../../knowledge/subjects.ts';
import { readSentence, says, setIn } from '../../../sentence/sentence.ts';
import { allowed, selfIn, selfOf } from '../../people/model/acts.ts';
import { speakingIn } from '../../people/model/speaking.ts';
import { ledOf, type ProgressAct, remembering, subjectIn } from '../context.ts';
import { type SubjectState, stateAt } from '../model/history.ts';
import {
  type Origin,
  saysNothing,
  type Update,
  type UpdateContent,
  updateId,
  updates,
} from '../model/schema.ts';
import { isLately } from '../model/since.ts';
import { BETWEEN, openIn } from '../model/told-texts.ts';
import { datedContent, type Telling } from '../read/dated.ts';
import type { KeptField } from '../read/kept-fields.ts';
import { bodyOf } from '../read/letter.ts';
import { type ItemReading, saidOf, type UpdateReading } from '../read/reading.ts';
import { besideStanding, saysAllOf, sensesOf } from '../read/standing.ts';
import { meteos } from '../read/weather.ts';
import { meteoNote, nameOfSubject } from '../show/describe.ts';
import { notedAnswer } from '../show/noted-card.ts';
import { strings } from '../show/strings.ts';
import { whomToAsk } from '../show/teller-answers.ts';

/** What is to be kept, of whom. */
export interface UpdateDraft {
  id: string;
  subject: Subject;
  said: UpdateContent;
  asOf: string | undefined;
  origin: Origin;
  words: string;
  invalid: readonly string[];
  conflict: boolean;
  /** The word by which the météo was said, where it was typed. */
  meteoWord?: string | undefined;
  /** Whether it was made of a message of Teams, which may be edited. */
  typed: boolean;
}

/** What is filled in rather than typed: in Teams, or on the page of a personal link. */
export const formOrigin = ({ turn }: Pick<ProgressAct, 'turn'>): Origin => ({
  kind: turn.byLink ? 'link' : 'card',
  reportedBy: null,
});

/** What a text that names no subject may be about. */
export interface MeantSubjects {
  /** Subjects of an open round that it may answer. */
  asked: readonly string[];
  /** "Soleil partout": all of them. */
  everywhere: readonly Subject[];
  /** Updates that it takes the place of, where they are of the same subject. */
  instead: readonly string[];
  /** The subject of what was noted last, which it adds to. */
  with: string | undefined;
}

/** Keeps a text. */
export async function recordText(
  act: ProgressAct,
  reading: UpdateReading,
  text: string,
  meant: MeantSubjects,
): Promise<Answer> {
  return remembering(act, (tx) => keepText(tx, act, reading, text, meant));
}

async function keepText(
  tx: Transaction,
  act: ProgressAct,
  reading: UpdateReading,
  text: string,
  { asked, everywhere, instead, with: added }: MeantSubjects,
): Promise<Answer> {
  await Promise.all([selfIn(tx, act), answeredBefore(tx, act.turn)]);
  const own = soleSubject(act, asked) ?? (added ? subjectIn(act.context, added) : undefined);
  const all = everywhere.map((subject) => draftsOf(act, reading, text, subject, subject.id));
  const { drafts, unknown, open } =
    all.length > 0
      ? { drafts: all.flatMap((one) => one.drafts), unknown: [], open: false }
      : draftsOf(act, reading, text, own);
  if (open && drafts.length === 0) return whichFiche(act, text, asked);
  const tone = reading.items.find((item) => item.tone)?.tone;
  const isTurning = reading.items.some(({ turns, meteo }) => turns && !meteo) || undefined;
  const lightly = drafts.filter(({ said, invalid }) => invalid.length === 0 && saysNothing(said));
  const either = reading.items.flatMap((item) => {
    const subject = subjectOfItem(act, item) ?? own;
    return item.either?.length && subject
      ? [[nameOfSubject(subject, act.locale), item.either] as const]
      : [];
  });
  const [only] = either;
  if (lightly.length > 0 && lightly.length === drafts.length)
    return only
      ? whichPercent(act, ...only)
      : (tone ?? isTurning)
        ? whichMeteo(act, lightly, tone)
        : refused(strings[act.locale].nothing, act.locale);
  for (const id of instead) {
    const row = await tx.get(updates, id);
    const again = row && drafts.some(({ subject }) => subject.id === row.value.subject);
    if (again && row.value.author === selfOf(act)) await tx.remove(updates, id);
  }
  const dim = drafts.filter(
    (one) => one.said.meteo === null && (isTurning || lightly.includes(one)),
  );
  const notes = [
    ...unknownNotes(unknown, act),
    ...(tone || isTurning ? dim : []).map((one) =>
      strings[act.locale].whichMeteo(namesOf([one], act)),
    ),
    ...either.map(([name, values]) => strings[act.locale].whichPercent(name, values)),
  ];
  const told = await Promise.all(
    drafts.filter((one) => !lightly.includes(one)).map((one) => toldAgain(tx, act, one, text)),
  );
  return keep(tx, act, told, strings[act.locale].noted, notes);
}

/**
 * "Les données, c’est un blocage", "ah non, 19 lieux": a fact that its author told lately, and tells again as what is
 * in the way or with another figure, is a fact no more.
 */
async function toldAgain(
  tx: Transaction,
  act: ProgressAct,
  draft: UpdateDraft,
  text: string,
): Promise<UpdateDraft> {
  const { lexicon } = act.context.knowledge;
  const sentence = readSentence(text, lexicon);
  const corrects = setIn(sentence, 'av-reprises').length > 0;
  const isIn = (part: string, whole: string) =>
    sensesOf(part, lexicon).length > 0 && saysAllOf(part, whole, lexicon);
  const figures = (one: string) => one.match(/\d+/g)?.join();
  // "Pardon, manque que Pantin": less than was told, where who says so was wrong.
  const isWrong = ['av-reprise', 'av-correction'].some((one) => says(sentence, one));
  const isRecounted = (fact: string) =>
    corrects &&
    draft.said.highlights.some(
      (one) =>
        isIn(one, fact) &&
        (isIn(fact, one)
          ? figures(one) !== figures(fact)
          : isWrong && figures(one) !== (figures(fact) ?? '')),
    );
  let open = openIn(draft.said.blocker);
  for (const row of act.context.ledger.last.get(draft.subject.id) ?? []) {
    const { author, at, withdrawnAt, said } = row.value;
    if (row.id === draft.id || author !== selfOf(act) || withdrawnAt || !isLately(at, act.turn.now))
      continue;
    const isOpen = (fact: string) => open.some((one) => isIn(one, fact));
    const moved = said.highlights.filter(isOpen);
    const highlights = said.highlights.filter((fact) => !isOpen(fact) && !isRecounted(fact));
    open = open.map((one) => moved.find((fact) => isIn(one, fact)) ?? one);
    if (highlights.length === said.highlights.length) continue;
    const revisions = revised(row.value, act.turn.now);
    await tx.put(updates, row.id, { ...row.value, revisions, said: { ...said, highlights } });
  }
  return { ...draft, said: { ...draft.said, blocker: open.join(BETWEEN) || null } };
}

/** "C’est en bonne voie": how it stands, said lightly. Which météo it is, only who leads it says. */
function whichMeteo(act: ProgressAct, drafts: readonly UpdateDraft[], tone?: 'good' | 'bad') {
  const { locale } = act;
  const say = strings[locale];
  const names = namesOf(drafts, act);
  const half = meteos.length / 2;
  const likely = tone ? (tone === 'good' ? meteos.slice(0, half) : meteos.slice(half)) : meteos;
  return shown(
    {
      headline: say.whichMeteo(names),
      notes: likely
        .map((meteo) => say.named(say.meteoShort[meteo], say.meanings[meteo]))
        .map(capital),
      questions: names.flatMap((name) =>
        likely.map((meteo) => say.named(name, say.meteoShort[meteo])),
      ),
    },
    locale,
    'clarify',
  );
}

/** "30 voire 35": which of them is to be noted. */
const whichPercent = ({ locale }: ProgressAct, name: string, values: readonly number[]): Answer =>
  shown(
    {
      headline: strings[locale].whichPercent(name, values),
      questions: values.map((one) => strings[locale].named(name, strings[locale].percent(one))),
    },
    locale,
    'clarify',
  );

const namesOf = (drafts: readonly UpdateDraft[], { locale }: ProgressAct): string[] => [
  ...new Set(drafts.map(({ subject }) => nameOfSubject(subject, locale))),
];

/** When, where and in which language it is told. */
export const tellingOf = ({ turn: { now }, locale, context }: ProgressAct): Telling => ({
  now,
  zone: context.zone,
  knowledge: context.knowledge,
  locale,
});

/** Drafts of what names its subject, or the only one there can be. */
export function draftsOf(
  act: ProgressAct,
  { items, reportedBy }: UpdateReading,
  text: string,
  own: Subject | undefined,
  of = '',
): { drafts: UpdateDraft[]; unknown: string[]; open: boolean } {
  const { turn } = act;
  const origin: Origin =
    reportedBy === undefined
      ? { kind: 'chat', reportedBy: null }
      : { kind: 'phone', reportedBy: reportedBy.slice(0, 200) };
  const telling = tellingOf(act);
  const drafts: UpdateDraft[] = [];
  let open = false;
  items.forEach((item, at) => {
    const subject = subjectOfItem(act, item) ?? (item.unknown === undefined ? own : undefined);
    if (!subject) {
      open ||= item.unknown === undefined;
      return;
    }
    const id = updateId(turn.conversation.id, turn.id, `${at}${of}`);
    const others = (act.context.ledger.last.get(subject.id) ?? []).filter((row) => row.id !== id);
    const state = stateAt(others);
    const { invalid, ...fields } = changed(item, state);
    const told = datedContent(saidOf({ ...item, ...fields }), telling, text);
    drafts.push({
      id,
      subject,
      said: besideStanding(told, state, item.lifting, telling),
      asOf: item.asOf,
      origin,
      words: bodyOf(text).slice(0, 8000),
      invalid: invalid.slice(0, 10),
      conflict: item.conflict === true,
      meteoWord: item.meteoWord,
      typed: true,
    });
  });
  return { drafts, unknown: items.flatMap(({ unknown }) => unknown ?? []), open };
}

/** "+5 pts", "la météo bouge pas": what is added to the last percentage, and what stays, where there is one. */
function changed({ kept = [], change, invalid, ...item }: ItemReading, last: SubjectState) {
  const stays = <F extends KeptField>(field: F): SubjectState[F] | undefined =>
    item[field] === undefined && kept.includes(field) ? last[field] : undefined;
  const meteo = item.meteo ?? stays('meteo') ?? undefined;
  const percent = item.percent ?? stays('percent') ?? undefined;
  if (change === undefined) return { meteo, percent, invalid };
  const next = last.percent === null ? Number.NaN : last.percent + change;
  return next >= 0 && next <= 100
    ? { meteo, percent: next, invalid }
    : { meteo, percent, invalid: [...invalid, 'percent'] };
}

function subjectOfItem({ context }: ProgressAct, { fiche, action }: ItemReading) {
  if (action) return action;
  return fiche === undefined
    ? undefined
    : subjectIn(context, thingNumbered(context.plan, 'fiche', fiche));
}

const speaking = ({ turn, context }: ProgressAct) =>
  speakingIn({ speaker: turn }, context.view, localDay(turn.now, context.zone));

/** The one thing that can be meant: the only one asked for, else the only one led. */
function soleSubject(act: ProgressAct, asked: readonly string[]) {
  const ids = asked.length > 0 ? asked : speaking(act).led;
  return ids.length === 1 ? subjectIn(act.context, ids[0] ?? '') : undefined;
}

/** What a sentence lacks that names no fiche. */
const LACKS_FICHE = 'progress.fiche';

/** Texts on buttons are short; longer ones are sent again by hand. */
export const ON_BUTTON = 300;

function whichFiche(act: ProgressAct, text: string, asked: readonly string[]): Answer {
  const say = strings[act.locale];
  const { led, coAnimates } = speaking(act);
  const ids = asked.length > 0 ? asked : led;
  const choices = ids.flatMap((id) => subjectsLedBy(act.context.plan, id)).slice(0, 5);
  const isNobody = ids.length === 0 && coAnimates.length === 0;
  const ready = choices.length > 0 && text.length <= ON_BUTTON;
  const questions = choices.map((s) => `${nameOfSubject(s, act.locale)} : ${text}`);
  const answer = shown(
    {
      headline: ready ? say.whichFiche : isNobody ? say.leadsNothing : say.whichUnknown,
      questions: ready ? questions : [],
    },
    act.locale,
  );
  return { ...answer, outcome: 'clarify', unfinished: LACKS_FICHE };
}

function unknownNotes(unknown: readonly string[], { context, locale }: ProgressAct): string[] {
  const list = numbersOf(context.plan);
  const say = strings[locale];
  // What has no figure is the name of an action.
  return unknown.map((one) =>
    /\d/.test(one) ? say.unknownFiche(one, list) : say.unknownAction(one),
  );
}

/** Keeps what a press says, where there is something to say it of. */
export const keepPressed = (
  act: ProgressAct,
  headline: string,
  draftOf: (tx: Transaction) => Promise<UpdateDraft | undefined>,
): Promise<Answer> =>
  remembering(act, async (tx) => {
    const draft = await draftOf(tx);
    const { gone } = strings[act.locale];
    return draft ? keep(tx, act, [draft], headline, []) : refused(gone, act.locale);
  });

/** What is true of every draft that was pressed rather than typed. */
export const pressed = (act: ProgressAct) => ({
  asOf: undefined,
  origin: formOrigin(act),
  invalid: [],
  conflict: false,
  typed: false,
});

/** What an update is kept with, whatever it now says. */
export const same = ({ id, value }: Row<Update>): Omit<UpdateDraft, 'subject'> => ({
  id,
  said: value.said,
  asOf: value.asOf,
  origin: value.origin,
  words: value.words,
  invalid: value.invalid,
  conflict: false,
  typed: value.message !== null,
});

/** Writes drafts that may be written, and says what became of each. */
export async function keep(
  tx: Transaction,
  act: ProgressAct,
  drafts: readonly UpdateDraft[],
  headline: string,
  notes: string[],
): Promise<Answer> {
  const { locale } = act;
  const kept: Row<Update>[] = [];
  const said: string[] = [];
  const refusals: string[] = [];
  for (const draft of drafts) {
    if (await allowed(act, 'progress.record', ledOf(draft.subject), tx)) {
      kept.push(await write(tx, act, draft));
      said.push(...meteoNote(draft.meteoWord, draft.said.meteo, locale));
    } else {
      const name = nameOfSubject(draft.subject, locale);
      const whom = await whomToAsk(tx, act, draft.subject);
      refusals.push(`${strings[locale].notAllowed(name)} ${whom}`);
    }
  }
  const rest = [...refusals, ...notes];
  if (kept.length === 0) return refused(rest.join('\n') || strings[locale].nothing, locale);
  return notedAnswer(kept, act, headline, [...new Set(said), ...rest]);
}

async function write(tx: Transaction, act: ProgressAct, draft: UpdateDraft): Promise<Row<Update>> {
  const { turn, context } = act;
  const before = await tx.get(updates, draft.id);
  const today = localDay(turn.now, context.zone);
  const { organisation } = await selfIn(tx, act);
  const { said } = draft;
  const value: Update = {
    subject: draft.subject.id,
    // What is told in the same note stands, whatever it lifts.
    said: { ...said, cleared: said.cleared.filter((field) => said[field] === null) },
    asOf: draft.asOf ?? today,
    at: before?.value.at ?? turn.now.toISOString(),
    // A correction leaves it to whoever said it.
    author: before?.value.author ?? selfOf(act),
    organisation: before ? before.value.organisation : organisation,
    origin: draft.origin,
    words: draft.words,
    invalid: [...draft.invalid],
    conflict: draft.conflict,
    message: draft.typed ? { conversation: turn.conversation.id, id: turn.id.slice(0, 512) } : null,
    round: roundOf(context.pending.open(today), draft.subject.id),
    revisions: before ? revised(before.value, turn.now) : [],
    withdrawnAt: null,
  };
  await tx.put(updates, draft.id, value);
  return { id: draft.id, version: (before?.version ?? 0) + 1, value };
}

const roundOf = (
  open: readonly { id: string; value: { asked: readonly { subject: string }[] } }[],
  subject: string,
) => open.find(({ value }) => value.asked.some((a) => a.subject === subject))?.id ?? null;

/** The history of an update once it is replaced: the twenty last states. */
export const revised = ({ revisions, said, words, asOf }: Update, now: Date): Update['revisions'] =>
  [...revisions, { said, words, asOf, until: now.toISOString() }].slice(-20);
