/**
 * A year of an invented partnership, written by hand beside a plan (`<plan>.demo.yaml`): who, what they
 * told, when they met. Days are counted from today, so that it is always of now.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { meteoSchema } from '../../bot/features/progress/model/schema.ts';
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import type { StoryDays } from './days.ts';
import type { Partner } from './people.ts';

const text = z.string().min(1);
const days = z.int().min(1).max(400);
const hours = { de: z.iso.time({ precision: -1 }), a: z.iso.time({ precision: -1 }) };
/** One of the two: so many days ago, or in so many days. */
const day = { ilYA: days.optional(), dans: days.optional() };

const toldSchema = z.strictObject({
  ilYA: days,
  /** The substitute, when it is not the holder who tells. */
  par: text.optional(),
  meteo: meteoSchema,
  avance: z.int().min(0).max(100),
  fait: text,
  blocage: text.optional(),
  decision: text.optional(),
  leve: z.array(z.enum(['blocage', 'decision'])).default([]),
  /** "68 %": a share. */
  mesures: z.record(text, z.union([z.number(), z.string().regex(/^\d+ %$/)])).default({}),
  suite: text.optional(),
});
export type StoryUpdate = z.infer<typeof toldSchema>;

const meetingSchema = z.strictObject({
  ...day,
  ...hours,
  lieu: text,
  titre: text,
  ordre: z.array(text).min(1),
  decisions: z.string().default(''),
  suite: z.string().default(''),
});
export type StoryMeeting = z.infer<typeof meetingSchema>;

const pollSchema = z.strictObject({
  titre: text,
  groupe: text,
  finIlYA: days.optional(),
  finDans: days.optional(),
  /** The first slot was chosen, and a meeting made of it. */
  retenu: z.boolean().default(false),
  creneaux: z.array(z.strictObject({ ...day, ...hours })).min(2),
  reponses: z.record(text, z.array(z.enum(['oui', 'sibesoin', 'non']))),
});
export type StoryPoll = z.infer<typeof pollSchema>;

const storySchema = z.strictObject({
  version: z.literal(1),
  personnes: z.array(z.strictObject({ nom: text, institution: text })).min(6),
  groupes: z.record(
    text,
    z.strictObject({ coaniment: z.array(text).min(1), membres: z.array(text) }),
  ),
  pilotes: z.record(
    text,
    z.strictObject({ institution: text, titulaire: text, suppleant: text.optional() }),
  ),
  suivi: z.record(text, z.array(toldSchema).min(1)),
  figes: z.array(text),
  reunions: z.record(text, z.array(meetingSchema)),
  sondages: z.array(pollSchema),
});
export type Story = z.infer<typeof storySchema>;

/** The file of the story of a plan. */
export const storyFile = (planFile: string): string => planFile.replace(/\.ya?ml$/, '.demo.yaml');

/** The story written beside a plan; none when the file is not there. */
export async function readStory(planFile: string): Promise<Story | undefined> {
  const written = await readFile(storyFile(planFile), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  return written === undefined ? undefined : storySchema.parse(parse(written));
}

export interface StoryParts {
  story: Story;
  knowledge: Pick<Knowledge, 'plan' | 'calendar'>;
  now: Date;
  /** IANA zone. */
  zone: string;
  days: StoryDays;
  /** The person of a name. @throws when the story does not introduce them */
  who: (name: string) => Partner;
}
