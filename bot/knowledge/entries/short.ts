/** Entries said in another form: in one sentence, or as a summary. */

import { inLocale, type Locale } from '../../language/locale.ts';
import type { Entry, Spoken } from '../entry.ts';
import { axeId, ficheOf } from '../identity.ts';
import type { Knowledge } from '../knowledge.ts';
import { clipped, labelOf, shortName } from '../labels.ts';
import { join } from './builder.ts';
import { fieldNames, strings } from './strings.ts';

export type Form = 'short' | 'summary';

/** What is said of an entry, in a form: its short names where the plan gives them, else its lines cut short. */
export function inForm(entry: Entry, form: Form, locale: Locale, knowledge: Knowledge): Spoken {
  const own = entry.say(locale);
  const [main = ''] = entry.entities;
  const isWhole = entry.shape === 'whole';
  if (isWhole && form === 'summary' && main.startsWith('fiche:'))
    return {
      headline: own.headline,
      rows: [...(own.rows ?? []), ...partsOf(main, locale, knowledge)],
    };
  if (isWhole && main.startsWith('reunion:'))
    return withAgenda(entry, own, form, locale, knowledge);
  if (form === 'summary') return own;
  if (isWhole && main.startsWith('fiche:'))
    return { headline: strings[locale].inShort(own.headline, [leadOf(main, locale, knowledge)]) };
  if (isWhole && main.startsWith('axe:')) {
    const { number, name } = labelOf(knowledge.plan, main, locale);
    const called = strings[locale].called(number, name);
    const actions = actionsOf(main, locale, knowledge);
    return { headline: actions.length > 0 ? strings[locale].inShort(called, actions) : called };
  }
  return shortened(own, listOf(entry, locale, knowledge), locale);
}

/** A list in its sentence, its lines by these names or cut short; what is no list stays as it is. */
export function shortened(spoken: Spoken, names: readonly string[] = [], locale: Locale): Spoken {
  const items = names.length > 0 ? names : (spoken.items ?? []).map(cutShort);
  const lead = spoken.headline.replace(/\s*[:.]\s*$/, '');
  return items.length === 0
    ? { headline: spoken.headline }
    : { headline: strings[locale].inShort(lead, items) };
}

/** The longest that is left of a line, which goes into detail behind its first sign. */
const LONGEST = 90;

function cutShort(line: string): string {
  const [head = ''] = line.split(/(?<=\p{L})\s*[,;(–]/u);
  const short = clipped(head.trim(), LONGEST);
  return head.length < line.length && !short.endsWith('…') ? `${short}…` : short;
}

const LISTS = ['priorites', 'objectifs', 'actionsCles', 'actions', 'indicateurs'] as const;

/** Lists of a fiche: how many lines, and the lines cut short. */
function partsOf(id: string, locale: Locale, { plan }: Knowledge) {
  const fiche = ficheOf(plan, id);
  return LISTS.flatMap((field) => {
    const lines = fiche?.[field] ?? [];
    const texts = lines.map(({ texte, en }) => cutShort(inLocale(locale, texte, en)));
    return lines.length === 0
      ? []
      : [{ label: fieldNames[locale][field].count(lines.length), value: texts.join(' ; ') }];
  });
}

/** Who leads a fiche. */
function leadOf(id: string, locale: Locale, { plan }: Knowledge): string {
  const bodies = (ficheOf(plan, id)?.pilote ?? []).map(
    (one) => labelOf(plan, `organisation:${one}`, locale).name,
  );
  return bodies.length > 0 ? strings[locale].ledBy(join(bodies, locale)) : strings[locale].noLead;
}

const actionsOf = (id: string, locale: Locale, { plan }: Knowledge): string[] =>
  (plan.axes.find((axe) => axeId(axe) === id)?.actions ?? []).map((action) =>
    shortName(action, cutShort(action.texte), locale),
  );

/** Short names of what an entry lists; none: its lines are cut. */
function listOf(
  { id, entities: [main = ''] }: Entry,
  locale: Locale,
  knowledge: Knowledge,
): string[] {
  const { plan } = knowledge;
  if (id === 'plan/axes' || id === 'plan/fiches')
    return plan[id === 'plan/axes' ? 'axes' : 'fiches'].map(
      (thing) => `${thing.numero}. ${shortName(thing, thing.titre, locale)}`,
    );
  return id === `${main}/actions` ? actionsOf(main, locale, knowledge) : [];
}

/** A meeting with its agenda: in its sentence, or below. */
function withAgenda(
  { id }: Entry,
  own: Spoken,
  form: Form,
  locale: Locale,
  { entry }: Knowledge,
): Spoken {
  const agenda = entry(`${id}/ordre-du-jour`);
  const items = agenda?.outcome === 'answered' ? (agenda.say(locale).items ?? []) : [];
  return form === 'short' ? shortened({ ...own, items }, [], locale) : { ...own, items };
}
