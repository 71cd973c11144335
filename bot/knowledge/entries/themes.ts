import { inLocale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { thingNumbered } from '../identity.ts';
import type { Plan, Theme } from '../schema.ts';
import { type Builder, bilingual, faintly, indexOf, speak } from './builder.ts';
import { planTold } from './organisations.ts';
import { strings } from './strings.ts';

/** Every fact of a theme. The first is also what the theme is when it is named alone. */
export function themeEntries(builder: Builder, theme: Theme): Entry[] {
  const faint = faintly(indexOf([theme.titre], theme), 0.45);
  const entities = [`theme:${theme.id}`];
  return theme.faits.map(
    (fait, i): Entry => ({
      id: `fait:${fait.id}`,
      entities,
      fields: i === 0 ? [...fait.champs, 'contenu', 'definition'] : fait.champs,
      outcome: 'answered',
      shape: 'fact',
      source: builder.source(fait.source ?? theme.source),
      index: [...indexOf([fait.texte, fait.phrase], fait), ...faint],
      say: speak(fait),
    }),
  );
}

/** Proposed actions: together and one by one, always said to be proposed. */
export function proposalEntries(builder: Builder, plan: Plan): Entry[] {
  const { propositions } = plan;
  if (propositions.length === 0) return [];
  const common = [
    ['action collective proposée proposition portage collectif proposed', 0.5],
  ] as const;
  const all: Entry = {
    id: 'propositions',
    entities: ['propositions'],
    fields: ['actions', 'contenu', 'nombre'],
    outcome: 'answered',
    shape: 'list',
    source: builder.source(propositions[0]?.source),
    index: [
      [
        'actions collectives proposées propositions portage collectif commun proposed collective actions',
        1,
      ],
      ...propositions.flatMap((p) => faintly(indexOf([p.texte], p), 0.3)),
    ],
    say: (locale) => ({
      headline: strings[locale].proposals(propositions.length),
      items: propositions.map((p) => bilingual(p, locale)),
    }),
  };
  return [
    all,
    ...propositions.map(
      (p, i): Entry => ({
        id: `proposition:${p.id}`,
        entities: [`proposition:${p.id}`, 'propositions'],
        fields: ['actions', 'contenu', 'definition', 'livrable'],
        outcome: 'answered',
        shape: 'item',
        series: { id: 'propositions', order: i + 1, of: propositions.length },
        source: builder.source(p.source),
        index: [...indexOf([p.texte, p.titre], p), ...common],
        say: (locale) => ({
          headline: strings[locale].proposed(inLocale(locale, p.titre, p.en)),
          quote: p.texte,
        }),
      }),
    ),
  ];
}

/** Subject as the plan writes it, fiches and axes by their number, as an entity. */
function entityOf(plan: Plan, subject: string): string {
  const at = subject.indexOf(':');
  const kind = subject.slice(0, at);
  return kind === 'fiche' || kind === 'axe'
    ? thingNumbered(plan, kind, subject.slice(at + 1))
    : subject;
}

/** What the plan is known not to say. */
export function unknownEntries(builder: Builder, plan: Plan): Entry[] {
  return plan.inconnus.map(
    (inconnu): Entry => ({
      id: `inconnu:${inconnu.id}`,
      entities: inconnu.sujets.map((subject) => entityOf(plan, subject)),
      fields: inconnu.champs,
      outcome: 'unknown',
      shape: 'missing',
      source: builder.source(inconnu.source),
      // Found by what it is of: whose silence it is says nothing.
      index: indexOf([inconnu.phrase.replace(strings.fr.itself, '')], inconnu),
      say: (locale) => ({ headline: inLocale(locale, inconnu.phrase, inconnu.en) }),
    }),
  );
}

/** Sigles: expanded by the plan, by somebody else, or by nobody. */
export function sigleEntries(builder: Builder, plan: Plan): Entry[] {
  return plan.glossaire.map((entry): Entry => {
    const outside = typeof entry.origine === 'object' ? entry.origine.exterieur : undefined;
    return {
      id: `sigle:${entry.sigle}`,
      entities: [`sigle:${entry.sigle}`],
      fields: ['definition'],
      outcome: entry.sens && !entry.absent ? 'answered' : 'unknown',
      shape: 'fact',
      source: builder.source(entry.source, outside),
      index: [
        [entry.sigle, 1.2],
        ...(entry.sens ? [[entry.sens, 0.5] as const] : []),
        ['sigle acronyme définition signifie veut dire stands for', 0.6],
      ],
      say: (locale) => {
        const say = strings[locale];
        const sens =
          (locale === 'en' && entry.en ? `${entry.sens ?? ''} (${entry.en})` : entry.sens) ?? '';
        const headline = !entry.sens
          ? say.sigleUnknown(entry.sigle)
          : entry.absent
            ? say.sigleAbsent(entry.sigle, sens, outside ?? '')
            : say.sigle(entry.sigle, sens);
        return {
          ...(entry.sigle === plan.plan.sigle ? planTold(headline, plan, locale) : { headline }),
          note: inLocale(locale, entry.remarque, entry.remarqueEn),
        };
      },
    };
  });
}
