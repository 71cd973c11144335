/** Questions to try: about what the plan at hand has, under the numbers that it has. */
import type { Locale } from '../language/locale.ts';
import type { Plan } from './schema.ts';

const say = {
  fr: {
    lead: (numero: string) => `Qui pilote la fiche ${numero} ?`,
    actions: (numero: string) => `Quelles sont les actions de l’axe ${numero} ?`,
    meaning: (sigle: string) => `Que veut dire ${sigle} ?`,
    axes: 'Quels sont les axes du plan ?',
    figure: (nom: string, place: string) => `${nom} ${place} ?`,
    fiches: 'Combien de fiches ?',
  },
  en: {
    lead: (numero: string) => `Who leads fiche ${numero}?`,
    actions: (numero: string) => `What are the actions of axis ${numero}?`,
    meaning: (sigle: string) => `What does ${sigle} stand for?`,
    axes: 'What are the axes of the plan?',
    figure: (nom: string, place: string) => `${nom} ${place}?`,
    fiches: 'How many fiches?',
  },
};

/** A few questions that the plan answers; never none. */
export function exampleQuestions(plan: Plan, locale: Locale): [string, ...string[]] {
  const { lead, actions, meaning, axes } = say[locale];
  const led = plan.fiches.find(({ pilote }) => pilote) ?? plan.fiches[0];
  const acting = plan.axes.findLast((axe) => axe.actions.length > 0);
  const sigle = plan.glossaire.find(({ sens, absent }) => sens && !absent);
  const [first = axes, ...others] = [
    ...(led ? [lead(led.numero)] : []),
    ...(acting ? [actions(acting.numero)] : []),
    ...(sigle ? [meaning(sigle.sigle)] : []),
  ];
  return [first, ...others];
}

/** A question that a number answers: one of the plan's figures where it has any. */
export function figureQuestion({ chiffres, territoires }: Plan, locale: Locale): string {
  const { figure, fiches } = say[locale];
  const [first] = chiffres;
  const place = territoires.find(({ id }) => typeof first?.valeurs[id] === 'number');
  return first && place ? figure(first.nom, place.avecPreposition) : fiches;
}
