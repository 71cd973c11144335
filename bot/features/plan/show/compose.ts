/** From a decision to what a person reads: first line, context, source, next questions. */
import { type AnswerData, answerCard } from '../../../../cards/answer/answer.ts';
import type { Answer, ConversationSubject, Outcome, Source } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Entry, Spoken } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isFigure } from '../read/beside.ts';
import type { Decision } from '../read/decision.ts';
import { nextQuestions } from './next-questions.ts';
import { strings } from './strings.ts';

/** Context lines are cut there: below the answer, a hint is enough. */
const CONTEXT_LENGTH = 420;

interface Parts {
  outcome: Outcome;
  locale: Locale;
  spoken: Spoken;
  sources: Source[];
  context?: string[];
  notes?: string[];
  next: string[];
  /** What "Ce n'est pas ça" is about. */
  about: string;
  subject?: ConversationSubject | undefined;
  knowledge: Knowledge;
}

/** A question, understood. */
export interface Understood {
  decision: Decision;
  utterance: Utterance;
  /** Fields that were asked by name. */
  fields: string[];
}

/** An answer before it has a face. */
export interface AnswerDraft extends Omit<Answer, 'message'> {
  data: AnswerData;
}

/** Gives a draft its card and its text. */
export function finish({ data, ...answer }: AnswerDraft): Answer {
  const { card, text } = answerCard(data);
  return { ...answer, message: { text, card } };
}

