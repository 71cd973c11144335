/** What people do to a poll, in any order; `run` does it for real and in the model. */
import fc from 'fast-check';
import type { Person } from '../../../../../bot/contract/turn.ts';
import { cancel, extend, reopen } from '../../../../../bot/features/polls/act/change.ts';
import type { Choice } from '../../../../../bot/features/polls/model/schema.ts';
import {
  applyCancel,
  applyClose,
  applyExtend,
  applyLaunch,
  applyReopen,
  applyVote,
  applyWithdraw,
  check,
  launching,
  type Model,
  slotIds,
} from './model.ts';
import { type Acting, cast, type Delivery, poll, ref, type World } from './world.ts';

type Command = fc.AsyncCommand<Model, World>;

/** Acts are minutes apart: what happens within one second is what deliveries do again. */
const MINUTE = 60_000;

abstract class Act implements Command {
  check = (): boolean => true;
  abstract run(model: Model, world: World): Promise<void>;
  abstract toString(): string;

  protected tick(model: Model): Date {
    model.now = new Date(model.now.getTime() + MINUTE);
    return model.now;
  }

  protected async deliver(
    model: Model,
    world: World,
    instance: number,
    given: Omit<Delivery, 'key'>,
    times = 1,
  ): Promise<void> {
    const delivery = { ...given, key: `${model.run}-${model.count++}` };
    model.history.push(delivery);
    const now = this.tick(model);
    const all = Array.from({ length: times }, (_, at) =>
      world.deliver(instance + at, delivery, now).catch(ignoreOvertaken),
    );
    await Promise.all(all);
  }
}

/** Two instances with one request at once: one of them does it, the other may give up and say so. */
function ignoreOvertaken(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'ConflictError') throw error;
}

interface Voting {
  by: Person;
  person: Person;
  answers: Record<string, Choice>;
  instance: number;
  times: number;
}

const dataOf = ({ by, person, answers }: Pick<Voting, 'by' | 'person' | 'answers'>) => ({
  poll,
  version: 0,
  page: 0,
  person: by === person ? '' : ref(person),
  word: '',
  ...answers,
});

class Vote extends Act {
  readonly voting: Voting;
  constructor(voting: Voting) {
    super();
    this.voting = voting;
  }
  async run(model: Model, world: World): Promise<void> {
    const { by, person, answers, instance, times } = this.voting;
    const given = { person: by, verb: 'polls.vote', data: dataOf(this.voting) };
    await this.deliver(model, world, instance, given, times);
    applyVote(model, ref(by), ref(person), answers, false);
    await check(model, world);
  }
  toString = () =>
    `vote ${this.voting.by.name} for ${this.voting.person.name} ${JSON.stringify(this.voting.answers)} x${this.voting.times}`;
}

/** Everybody at once, each once. */
class Crowd extends Act {
  readonly votes: Omit<Voting, 'times' | 'by'>[];
  constructor(votes: Omit<Voting, 'times' | 'by'>[]) {
    super();
    this.votes = votes;
  }
  async run(model: Model, world: World): Promise<void> {
    const now = this.tick(model);
    await Promise.all(
      this.votes.map(({ person, answers, instance }) => {
        const data = dataOf({ by: person, person, answers });
        const key = `${model.run}-${model.count++}`;
        const delivery = { person, verb: 'polls.vote', data, key };
        model.history.push(delivery);
        return world.deliver(instance, delivery, now);
      }),
    );
    for (const { person, answers } of this.votes)
      applyVote(model, ref(person), ref(person), answers, false);
    await check(model, world);
  }
  toString = () =>
    `crowd ${this.votes.map((v) => `${v.person.name} ${JSON.stringify(v.answers)}`).join(', ')}`;
}

class Press extends Act {
  readonly what: 'all' | 'none' | 'withdraw' | 'launch';
  readonly by: Person;
  readonly instance: number;
  constructor(what: Press['what'], by: Person, instance: number) {
    super();
    this.what = what;
    this.by = by;
    this.instance = instance;
  }
  async run(model: Model, world: World): Promise<void> {
    const { what, by, instance } = this;
    const data =
      what === 'launch' ? launching : { poll, version: 0, page: 0, person: '', word: '' };
    await this.deliver(model, world, instance, { person: by, verb: `polls.${what}`, data });
    applyPress(model, what, ref(by));
    await check(model, world);
  }
  toString = () => `${this.what} ${this.by.name}`;
}

function applyPress(model: Model, what: Press['what'], by: string): void {
  const all = (choice: Choice) => Object.fromEntries(slotIds.map((id) => [id, choice]));
  if (what === 'launch') applyLaunch(model, by);
  else if (what === 'withdraw') applyWithdraw(model, by);
  else applyVote(model, by, by, all(what === 'all' ? 'yes' : 'no'), true);
}

class Close extends Act {
  readonly by: Person;
  readonly slot: string;
  /** 0: the card of now; 1: that of the round before. */
  readonly old: number;
  readonly instance: number;
  constructor(by: Person, slot: string, old: number, instance: number) {
    super();
    this.by = by;
    this.slot = slot;
    this.old = old;
    this.instance = instance;
  }
  async run(model: Model, world: World): Promise<void> {
    const { by, slot, old, instance } = this;
    const version = Math.max(0, model.round - old);
    const data = { poll, slot, place: '', version };
    await this.deliver(model, world, instance, { person: by, verb: 'polls.close', data }, 2);
    applyClose(model, ref(by), slot, version);
    await check(model, world);
  }
  toString = () => `close ${this.slot} by ${this.by.name} -${this.old}`;
}

