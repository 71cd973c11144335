/** YAML text in, `Plan` out, or every fault with its line, each in one French sentence. */
import { LineCounter, type Node, parseDocument } from 'yaml';
import { type Fault, issueFaults, placeInWords, yamlFaults } from './plan-faults.ts';
import { referenceFaults } from './plan-references.ts';
import { type Plan, planSchema } from './schema.ts';

export class PlanError extends Error {
  override name = 'PlanError';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    super(faults.map(({ line, message }) => `${file}:${line} : ${message}`).join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads a plan. `file` only serves to name the file in the faults.
 * @param champs fields of the vocabulary, for whoever checks a plan; absent: they are not checked
 * @throws PlanError with all the faults found, by line.
 */
export function parsePlan(text: string, file: string, champs?: ReadonlySet<string>): Plan {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const at = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = (node as Node | undefined)?.range;
      if (range) return lineAt(range[0]);
    }
    return 1;
  };
  if (document.errors.length > 0) throw new PlanError(file, yamlFaults(document.errors, lineAt));

  const raw: unknown = document.toJS();
  const parsed = planSchema.safeParse(raw, { reportInput: true });
  const faults = parsed.success
    ? referenceFaults(parsed.data, champs).map(({ path, message, kind }) => {
        const where = placeInWords(raw, path);
        return { line: at(path), message: `« ${where} » : ${message}`, kind, where };
      })
    : parsed.error.issues.flatMap((issue) => issueFaults(issue, raw, at));
  if (!parsed.success || faults.length > 0)
    throw new PlanError(
      file,
      faults.sort((a, b) => a.line - b.line),
    );
  return parsed.data;
}