/** Puts a decision into words. `extra` are lines other features know about the subject. */
export function compose(
  { decision, utterance, fields }: Understood,
  knowledge: Knowledge,
  extra: string[] = [],
): AnswerDraft {
  const { locale } = utterance;
  const subjectOf = (entry: Entry) => subjectAbout(entry, { utterance, fields });
  const say = strings[locale];
  const { plan } = knowledge;
  const base = { locale, knowledge, sources: [] as Source[], about: '' };
  switch (decision.kind) {
    case 'entry':
      return { ...ofEntry(decision, locale, knowledge, extra), subject: subjectOf(decision.entry) };
    case 'refused': {
      const refusal = plan.refus.find((r) => r.id === decision.refusal);
      const text = (locale === 'en' ? refusal?.en : refusal?.phrase) ?? '';
      const address = refusal?.adresse && !text.includes(refusal.adresse) ? [refusal.adresse] : [];
      return answer({
        ...base,
        outcome: 'refused',
        spoken: { headline: text },
        notes: address,
        next: [],
      });
    }
    case 'strange': {
      const { kind, numero } = decision.reference;
      const shown = plan.fiches.map((f) => f.numero).join(locale === 'fr' ? ' et ' : ' and ');
      const headline =
        kind === 'fiche'
          ? say.unknownFiche(numero, locale === 'fr' ? `les fiches ${shown}` : `fiches ${shown}`)
          : say.unknownAxe(numero, plan.axes.length);
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline },
        notes: [say.whomToAsk(whom([], knowledge, locale))],
        next: nextQuestions([], plan, locale),
        about: `${kind}:${numero}`,
      });
    }
    case 'elsewhere': {
      const place = asTyped(decision.place, utterance.text);
      const shown = plan.territoires
        .filter((t) => t.type !== 'pays')
        .map((t) => t.nom)
        .join(locale === 'fr' ? ' et ' : ' and ');
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: {
          headline: isFigure(decision.entry) ? say.unknownAt(place, shown) : say.silentOn(place),
        },
        // A figure of another place would be taken for that of this one.
        context: isFigure(decision.entry) ? [] : [brief(decision.entry, locale)],
        sources: [decision.entry.source],
        next: nextQuestions(decision.entry.entities, plan, locale),
        about: decision.entry.id,
        subject: subjectOf(decision.entry),
      });
    }
    case 'missing': {
      const champ = knowledge.vocabulary.champs.get(decision.field);
      const field = (locale === 'en' ? champ?.en : champ?.fr) ?? decision.field;
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline: say.unknownField(field) },
        notes: [say.whomToAsk(whom(decision.entry.entities, knowledge, locale))],
        context: [decision.entry, ...decision.near].map((e) => brief(e, locale)),
        next: nextQuestions(decision.entry.entities, plan, locale),
        about: decision.entry.id,
        subject: subjectOf(decision.entry),
      });
    }
    case 'beyond': {
      const { items, note } = decision.entry.say(locale);
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline: say.beyond(decision.count), items, note },
        sources: [decision.entry.source],
        next: nextQuestions(decision.entry.entities, plan, locale),
        about: decision.entry.id,
        subject: subjectOf(decision.entry),
      });
    }
    case 'noOther':
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline: say.noOther },
        notes: [say.whomToAsk(whom(decision.entry.entities, knowledge, locale))],
        context: [brief(decision.entry, locale)],
        sources: [decision.entry.source],
        next: nextQuestions(decision.entry.entities, plan, locale),
        about: decision.entry.id,
        subject: subjectOf(decision.entry),
      });
    case 'compare':
      return answer({
        ...base,
        outcome: 'answered',
        spoken: { headline: say.compared, items: decision.entries.map((e) => brief(e, locale)) },
        sources: decision.entries.slice(0, 1).map((e) => e.source),
        next: nextQuestions(decision.entries[0]?.entities ?? [], plan, locale),
        about: decision.entries[0]?.id ?? '',
      });
    case 'noNext': {
      const undated = decision.entries.some((e) => e.date === undefined);
      const [first] = decision.entries;
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: {
          headline: undated ? say.nextUndated : say.nextPassed,
          items: decision.entries.map((e) => e.say(locale).headline),
        },
        sources: first ? [first.source] : [],
        notes: [say.whomToAsk(whom(first?.entities ?? [], knowledge, locale))],
        next: nextQuestions(first?.entities ?? [], plan, locale),
        about: first?.id ?? '',
        subject: first ? subjectOf(first) : undefined,
      });
    }
    case 'clarify':
      return answer({
        ...base,
        outcome: 'clarify',
        spoken: { headline: say.clarify, items: decision.options.map((o) => brief(o, locale)) },
        sources: decision.options.slice(0, 1).map((o) => o.source),
        next: [
          ...new Set(
            decision.options.flatMap((o) => nextQuestions(o.entities, plan, locale).slice(0, 1)),
          ),
        ],
        about: decision.options[0]?.id ?? '',
        subject: decision.options[0] && subjectOf(decision.options[0]),
      });
    case 'absent':
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline: say.absent(asTyped(decision.word, utterance.text)) },
        notes: [say.whomToAsk(say.theGroups)],
        context: decision.near.map((e) => brief(e, locale)),
        sources: decision.near.slice(0, 1).map((e) => e.source),
        next: nextQuestions(decision.near[0]?.entities ?? [], plan, locale),
        about: 'plan',
      });
    case 'nothing':
      return answer({
        ...base,
        outcome: 'unknown',
        spoken: { headline: say.nothing },
        notes: [say.whomToAsk(say.theGroups)],
        context: decision.near.map((e) => brief(e, locale)),
        next: nextQuestions([], plan, locale),
        about: 'plan',
      });
    case 'outOfScope':
      return answer({
        ...base,
        outcome: 'outOfScope',
        spoken: {
          headline: say.outOfScope(
            plan.plan.sigle,
            plan.territoires.find((t) => t.id === plan.plan.territoire)?.nom ?? '',
          ),
        },
        next: nextQuestions([], plan, locale),
      });
  }
}

/** What the next turn may refer to, an entry having answered. */
export const subjectAbout = (
  { id, entities }: Entry,
  { utterance, fields }: Pick<Understood, 'utterance' | 'fields'>,
): ConversationSubject => ({ entities: [...entities], fields, entry: id, terms: utterance.terms });

