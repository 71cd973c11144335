/**
 * Desk of a service of several partnerships: hands what Teams tells to the one that is meant. It is found from the
 * tenant, from the stamp of a button, from what was chosen in that place; else the person is asked. Nothing is given
 * to any of them before that.
 */
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Store } from '../../bot/contract/store.ts';
import type { Message } from '../../bot/contract/turn.ts';
import { channelId } from '../../bot/features/people/model/directory.ts';
import {
  type ActivityEnvelope,
  type ActivityOptions,
  readActivity,
} from '../../bot/teams/activity.ts';
import { searchAnswer } from '../../bot/teams/search.ts';
import type { Exchange } from '../../bot/teams/transport.ts';
import { deliver } from '../../bot/teams/visit.ts';
import { chooseCard } from '../../cards/people/choose.ts';
import type { ReadNaming } from './naming.ts';
import type { Partnerships, ServedPartnership } from './partnerships.ts';
import { choose, chosenIn, type Place, unchoose } from './register.ts';
import { stampedExchange, unstamped } from './stamp.ts';
import { strings } from './strings.ts';

export interface DeskParts {
  partnerships: Partnerships;
  register: Store;
  naming: ReadNaming;
  reader: ActivityOptions;
  log: Pick<Logger, 'error' | 'info'>;
  clock: () => Date;
}

/** Verb of the buttons that ask which one. */
const CHOOSE = 'partnership.choose';
/** As many buttons as Teams shows on a card. */
const MOST_BUTTONS = 6;
/** A longer sentence is asked again rather than carried by a button. */
const LONGEST_CARRIED = 1_000;

const text = z.string().default('').catch('');
const where = z.object({
  conversation: z.object({ tenantId: text }),
  channelData: z
    .object({
      tenant: z.object({ id: text }).catch({ id: '' }),
      team: z.object({ id: text }).catch({ id: '' }),
    })
    .catch({ tenant: { id: '' }, team: { id: '' } }),
});
const carried = z.object({ said: z.string().max(LONGEST_CARRIED).catch('') });

/** One activity at the desk. */
interface Visit {
  exchange: Exchange;
  envelope: ActivityEnvelope;
  /** Without a stamp. */
  activity: object;
  stamp: string | undefined;
  admitted: ServedPartnership[];
  place: Place | undefined;
  /** That of the person, wherever they speak. */
  own: Place | undefined;
}

