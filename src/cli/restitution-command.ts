import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readAll } from '../../bot/features/restitution/model/kept.ts';
import { restitutionOf } from '../../bot/features/restitution/model/restitution.ts';
import { versionsIn } from '../../bot/features/versions/model/publishing.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import { markOf } from '../../bot/knowledge/succession.ts';
import { formats, restitutionFile } from '../../documents/restitution/formats.ts';
import { planServed, versionsOf } from '../in-effect.ts';
import type { Depot } from '../store/depot.ts';
import { StoreRefusal } from '../store/refusal.ts';
import { readerOver } from '../store/row-reader.ts';
import { refuseAnother } from '../store/served-plan.ts';
import { writeNew } from './new-file.ts';
import type { StoreCli } from './store-commands.ts';

export interface RestitutionCli extends Pick<StoreCli, 'args' | 'now' | 'say' | 'show'> {
  /** What is kept: the file or the base of the service, which may be running. */
  depot: Depot;
  plan: () => Promise<Plan>;
  /** IANA zone of the partnership. */
  zone: string;
  /** `NOTICE`; absent: nothing. */
  notice?: string | undefined;
}

export const usage = `Usage : npm run restitution -- --from AAAA-MM-JJ --to AAAA-MM-JJ [options]
  --format ${formats.join('|')}   docx par défaut
  --lang fr|en                    fr par défaut
  --out fichier                   un nouveau fichier ; par défaut, son nom dit la période`;

const wish = z
  .strictObject({
    from: z.iso.date('--from : écrivez un jour qui existe, AAAA-MM-JJ.'),
    to: z.iso.date('--to : écrivez un jour qui existe, AAAA-MM-JJ.'),
    format: z.enum(formats, `--format : écrivez ${formats.join(', ')}.`).default('docx'),
    lang: z.enum(['fr', 'en'], '--lang : écrivez fr ou en.').default('fr'),
    out: z.string().optional(),
  })
  .refine(({ from, to }) => from <= to, '--from doit précéder --to.');

/** Writes a restitution; resolves to the exit code: 0, 1 for a failure, 2 for a wrong use. */
export async function restitutionCommand(cli: RestitutionCli): Promise<number> {
  const asked = wish.safeParse(optionsOf(cli.args));
  if (!asked.success) {
    for (const { message } of asked.error.issues) cli.say(message);
    cli.say(usage);
    return 2;
  }
  try {
    await write(cli, asked.data);
    return 0;
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    cli.say(error.message);
    return 1;
  }
}

const text = { type: 'string' } as const;
const optionsOf = (args: string[]): Record<string, unknown> => {
  try {
    const options = { from: text, to: text, format: text, lang: text, out: text };
    return { ...parseArgs({ args, options }).values };
  } catch {
    return { unknown: true };
  }
};

async function write(cli: RestitutionCli, asked: z.infer<typeof wish>): Promise<void> {
  const { from, to, format, lang, out } = asked;
  const atHand = await cli.plan();
  const rows = await cli.show('Lecture', (tick) => cli.depot.read(tick));
  if (!rows) throw new StoreRefusal(`Il n’y a pas encore de données dans ${cli.depot.name}.`);
  const file = await cli.show('Restitution', async (tick) => {
    tick(0, 2);
    const reader = readerOver(rows);
    const versions = await versionsIn(reader);
    if (versions) refuseAnother(versions, markOf(atHand, cli.now()));
    const plan = versions
      ? { ...planServed(versions, atHand), versions: versionsOf(versions) }
      : atHand;
    const kept = await readAll(reader, plan);
    const period = { from, to };
    const data = restitutionOf({
      plan,
      kept,
      period,
      lang,
      zone: cli.zone,
      notice: cli.notice,
      now: cli.now(),
    });
    tick(1, 2);
    return restitutionFile(data, format);
  });
  const name = out ?? file.name;
  await writeNew(name, Buffer.from(file.content));
  cli.say(`Restitution écrite : ${name}.`);
}
