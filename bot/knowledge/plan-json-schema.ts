/** JSON Schema of a plan file: completion and red lines in an editor, and the keys that a mistyped one may be. */
import { z } from 'zod';
import { planFileSchema } from './schema.ts';

/** Part of a JSON Schema: what a value may be. */
export interface SchemaNode {
  description?: string;
  type?: string;
  enum?: readonly unknown[];
  properties?: Record<string, SchemaNode>;
  required?: readonly string[];
  items?: SchemaNode;
  anyOf?: readonly SchemaNode[];
  oneOf?: readonly SchemaNode[];
  additionalProperties?: boolean | SchemaNode;
}

let made: SchemaNode | undefined;

/** JSON Schema (draft 7, which editors read) of what is written in a plan file. */
export function planJsonSchema(): SchemaNode {
  made ??= {
    title: 'Plan de Fil rouge',
    ...z.toJSONSchema(planFileSchema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }),
  } as SchemaNode;
  return made;
}

const formsOf = (node: SchemaNode): readonly SchemaNode[] => [
  node,
  ...(node.anyOf ?? []).flatMap(formsOf),
  ...(node.oneOf ?? []).flatMap(formsOf),
];

/** Keys that may stand in the value at a path. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  let forms = formsOf(planJsonSchema());
  for (const key of path)
    forms = forms.flatMap((form) => {
      const { additionalProperties: any } = form;
      const next =
        typeof key === 'number'
          ? form.items
          : (form.properties?.[String(key)] ?? (typeof any === 'object' ? any : undefined));
      return next ? formsOf(next) : [];
    });
  return [...new Set(forms.flatMap(({ properties = {} }) => Object.keys(properties)))];
}

/** Keys of a plan file and what each means, as lines of Markdown: a table for each group of keys. */
export function keysInWords(): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  const walk = (node: SchemaNode, name: string): void => {
    const forms = formsOf(node);
    const properties = Object.assign({}, ...forms.map((form) => form.properties ?? {}));
    const required = new Set(forms.flatMap((form) => form.required ?? []));
    const entries = Object.entries(properties as Record<string, SchemaNode>);
    const print = entries.map(([key]) => key).join();
    if (entries.length > 0 && !seen.has(`${name} ${print}`)) {
      seen.add(`${name} ${print}`);
      lines.push('', `### ${name}`, '', '| clé | ce qu’elle veut dire |', '|---|---|');
      for (const [key, child] of entries)
        lines.push(
          `| \`${key}\`${required.has(key) ? ' *' : ''} | ${child.description ?? kindOfValue(child)} |`,
        );
    }
    for (const [key, child] of entries)
      for (const form of formsOf(child)) walk(form.items ?? form, key);
  };
  walk(planJsonSchema(), 'le fichier');
  return lines.slice(1);
}

function kindOfValue(node: SchemaNode): string {
  const form = formsOf(node).find(({ type, enum: all }) => type ?? all) ?? node;
  if (form.enum) return form.enum.map((one) => `« ${String(one)} »`).join(', ');
  return kinds[form.type ?? ''] ?? '';
}

const kinds: Record<string, string> = {
  string: 'un texte',
  integer: 'un nombre entier',
  number: 'un nombre',
  boolean: '« true » ou « false »',
  array: 'une liste',
  object: 'un groupe de clés',
};
