/** What a fiche says under a label that has no key of its own: asked for by the label, or by the field it names. */
import type { Locale } from '../../language/locale.ts';
import type { Entry } from '../entry.ts';
import { ficheId } from '../identity.ts';
import type { Fiche } from '../schema.ts';
import { type Builder, bilingual, faintly, type Index, indexOf } from './builder.ts';
import { strings } from './strings.ts';

/** What the entries of a fiche are made of. */
export interface RubricBase {
  builder: Builder;
  fiche: Fiche;
  entities: string[];
  faint: Index;
}

type Point = Fiche['rubriques'][number]['points'][number];

const said = (point: Point, locale: Locale): string =>
  (locale === 'fr' || !point.en ? point.phrase : undefined) ?? bilingual(point, locale);

/** One entry for each rubrique, and one for each of several points, found by its own words too. */
export function rubricEntries({ builder, fiche, entities, faint }: RubricBase): Entry[] {
  return fiche.rubriques.flatMap(({ libelle, points }, at): Entry[] => {
    const id = `${ficheId(fiche)}/rubriques/${at + 1}`;
    const fields = builder.fieldsOf(libelle);
    const source = builder.source(points[0]?.source ?? fiche.source);
    const [only, second] = points;
    const whole: Entry = {
      id,
      entities,
      fields,
      outcome: 'answered',
      shape: second ? 'list' : 'fact',
      source,
      index: [
        ...faint,
        [libelle, 1],
        ...points.flatMap((point) =>
          faintly(indexOf([point.texte, point.phrase], point), second ? 0.35 : 1),
        ),
      ],
      say: (locale) => {
        const say = strings[locale];
        return second || !only
          ? {
              headline: say.rubricOf(libelle, fiche.numero),
              items: points.map((point) => said(point, locale)),
            }
          : { headline: say.rubricSays(libelle, fiche.numero, said(only, locale)) };
      },
    };
    if (!second) return [whole];
    const lines = points.map(
      (point, i): Entry => ({
        id: `${id}/${i + 1}`,
        entities: [...entities, `${id}/${i + 1}`],
        fields,
        outcome: 'answered',
        shape: 'item',
        source: builder.source(point.source ?? fiche.source),
        series: { id, order: i + 1, of: points.length },
        index: [...indexOf([point.texte, point.phrase], point), ...faintly(faint, 0.4)],
        say: (locale) => ({
          headline: strings[locale].rubricSays(libelle, fiche.numero, said(point, locale)),
        }),
      }),
    );
    return [whole, ...lines];
  });
}
