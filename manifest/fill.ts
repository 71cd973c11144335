/** From the templates and the values of an installation to the files of the package. */
import { PackageError, type Values } from './values.ts';

export type Template = Readonly<Record<string, unknown>>;

const hole = /\$\{\{(\w+)\}\}/g;
/** What looks like a value somebody still has to give, in any of the usual ways to write it. */
const leftOver = /\$?\{\{|<[A-Z_-]+>|\bTODO\b|à remplir|localhost|127\.0\.0\.1/i;

/** What is left out when the tab is not registered: it could not sign anybody in. */
const tabParts = ['staticTabs', 'configurableTabs', 'webApplicationInfo'];

/**
 * The manifest with its values.
 *
 * @throws {PackageError} when a value is missing or something made up is left.
 */
export function fillManifest(template: Template, values: Values): Template {
  const missing = new Set<string>();
  const fill = (text: string) =>
    text.replace(hole, (_, name: string) => {
      const value = Object.entries(values).find(([key]) => key === name)?.[1];
      if (value === undefined) missing.add(name);
      return value ?? '';
    });
  const filled = overStrings(withoutTab(template, values), fill) as Template;
  if (missing.size > 0)
    throw new PackageError([...missing].map((name) => `${name} : cette valeur manque.`));
  refuseLeftOvers(filled);
  return filled;
}

/** The strings of another language; those of the parts that are left out go with them. */
export function fillLanguage(strings: Template, values: Values): Template {
  const filled = withoutTab(strings, values);
  refuseLeftOvers(filled);
  return filled;
}

function withoutTab(template: Template, { TAB_APP_ID }: Values): Template {
  if (TAB_APP_ID) return template;
  const isOfTab = (key: string) =>
    tabParts.some((part) => key === part || key.startsWith(`${part}[`));
  return Object.fromEntries(Object.entries(template).filter(([key]) => !isOfTab(key)));
}

function refuseLeftOvers(filled: Template): void {
  const found: string[] = [];
  overStrings(filled, (text) => {
    if (leftOver.test(text)) found.push(`« ${text.slice(0, 80)} » attend encore une vraie valeur.`);
    return text;
  });
  if (found.length > 0) throw new PackageError(found);
}

/** The same tree with every text changed. */
function overStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => overStrings(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, overStrings(entry, change)]),
  );
}
