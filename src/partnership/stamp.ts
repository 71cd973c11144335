/**
 * Stamp of a partnership on what it sends: a card says whose it is, so that its buttons come back to where they were
 * made, whatever is spoken of there by then. A stamp chooses among those that the person may speak to, and no more.
 */
import type { Post } from '../../bot/teams/reply.ts';
import type { Exchange, TeamsTransport } from '../../bot/teams/transport.ts';

/** Field of the data of a button. */
const KEY = 'partnership';

/** Actions that give data back, and what goes with a file that is offered. */
const actions = new Set(['Action.Execute', 'Action.Submit']);
const contexts = new Set(['acceptContext', 'declineContext']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy in which everything that comes back says whose it is. */
function stamped<T>(value: T, id: string): T {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (!isObject(node)) return node;
    const copy: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(node))
      copy[key] = contexts.has(key) && isObject(child) ? { ...child, [KEY]: id } : walk(child);
    if (actions.has(String(node.type)))
      copy.data = { ...(isObject(node.data) ? node.data : {}), [KEY]: id };
    return copy;
  };
  return walk(value) as T;
}

/** What nobody asked for says whose it is: a card in its first line, a text in its first words. */
function headed(post: Post, name: string): Post {
  if (post.text !== undefined) return { ...post, text: `${name}\n${post.text}` };
  const line = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: name, size: 'Small' }] };
  return {
    ...post,
    ...(post.summary !== undefined && { summary: `${name}\n${post.summary}` }),
    attachments: post.attachments?.map((one) => {
      const { body } = one.content as { body?: unknown };
      return Array.isArray(body)
        ? { ...one, content: { ...one.content, body: [line, ...body] } }
        : one;
    }),
  };
}

/** The way to Teams as one partnership has it; `name`: where the same people have another one. */
export const stampedTransport = (
  transport: TeamsTransport,
  id: string,
  name?: string,
): TeamsTransport => ({
  receive: (activity, turn) => transport.receive(activity, turn),
  push: (to, post) => transport.push(to, stamped(name ? headed(post, name) : post, id)),
  update: (to, activityId, post) =>
    transport.update(to, activityId, stamped(name ? headed(post, name) : post, id)),
  roster: (of, page) => transport.roster(of, page),
  upload: transport.upload,
  download: transport.download,
});

/** An exchange whose answers carry the stamp. */
export const stampedExchange = (exchange: Exchange, activity: object, id: string): Exchange => ({
  activity,
  reply: (post) => exchange.reply(stamped(post, id)),
  answer: (body) => exchange.answer(stamped(body, id)),
});

/** Where a button, an invoke or an accepted file brings back its data. */
const placesIn = (value: Record<string, unknown>) =>
  [value, isObject(value.action) ? value.action.data : undefined, value.context].filter(isObject);

/** The stamp of an activity, and the activity without it: what a feature is given is what it sent. */
export function unstamped(activity: object): { stamp: string | undefined; activity: object } {
  const { value } = activity as { value?: unknown };
  if (!isObject(value)) return { stamp: undefined, activity };
  const stamp = placesIn(value)
    .map((place) => place[KEY])
    .find((found) => typeof found === 'string');
  if (stamp === undefined) return { stamp, activity };
  const clean = structuredClone(value);
  for (const place of placesIn(clean)) delete place[KEY];
  return { stamp, activity: { ...activity, value: clean } };
}
