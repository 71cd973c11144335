/** From a decision to what a person reads: first line, limits, source, next questions. */
import { answerCard } from '../../../../cards/answer/answer.ts';
import type { AnswerData } from '../../../../cards/answer/answer-data.ts';
import { labelled } from '../../../../cards/text.ts';
import type { KnownRow } from '../../../contract/feature.ts';
import type { Answer, Person } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { strings as ofPlan } from '../../../knowledge/entries/strings.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Locale } from '../../../language/locale.ts';
import { personRecipient } from '../../people/model/directory.ts';
import { MOST, nextQuestions } from './next-questions.ts';
import type { Understood } from './pieces.ts';
import { strings } from './strings.ts';
import { partsOf } from './wordings.ts';

/** An answer before it has a face. */
export interface AnswerDraft extends Omit<Answer, 'message'> {
  data: AnswerData;
}

/** Gives a draft its card and its text. */
export function finish({ data, ...answer }: AnswerDraft): Answer {
  const { card, text } = answerCard(data);
  return { ...answer, message: { text, card } };
}

/**
 * A draft, and what features know today of its subject. Where the plan is silent on the very field that a feature
 * knows, that is the answer, and the plan's silence a note.
 */
export function withKnown(
  draft: AnswerDraft,
  known: readonly KnownRow[],
  asked: Entry | undefined,
  others: readonly Entry[] = [],
  asker?: Person,
): AnswerDraft {
  const { data } = draft;
  const told =
    asked?.outcome === 'unknown' && draft.outcome === 'unknown'
      ? known.find(({ field }) => field !== undefined && asked.fields.includes(field))
      : undefined;
  const beside = known.filter((row) => row !== told);
  if (!told) {
    const rows =
      draft.outcome === 'answered' ? wanted(beside, asked, others) : whomFirst(beside, data, asker);
    const told = known.length > 0 && rows.length > 0 ? [strings[data.lang].fromPartners] : [];
    const sources = [...new Set([...told, ...data.sources])];
    return {
      ...draft,
      data: { ...data, rows: withoutSilence(data, rows), known: rows.map(shown), sources },
    };
  }
  const { label } = labelled(data.lang)(told);
  const headline = told.said ?? `${label}${told.value}.`;
  return {
    ...draft,
    outcome: 'answered',
    data: {
      ...data,
      headline,
      notes: [],
      known: beside.map(shown),
      // What the partners know is theirs: the silence of the plan is no source of it.
      sources: [strings[data.lang].fromPartners],
    },
  };
}

/** What the plan leaves open and is known today is no row of it: the one below would deny it. */
function withoutSilence({ rows, lang }: AnswerData, known: readonly KnownRow[]) {
  const { pilote, notGiven } = ofPlan[lang];
  const isLed = known.some(({ field }) => field === 'pilote');
  return rows.filter(({ label, value }) => !(isLed && label === pilote && value === notGiven));
}

const shown = ({ label, value }: KnownRow) => ({ label, value });

/** Beside what the plan answers, how it stands today, and what is known of the very thing asked; of a thing shown whole, all. */
const wanted = (
  known: readonly KnownRow[],
  asked: Entry | undefined,
  others: readonly Entry[],
): readonly KnownRow[] =>
  asked === undefined || asked.shape === 'whole' || asked.shape === 'item'
    ? known
    : known.filter(
        ({ field, stays }) =>
          stays || (field && [asked, ...others].some(({ fields }) => fields.includes(field))),
      );

/** Where the plan is silent, whom to ask is said once: the people, where they are known by name. */
function whomFirst(
  known: readonly KnownRow[],
  { known: said = [] }: AnswerData,
  asker: Person | undefined,
): KnownRow[] {
  const [whom] = said;
  const lead = known.find(({ field }) => field === 'pilote');
  if (!whom || !lead) return [...said, ...known];
  // Nobody is told to ask themselves: whoever leads it is told that they do.
  const own = asker && lead.toThem?.find(({ person }) => person === personRecipient(asker));
  const first = own ? { ...lead, value: own.value } : { ...whom, value: lead.value };
  return [first, ...known.filter((row) => row !== lead)];
}

/** Where nothing answers, what may be asked at all is one press away. */
const withHelp = (next: readonly string[], locale: Locale): string[] =>
  [...next, strings[locale].ask.help].slice(0, MOST);

/** Puts a decision into words. */
export function compose(understood: Understood, knowledge: Knowledge): AnswerDraft {
  const { locale } = understood.utterance;
  const say = strings[locale];
  const { fiches } = knowledge.plan;
  const {
    spoken,
    outcome = 'unknown',
    sources = [],
    notes = [],
    next = nextQuestions([], knowledge.plan, locale),
    about = '',
    subject,
    whom,
  } = partsOf(understood, knowledge);
  // Whom to ask is said: who leads it is asked no more.
  const isLead = (one: string) => fiches.some(({ numero }) => one === say.ask.pilote(numero));
  const asked = whom === undefined ? next : next.filter((one) => !isLead(one));
  const data: AnswerData = {
    lang: locale,
    headline: spoken.headline,
    name: spoken.name,
    items: spoken.items ?? [],
    short: spoken.short,
    rows: spoken.rows ?? [],
    notes: [
      ...(spoken.quote ? [say.quote(spoken.quote)] : []),
      ...(spoken.note ? [spoken.note] : []),
      ...notes,
    ],
    known: whom === undefined ? [] : [{ label: say.whomToAsk, value: whom }],
    sources: sources.map((s) =>
      s.outside
        ? say.outside(s.outside)
        : say.source(s.document, shortDay(s.date, locale), s.section),
    ),
    questions: outcome === 'answered' || outcome === 'refused' ? next : withHelp(asked, locale),
    wrong: about ? [{ title: say.wrong, id: about }] : [],
  };
  return { outcome, locale, data, sources, about, subject };
}
