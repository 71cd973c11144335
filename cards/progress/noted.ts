import { z } from 'zod';
import type { Sign } from '../../visual/meteo.ts';
import { foldWords } from '../answer/answer.ts';
import { type CardMessage, card } from '../card.ts';
import { id, lines, most } from '../fields.ts';
import { movedOf, noticesOf } from '../parts.ts';
import { BESIDE, labelled } from '../text.ts';
import template from './noted.json' with { type: 'json' };

/** A button: its data holds the verb and what the verb needs, never what a person typed. */
export interface ProgressButton {
  title: string;
  data: Record<string, string | number>;
}

export interface ProgressSection {
  /** As it stood, and as it stands: seen beside the title. */
  signs?: Sign[];
  /** Empty: the headline says it. */
  title: string;
  /** The same in words, after the title; then, in small, who said so. */
  change?: string;
  by?: string;
  lines: { label: string; value: string }[];
  /** What stands in the way, and what is to be decided. */
  notices?: { label: string; value: string }[];
  notes: string[];
  buttons: ProgressButton[];
}

/** What the card is given: what was noted, asked or found, fiche by fiche. */
export interface NotedData {
  lang: 'fr' | 'en';
  headline: string;
  /** As the one thing noted stood, and as it stands: seen beside the headline. */
  signs?: Sign[];
  /** What it is, and how it stood. */
  about?: string[];
  sections: ProgressSection[];
  /** How many of them are seen at once; the others are behind a press, which says how many of `all` they are. */
  seen?: number;
  all?: number;
  notes: string[];
  /** What is still open, asked; with what answers it: a press, or words said as if typed. */
  question?: string;
  answers?: (ProgressButton | { title: string; say: string })[];
  /** No answer stands out: a wrong press would do too much. */
  even?: boolean;
  buttons: ProgressButton[];
  links?: { title: string; url: string }[];
}

/** Progress, fiche by fiche, with what can be done about it. */
export function notedCard(data: NotedData): CardMessage {
  /** What it was, an arrow, what it is. */
  const pictures = (all: readonly Sign[] = []) => {
    const [last, was] = all.toReversed();
    return movedOf(last, was);
  };
  const { seen = data.sections.length, all = data.sections.length } = data;
  const sections = data.sections.map((section, at) => ({
    ...section,
    id: `section-${at}`,
    isSeen: at < seen,
    ...pictures(section.signs),
    change: section.change ? [section.change] : [],
    by: section.by ? [BESIDE + section.by] : [],
    lines: section.lines.map(labelled(data.lang)),
    notices: noticesOf(data.lang, section.notices ?? []),
  }));
  const targets = sections.filter(({ isSeen }) => !isSeen).map(({ id }) => id);
  const folds =
    targets.length > 0 ? [{ title: foldWords[data.lang].rest(all - seen), targets }] : [];
  const { about = [], links = [] } = data;
  // What is asked is answered first: what else can be done is behind "…".
  const answers = (data.answers ?? []).map((one, at) => ({
    title: one.title,
    data: 'data' in one ? one.data : { msteams: { type: 'imBack', value: one.say } },
    style: at === 0 && !data.even ? 'positive' : 'default',
  }));
  const shown = {
    about,
    links,
    sections,
    folds,
    answers,
    question: data.question ? [data.question] : [],
  };
  return card(template, { ...data, ...pictures(data.signs), ...shown });
}

/** What the buttons give back. */
export const undoClick = z.strictObject({
  updates: lines(most.text).min(1),
  version: z.int().min(0),
});
export const correctClick = z.strictObject({ update: id, version: z.int().min(0) });
/** A fact that is in the way, by its mark. */
export const blockClick = z.strictObject({ update: id, fact: id, version: z.int().min(0) });
/** What is in the way no more, by its marks, apart by a space. */
export const liftClick = z.strictObject({
  subject: id,
  blockers: lines(most.text).min(1),
  version: z.int().min(0),
});
export const answerClick = z.strictObject({ subject: id, version: z.int().min(0) });
export const roundClick = z.strictObject({
  subject: id,
  round: id,
  version: z.int().min(0),
});
export const postponeClick = z.strictObject({ round: id, version: z.int().min(0) });
