/** Plays a dialogue, and says which of its steps were right. */
import type { Knowledge } from '../../bot/knowledge/knowledge.ts';
import { type Judgement, judge, meets } from './checks.ts';
import { type Days, daysFrom, withDays } from './days.ts';
import { type Dialogue, isCounted, type Step } from './dialogue.ts';
import { opening, type Read, Stage } from './stage.ts';

export interface PlayedStep {
  step: Step;
  /** As it was said, with its days written out. */
  said: string;
  read: string;
  /** Absent where nothing is judged. */
  judged: Judgement | undefined;
}

export interface Played {
  dialogue: Dialogue;
  steps: PlayedStep[];
}

/** Days of every dialogue: they all begin on the same one. */
export const daysOf = ({ calendar }: Knowledge): Days =>
  daysFrom(opening.toISOString().slice(0, 10), (day) => calendar.holiday(day) !== undefined);

export async function play(dialogue: Dialogue, knowledge: Knowledge): Promise<Played> {
  const days = daysOf(knowledge);
  const stage = await Stage.open(dialogue.people, knowledge);
  const steps: PlayedStep[] = [];
  const last = new Map<string, string>();
  try {
    for (const [who, { later }] of Object.entries(dialogue.people))
      if (!later) await stage.install(who);
    for (const step of dialogue.steps) {
      if (step.if !== undefined && !meets(step.if, last.get(step.who) ?? '', days)) continue;
      const said = withDays(step.say ?? step.setup ?? step.click ?? '', days);
      const { all, said: plain } = await taken(stage, step, said, days);
      if (!step.read) last.set(step.who, all);
      const judged = isCounted(step)
        ? judge(step, step.buttons ? all : plain, { days, job: dialogue.job })
        : undefined;
      steps.push({ step, said, read: all, judged });
    }
  } finally {
    await stage.close();
  }
  return { dialogue, steps };
}

async function taken(stage: Stage, step: Step, said: string, days: Days): Promise<Read> {
  const { who, in: where } = step;
  if (step.setup === 'install') {
    await stage.install(who);
    return { all: '', said: '' };
  }
  if (step.read) return stage.read(who);
  if (step.click === undefined) return stage.say(who, said, where);
  const inputs = Object.entries(step.inputs ?? {}).map(([key, value]) => [
    key,
    withDays(value, days),
  ]);
  try {
    return await stage.click(who, new RegExp(said, 'i'), Object.fromEntries(inputs), where);
  } catch (error) {
    const text = `(${error instanceof Error ? error.message : error})`;
    return { all: text, said: text };
  }
}

export interface Score {
  steps: number;
  right: number;
  dialogues: number;
  whole: number;
  harm: number;
}

export function scoreOf(played: readonly Played[]): Score {
  const judged = played.map(({ steps }) => steps.flatMap(({ judged: one }) => one ?? []));
  const all = judged.flat();
  return {
    steps: all.length,
    right: all.filter(({ ok }) => ok).length,
    dialogues: played.length,
    whole: judged.filter((each) => each.every(({ ok }) => ok)).length,
    harm: all.filter(({ harm }) => harm).length,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 400);

/** Steps that were not right, with what was read and what was looked for. */
export const faultsOf = ({ dialogue, steps }: Played, days: Days): string[] =>
  steps.flatMap(({ step, said, read, judged }, at) => {
    if (!judged || judged.ok) return [];
    const { missing, wrong, clumsy, harm } = judged;
    return [
      `${dialogue.id} ${at + 1}. ${step.who}${step.in ? ` [${step.in}]` : ''} : ${oneLine(said) || '(lit)'}${harm ? '  !! TORT' : ''}`,
      `    → ${oneLine(read) || '(rien)'}`,
      ...missing.map(
        (group) => `    attendu : ${group.map((one) => withDays(one, days)).join(' | ')}`,
      ),
      ...(wrong === undefined ? [] : [`    interdit : ${withDays(wrong, days)}`]),
      ...(clumsy === undefined ? [] : [`    à éviter : ${withDays(clumsy, days)}`]),
    ];
  });