/** Acts that start from a sentence: the poll as it is, changed by whoever may. */
class Change extends Act {
  readonly what: 'extend' | 'reopen' | 'cancel';
  readonly by: Person;
  readonly day: number;
  readonly instance: number;
  constructor(what: Change['what'], by: Person, day: number, instance: number) {
    super();
    this.what = what;
    this.by = by;
    this.day = day;
    this.instance = instance;
  }
  override check = (model?: Readonly<Model>): boolean => model?.state !== 'none';
  async run(model: Model, world: World): Promise<void> {
    const { what, by, instance } = this;
    const now = this.tick(model);
    const key = `${model.run}-${model.count++}`;
    const deadline = `2026-12-${String(this.day).padStart(2, '0')}`;
    const acting: Acting = async (act, known) => {
      if (what === 'extend') return extend(act, known, { deadline });
      if (what === 'reopen') return reopen(act, known, { deadline });
      return cancel(act, known);
    };
    // Delivered twice, at once, as Teams may.
    await Promise.all([
      world.act(instance, by, { now, key }, acting).catch(ignoreOvertaken),
      world.act(instance + 1, by, { now, key }, acting).catch(ignoreOvertaken),
    ]);
    const apply = { extend: applyExtend, reopen: applyReopen, cancel: applyCancel }[what];
    apply(model, ref(by));
    await check(model, world);
  }
  toString = () => `${this.what} by ${this.by.name} (${this.day})`;
}

/** Something that was delivered before is delivered again: nothing happens. */
class Again extends Act {
  readonly which: number;
  readonly instance: number;
  constructor(which: number, instance: number) {
    super();
    this.which = which;
    this.instance = instance;
  }
  override check = (model?: Readonly<Model>): boolean => (model?.history.length ?? 0) > 0;
  async run(model: Model, world: World): Promise<void> {
    const { history } = model;
    const delivery = history[this.which % history.length] as Delivery;
    await world.deliver(this.instance, delivery, this.tick(model));
    await check(model, world);
  }
  toString = () => `again ${this.which}`;
}

/** An old card is pressed: a new act with the data of then. */
class OldCard extends Act {
  readonly which: number;
  readonly instance: number;
  constructor(which: number, instance: number) {
    super();
    this.which = which;
    this.instance = instance;
  }
  override check = (model?: Readonly<Model>): boolean => (model?.history.length ?? 0) > 0;
  async run(model: Model, world: World): Promise<void> {
    const { history } = model;
    const { person, verb, data } = history[this.which % history.length] as Delivery;
    await this.deliver(model, world, this.instance, { person, verb, data });
    applyOld(model, person, verb, data);
    await check(model, world);
  }
  toString = () => `old card ${this.which}`;
}

function applyOld(model: Model, by: Person, verb: string, data: Delivery['data']): void {
  const what = verb.slice('polls.'.length);
  if (what === 'close') applyClose(model, ref(by), String(data.slot), Number(data.version));
  else if (what !== 'vote') applyPress(model, what as Press['what'], ref(by));
  else {
    const said = slotIds.flatMap((id) => (data[id] ? [[id, data[id] as Choice]] : []));
    applyVote(model, ref(by), String(data.person) || ref(by), Object.fromEntries(said), false);
  }
}

const instance = fc.nat(2);
const somebody = fc.constantFrom(...cast);
/** Mostly those who may. */
const animator = fc.constantFrom(
  cast[0],
  cast[0],
  cast[1],
  cast[2],
  cast[5],
) as fc.Arbitrary<Person>;
const answers = fc.dictionary(
  fc.constantFrom(...slotIds),
  fc.constantFrom<Choice>('yes', 'maybe', 'no'),
  { minKeys: 0, maxKeys: 4, noNullPrototype: true },
);
const own = fc
  .record({ person: somebody, answers, instance, times: fc.constantFrom(1, 1, 2, 3) })
  .map((v) => new Vote({ ...v, by: v.person }));
const forOther = fc
  .record({ by: somebody, person: somebody, answers, instance, times: fc.constantFrom(1, 2) })
  .map((v) => new Vote(v));
const crowd = fc
  .uniqueArray(fc.record({ person: somebody, answers, instance }), {
    minLength: 2,
    maxLength: 6,
    selector: ({ person }) => person.id,
  })
  .map((votes) => new Crowd(votes));
const press = (what: Press['what']) =>
  fc
    .tuple(what === 'launch' ? animator : somebody, instance)
    .map(([by, at]) => new Press(what, by, at));
const change = (what: Change['what']) =>
  fc
    .tuple(animator, fc.integer({ min: 5, max: 28 }), instance)
    .map(([by, day, at]) => new Change(what, by, day, at));

/** Launches the poll for real and in the model. */
export const launched = (model: Model, world: World): Promise<void> =>
  new Press('launch', cast[0] as Person, 0).run(model, world);

/** Any sequence of acts. */
export const commands = (maxCommands: number, replayPath?: string) =>
  fc.commands(
    [
      press('launch'),
      own,
      own,
      forOther,
      crowd,
      crowd,
      press('all'),
      press('none'),
      press('withdraw'),
      fc
        .tuple(animator, fc.constantFrom(...slotIds, 's9'), fc.constantFrom(0, 0, 0, 1), instance)
        .map((all) => new Close(...all)),
      change('extend'),
      change('reopen'),
      change('reopen'),
      change('cancel'),
      fc.tuple(fc.nat(), instance).map((all) => new Again(...all)),
      fc.tuple(fc.nat(), instance).map((all) => new OldCard(...all)),
    ],
    { maxCommands, size: 'max', ...(replayPath && { replayPath }) },
  );
