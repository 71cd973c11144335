/** What publishing a draft does to the things of the plan that is served, and which of them a person has to look at. */
import type { ThingBecomes } from '../../../contract/served-plan.ts';
import { COUNTED } from '../../../importer/carried-over.ts';
import { identified, isSameYears } from '../../../importer/coverage.ts';
import type { Draft } from '../../../importer/draft.ts';
import { type CarriedCounts, importStrings } from '../../../importer/strings.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { changedThings } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import type { ImportSuccessionPage } from '../../../pages/importer.ts';
import { changeLine, thingInWords } from '../../versions/model/change-line.ts';
import type { Succession } from '../../versions/model/publishing.ts';

interface Told {
  served: string;
  name: string;
  of?: { succession: Succession; tooEarly: string; draft: Draft; plan: Plan; locale: Locale };
}

export function successionPage(faults: string[], { served, name, of }: Told): ImportSuccessionPage {
  const nothing = { tooEarly: '', changes: [], same: 0, carried: '', doubtful: [], alike: [] };
  return { faults, served, name, ...(of ? changesIn(of) : nothing) };
}

function changesIn({ succession, tooEarly, draft: given, plan, locale }: NonNullable<Told['of']>) {
  const { changes, version, served, before, after } = succession;
  const [year] = version.years ?? [];
  const draft = identified(given, plan);
  const inWords = (things: Succession['before'], entity: string | undefined) => {
    const thing = entity === undefined ? undefined : things.get(entity);
    return thing && entity !== undefined ? thingInWords(entity, thing, locale) : '';
  };
  const pair = (was: string | undefined, is: string | undefined) => ({
    id: idIn(draft, is),
    before: inWords(before, was),
    now: inWords(after, is),
  });
  const isPlain = (change: ThingBecomes) => change.becomes !== 'doubtful';
  return {
    tooEarly,
    changes: changedThings({ ...version, changes: changes.filter(isPlain) }, served).map((one) =>
      changeLine(one, locale),
    ),
    carried: isSameYears(draft, plan) ? importStrings[locale].carried(countsIn(plan)) : '',
    same: changes.filter(({ becomes }) => becomes === 'same').length,
    doubtful: changes
      .filter(({ becomes }) => becomes === 'doubtful')
      .map(({ before: was, after: is }) => ({
        ...pair(was, is),
        other: `${year ?? ''}-${is?.slice(is.indexOf(':') + 1) ?? ''}`.replace(/^-/, 'n-'),
      })),
    alike: changes.flatMap(({ before: was, like }) =>
      was !== undefined && like !== undefined
        ? [{ ...pair(was, like), same: was.slice(was.indexOf(':') + 1) }]
        : [],
    ),
  };
}

const countsIn = (plan: Plan) =>
  Object.fromEntries(COUNTED.map((key) => [key, plan[key].length])) as CarriedCounts;

/** Thing of a draft that became that entity; 0: none, as for an action. */
function idIn({ axes, fiches }: Draft, entity = ''): number {
  const at = entity.indexOf(':');
  const [kind, identity] = [entity.slice(0, at), entity.slice(at + 1)];
  const things = kind === 'axe' ? axes : kind === 'fiche' ? fiches : [];
  return things.find((one) => (one.identity ?? one.number?.value) === identity)?.id ?? 0;
}
