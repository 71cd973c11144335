/**
 * Matter: something that stays open between a person and the bot in a conversation: a draft that is not sent, a
 * question the bot asked, the record that was made last. It is kept in the store, so that other messages, a restart or
 * another instance lose nothing of it.
 */
import { z } from 'zod';
import { instant } from './store.ts';

/** A button that a word may press: full verb, and the data of the button. */
export const pressedSchema = z.strictObject({ verb: z.string().max(100), data: z.json() });

/** Buttons that "oui" and "non" press. */
export const yesOrNoSchema = z.strictObject({
  /** A sentence that is then understood as if it had been typed. */
  yes: z.union([pressedSchema, z.strictObject({ hear: z.string() })]),
  /** A sentence where there is no such button. */
  no: z.union([pressedSchema, z.strictObject({ say: z.string() })]),
  /** Irreversible action: only a plain yes is one. */
  firm: z.boolean().optional(),
  /** "Non" is an answer too, that is recorded: "laisse tomber" is not that one. */
  isAnswer: z.boolean().optional(),
});
export type YesOrNo = z.infer<typeof yesOrNoSchema>;
export type Pressed = z.infer<typeof pressedSchema>;

/**
 * How what was just recorded is taken back: a button that does it, `asked` first where much goes with it; a sentence
 * that shows what can still be done; or why it stays.
 */
const backSchema = z.union([
  pressedSchema.extend({ asked: z.boolean().optional() }),
  z.strictObject({ hear: z.string() }),
  z.strictObject({ say: z.string() }),
]);
export type Back = z.infer<typeof backSchema>;

/** Longer names are cut. */
export const MOST_LABEL = 300;

export const matterSchema = z.strictObject({
  /** `<feature>.<what>`: `meetings.draft`. A conversation has one of a kind; a newer one takes its place. */
  kind: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  /** Ids by which the feature finds it again, and what it needs besides. */
  data: z.json(),
  /** Name of it, when two could be meant: "l’envoi de l’invitation du 8 décembre". */
  label: z.string().max(MOST_LABEL),
  /** Present while the bot waits for a yes or a no. */
  asks: yesOrNoSchema.optional(),
  /** Present where something was recorded: "oublie ce que je viens de dire" takes it back so. */
  back: backSchema.optional(),
  /** Sentences that put something else in its place, `{}` where that goes: the first that is read in full is heard. */
  instead: z
    .array(z.string().max(MOST_LABEL * 2))
    .max(3)
    .readonly()
    .optional(),
  /** Questions of it: what a bare name asks, `{}` where it goes ("et Samira ?"), and what "alors ?" does. */
  further: z
    .strictObject({ name: z.string().max(MOST_LABEL), state: z.string().max(MOST_LABEL) })
    .optional(),
  /** When it was opened, and after which instant it is no more. */
  at: instant,
  until: instant,
});
export type Matter = z.infer<typeof matterSchema>;

/** Matter as an answer opens it: the conversation says since when and until when. */
export interface NewMatter extends Pick<Matter, 'kind' | 'data' | 'label'> {
  /** How long it stays open, in ms; absent: a day. */
  ms?: number;
  /** What a yes or a no does of it; of the first matter of an answer, the answer says so. */
  asks?: YesOrNo | undefined;
  back?: Back | undefined;
  instead?: readonly string[] | undefined;
  further?: Matter['further'];
}

/** Older than this, or behind anything else, it is asked before it is touched, in ms. */
const FRESH_MS = 2 * 60_000;

/** Whether a bare word can only mean it; `since`: when other things were opened, answered or spoken of. */
export const isFresh = ({ at }: Matter, since: readonly string[], now: Date): boolean =>
  now.getTime() - Date.parse(at) <= FRESH_MS && since.every((one) => one <= at);

/** The matter of a kind that is open, if there is one. */
export const openMatter = (open: readonly Matter[] | undefined, kind: string): Matter | undefined =>
  open?.find((matter) => matter.kind === kind);

/** What it holds, where it is what is expected of it. */
export const openData = <T>(
  open: readonly Matter[] | undefined,
  kind: string,
  schema: z.ZodType<T>,
): T | undefined => schema.safeParse(openMatter(open, kind)?.data).data;