export class Desk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  async turn(exchange: Exchange): Promise<void> {
    const visit = this.#visitOf(exchange);
    const { admitted, stamp, envelope } = visit;
    const say = strings[envelope.locale];
    const { incoming } = envelope;
    if (incoming.kind === 'other' && incoming.reason === 'own message') return;
    if (admitted.length === 0) return this.#tell(visit, { text: say.nowhere });
    if (stamp !== undefined) {
      const meant = admitted.find(({ id }) => id === stamp);
      if (!meant) return this.#tell(visit, { text: say.another });
      if (incoming.kind === 'click' && incoming.verb === CHOOSE)
        return this.#choose(visit, meant, carried.parse(incoming.data).said);
      return this.#hand(visit, meant);
    }
    const [only, ...others] = admitted;
    if (only && others.length === 0) return this.#hand(visit, only);
    return this.#find(visit);
  }

  #visitOf(exchange: Exchange): Visit {
    const { stamp, activity } = unstamped(exchange.activity);
    const envelope = readActivity(activity, this.#parts.reader);
    const { conversation, channelData } = where.parse(activity);
    const tenants = [conversation.tenantId, channelData.tenant.id].filter((one) => one !== '');
    const tenant = (tenants[0] ?? 'local').toLowerCase();
    const { person } = envelope;
    const own: Place | undefined = person && ['person', person.tenantId, person.id];
    const { id, type } = envelope.conversation;
    const place: Place | undefined =
      type === 'personal'
        ? own
        : type === 'channel'
          ? ['team', tenant, channelData.team.id || channelId(id)]
          : ['chat', tenant, id];
    const admitted = this.#parts.partnerships.admitting(tenants);
    return { exchange, envelope, activity, stamp, admitted, place, own };
  }

  /** Several may be meant, and nothing of the activity itself says which. */
  async #find(visit: Visit): Promise<void> {
    const { naming } = this.#parts;
    const { envelope, admitted, place } = visit;
    const { incoming } = envelope;
    const chosen = await this.#chosen(visit, place);
    if (incoming.kind === 'message') {
      const named = naming(incoming.text, admitted, chosen === undefined);
      if (named?.kind === 'asked') return this.#ask(visit, '');
      const meant = named && admitted.find(({ id }) => id === named.id);
      if (named && meant) return this.#choose(visit, meant, named.said);
    }
    if (incoming.kind === 'search') return this.#search(visit, chosen);
    if (!chosen) return this.#ask(visit, incoming.kind === 'message' ? incoming.text : '');
    await this.#hand(visit, chosen);
    if (incoming.kind === 'uninstalled' && place) await unchoose(this.#parts.register, place);
  }

  async #chosen(
    { admitted }: Visit,
    place: Place | undefined,
  ): Promise<ServedPartnership | undefined> {
    const { register, clock } = this.#parts;
    const id = place && (await chosenIn(register, place, clock()));
    return admitted.find((one) => one.id === id);
  }

  /** Looked up where the bot may not be: as chosen there, else as the person chose for themselves. */
  async #search(visit: Visit, here: ServedPartnership | undefined): Promise<void> {
    const chosen = here ?? (await this.#chosen(visit, visit.own));
    if (chosen) return this.#hand(visit, chosen);
    const { locale } = visit.envelope;
    await visit.exchange.answer(searchAnswer([], { skip: 0, count: 0 }, locale));
  }

  /** Keeps what was chosen for that place, then goes on with what was said, or begins. */
  async #choose(visit: Visit, meant: ServedPartnership, said: string): Promise<void> {
    const { register, clock } = this.#parts;
    const { envelope, place, activity } = visit;
    const say = strings[envelope.locale];
    if (!place) return;
    const before = await this.#chosen(visit, place);
    if (before && before !== meant && !this.#mayChange(visit, before))
      return this.#tell(visit, { text: say.kept(before.name) });
    await choose(register, place, meant.id, clock());
    await this.#tell(visit, { text: say.chosen(meant.name) });
    const next = { ...activity, value: undefined, name: undefined };
    if (said !== '')
      await this.#hand({ ...visit, activity: { ...next, type: 'message', text: said } }, meant);
    // It has never been there: it learns who is, and welcomes them.
    else if (!before)
      await this.#hand(
        { ...visit, activity: { ...next, type: 'installationUpdate', action: 'add' } },
        meant,
      );
  }

  /** Where several speak, what one chooses is chosen for all: only who administers it takes it elsewhere. */
  #mayChange({ envelope }: Visit, { config: { admins } }: ServedPartnership): boolean {
    const { conversation, person } = envelope;
    if (conversation.type === 'personal' || admins === 'everybody') return true;
    return person !== undefined && admins.includes(person.id);
  }

  async #ask(visit: Visit, said: string): Promise<void> {
    const { envelope, admitted } = visit;
    const { kind } = envelope.incoming;
    // Nobody waits for an answer to the others.
    if (!['message', 'click', 'installed', 'file'].includes(kind) || !envelope.person) return;
    const { locale: lang } = envelope;
    const say = strings[lang];
    const people = admitted.map(({ id, name }) => ({
      person: id,
      title: name,
      line: name,
      data: { partnership: id, ...(said.length <= LONGEST_CARRIED && { said }) },
    }));
    this.#parts.log.info({ among: admitted.length }, 'partnership asked');
    if (people.length > MOST_BUTTONS) {
      const lines = [say.which, ...people.map(({ line }) => `• ${line}`)];
      return this.#tell(visit, { text: [...lines, say.write(admitted[0]?.name ?? '')].join('\n') });
    }
    return this.#tell(
      visit,
      chooseCard({ lang, question: say.which, verb: CHOOSE, target: '', people }),
    );
  }

  async #tell({ exchange, envelope }: Visit, message: Message): Promise<void> {
    const { kind } = envelope.incoming;
    if (kind === 'message' || kind === 'click' || kind === 'installed' || kind === 'file')
      await deliver(message, { exchange, envelope });
  }

  async #hand(visit: Visit, { id, name, resident }: ServedPartnership): Promise<void> {
    const { exchange, activity, envelope } = visit;
    let isOpen = false;
    try {
      await resident.use((awake) => {
        isOpen = true;
        return awake.handle(stampedExchange(exchange, activity, id));
      });
    } catch (error) {
      if (isOpen) throw error;
      this.#parts.log.error({ partnership: id, err: error }, 'partnership away');
      await this.#tell(visit, { text: strings[envelope.locale].away(name) });
    }
  }
}