function ofEntry(
  { entry, others, caveat }: Extract<Decision, { kind: 'entry' }>,
  locale: Locale,
  knowledge: Knowledge,
  extra: string[],
): AnswerDraft {
  const say = strings[locale];
  const notes = [...extra];
  if (caveat) notes.push(say.caveat(caveat.say(locale).headline));
  if (entry.outcome === 'unknown')
    notes.push(say.whomToAsk(whom(entry.entities, knowledge, locale)));
  return answer({
    outcome: entry.outcome,
    locale,
    knowledge,
    spoken: entry.say(locale),
    sources: [entry.source],
    context: others.map((o) => brief(o, locale)),
    notes,
    next: nextQuestions(entry.entities, knowledge.plan, locale, entry.id),
    about: entry.id,
  });
}

/** A word as the person wrote it, with its accents and its plural. */
const asTyped = (word: string, text: string): string =>
  text.split(/[^\p{L}\p{M}-]+/u).find((typed) => {
    const folded = fold(typed);
    return folded.startsWith(word) && folded.length <= word.length + 2;
  }) ?? word;

/** An entry in a line or two, for the context of another. */
function brief(entry: Entry, locale: Locale): string {
  const { headline, items, rows, quote, note } = entry.say(locale);
  const [colon, semicolon] = locale === 'fr' ? [' : ', ' ; '] : [': ', '; '];
  const listed = items?.length
    ? items
    : entry.shape === 'whole'
      ? (rows ?? []).map(({ label, value }) => `${label}${colon}${value}`)
      : [];
  // A line that announces the next ones needs no semicolon after its colon.
  const joined = listed.reduce(
    (text, line) => `${text}${/:$/.test(text) ? ' ' : semicolon}${line}`,
    '',
  );
  const more = joined === '' ? '' : ` ${joined.slice(semicolon.length)}`;
  const words = quote && headline.length < 120 && entry.shape === 'fact' ? ` (« ${quote} »)` : '';
  // A figure is of a year, and from somebody.
  const dated = note && isFigure(entry) ? ` (${note})` : '';
  return shorten(headline + words + more + dated);
}

/** Who knows what the plan does not say: the pilote of the fiche, else the group of its axe. */
function whom(entities: readonly string[], { plan }: Knowledge, locale: Locale): string {
  const say = strings[locale];
  const fiche = plan.fiches.find((f) => entities.includes(`fiche:${f.numero}`));
  const [pilote] = fiche?.pilote ?? [];
  const organisation = plan.organisations.find((o) => o.id === pilote);
  if (fiche && organisation)
    return say.theLead(
      fiche.numero,
      locale === 'fr' ? organisation.avecArticle : `the ${organisation.nom}`,
    );
  const axe = fiche?.axe ?? entities.find((e) => /^axe:[^/]+$/.test(e))?.slice('axe:'.length);
  return axe ? say.theGroup(axe) : say.theGroups;
}

const shorten = (text: string) =>
  text.length > CONTEXT_LENGTH ? `${text.slice(0, CONTEXT_LENGTH).replace(/\s+\S*$/, '')} …` : text;

function answer(parts: Parts): AnswerDraft {
  const { locale, spoken } = parts;
  const say = strings[locale];
  const data: AnswerData = {
    lang: locale,
    headline: spoken.headline,
    items: spoken.items ?? [],
    rows: spoken.rows ?? [],
    notes: [
      ...(spoken.quote ? [say.quote(spoken.quote)] : []),
      ...(spoken.note ? [spoken.note] : []),
      ...(parts.notes ?? []),
    ],
    contextTitle: parts.context?.length ? say.context : '',
    context: parts.context ?? [],
    sources: parts.sources.flatMap((s) => [
      say.source(s.document, shortDay(s.date, locale), s.section),
      ...(s.outside ? [say.outside(s.outside)] : []),
    ]),
    questions: parts.next,
    wrong: parts.about ? [{ title: say.wrong, id: parts.about }] : [],
  };
  return {
    outcome: parts.outcome,
    locale,
    data,
    sources: parts.sources,
    about: parts.about,
    subject: parts.subject,
  };
}
