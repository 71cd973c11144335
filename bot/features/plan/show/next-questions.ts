import type { HowTo } from '../../../contract/how-to.ts';
import { exampleQuestions } from '../../../knowledge/example-questions.ts';
import { axeId, ficheId } from '../../../knowledge/identity.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { strings } from './strings.ts';

/** How many buttons lead on from an answer. */
export const MOST = 2;

/** The question that a list of the plan answers; undefined of one that is asked in other ways. */
export function listQuestion(id: string, plan: Plan, locale: Locale): string | undefined {
  const { ask } = strings[locale];
  if (id === 'plan/axes') return ask.axes;
  const axe = plan.axes.find((one) => id === `${axeId(one)}/actions`);
  if (axe) return ask.axe(axe.numero);
  const fiche = plan.fiches.find((one) => id.startsWith(`${ficheId(one)}/`));
  const field = LISTS.find((one) => fiche && id === `${ficheId(fiche)}/${one}`);
  return fiche && field && ask[field](fiche.numero);
}

const LISTS = [
  'indicateurs',
  'priorites',
  'objectifs',
  'acteurs',
  'actions',
  'actionsCles',
] as const;

/** Likely next questions about the things an answer was about, leaving out the one just answered. */
export function nextQuestions(
  entities: readonly string[],
  plan: Plan,
  locale: Locale,
  answered = '',
): string[] {
  const { ask } = strings[locale];
  const fiche = plan.fiches.find((f) => entities.includes(ficheId(f)));
  const axe = plan.axes.find((a) => entities.includes(axeId(a)));
  const questions: string[] = [];
  const offer = (entry: string, known: unknown, question: string) => {
    if (known && !(answered === entry || answered.startsWith(`${entry}/`)))
      questions.push(question);
  };
  if (fiche) {
    const { numero } = fiche;
    offer(`${ficheId(fiche)}/pilote`, fiche.pilote, ask.pilote(numero));
    offer(`${ficheId(fiche)}/indicateurs`, fiche.indicateurs, ask.indicateurs(numero));
    offer(`${ficheId(fiche)}/actions`, fiche.actions, ask.actions(numero));
    offer(`${ficheId(fiche)}/priorites`, fiche.priorites, ask.priorites(numero));
  } else {
    const first = plan.fiches.find((f) => (axe ? f.axe === axe.numero : isNamed(f, entities)));
    if (first) questions.push(ask.fiche(first.numero));
    // The axe as a whole lists its actions.
    if (axe && answered !== axeId(axe))
      offer(`${axeId(axe)}/actions`, axe.actions.length, ask.axe(axe.numero));
  }
  offer('plan/axes', true, ask.axes);
  return questions.slice(0, MOST);
}

/** Whether its title has the acronym that an answer was about. */
const isNamed = ({ titre }: Plan['fiches'][number], entities: readonly string[]): boolean =>
  titre.split(/[^\p{L}\d]+/u).some((word) => entities.includes(`sigle:${word}`));

export const planHowTo = (plan: Plan): readonly HowTo[] => [
  {
    name: 'plan.ask',
    ways: [],
    by: 'anyone',
    shown: true,
    say: {
      fr: { what: 'poser une question', example: exampleQuestions(plan, 'fr')[0] },
      en: { what: 'ask a question', example: exampleQuestions(plan, 'en')[0] },
    },
  },
];
