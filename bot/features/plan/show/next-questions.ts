import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { strings } from './strings.ts';

/** How many buttons lead on from an answer. */
const MOST = 2;

/** Likely next questions about the things an answer was about, leaving out the one just answered. */
export function nextQuestions(
  entities: readonly string[],
  plan: Plan,
  locale: Locale,
  answered = '',
): string[] {
  const { ask } = strings[locale];
  const fiche = plan.fiches.find((f) => entities.includes(`fiche:${f.numero}`));
  const axe = plan.axes.find((a) => entities.includes(`axe:${a.numero}`));
  const questions: string[] = [];
  if (fiche) {
    const offer = (field: string, known: boolean, question: string) => {
      if (known && !answered.startsWith(`fiche:${fiche.numero}/${field}`)) questions.push(question);
    };
    offer('pilote', Boolean(fiche.pilote), ask.pilote(fiche.numero));
    offer('indicateurs', Boolean(fiche.indicateurs), ask.indicateurs(fiche.numero));
    offer('actions', Boolean(fiche.actions), ask.actions(fiche.numero));
    offer('priorites', Boolean(fiche.priorites), ask.priorites(fiche.numero));
  } else if (axe) {
    const [first] = plan.fiches.filter((f) => f.axe === axe.numero);
    if (first) questions.push(ask.fiche(first.numero));
    if (axe.actions.length && !answered.startsWith(`axe:${axe.numero}/actions`))
      questions.push(ask.axe(axe.numero));
  }
  if (questions.length < MOST) questions.push(ask.axes);
  if (questions.length < MOST) questions.push(ask.help);
  return questions.slice(0, MOST);
}
