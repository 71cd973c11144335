/**
 * What a personal link lets through, besides the table of rights: the views and verbs of its one
 * thing, asked about that thing. Whatever is not listed here is not there for whoever has the link.
 */

/**
 * The field that must name the thing, or `own` for what concerns nothing but whoever asks. A link is
 * for one person: with `alone` nobody else may be named, although members answer for each other.
 */
type Rule = { field: string; part?: true; alone?: true } | 'own';

interface Scope {
  views: Record<string, Rule>;
  verbs: Record<string, Rule>;
  /** The page of the tab that shows the thing. */
  page: (id: string) => string;
}

const scopes: Record<string, Scope> = {
  poll: {
    views: { 'polls.grid': { field: 'poll' } },
    verbs: {
      'polls.vote': { field: 'poll', alone: true },
      'polls.all': { field: 'poll', alone: true },
      'polls.none': { field: 'poll', alone: true },
      'polls.withdraw': { field: 'poll', alone: true },
    },
    page: (id) => `sondages/${encodeURIComponent(id)}`,
  },
  meeting: {
    views: { 'meetings.one': { field: 'meeting' } },
    verbs: { 'meetings.answer': { field: 'meeting', alone: true } },
    page: (id) => `reunions/${encodeURIComponent(id)}`,
  },
  campaign: {
    views: { 'progress.asked': { field: 'campaign' } },
    verbs: {
      // Of what one leads, and one's own updates, only: the table of rights and the store say so.
      'progress.save': 'own',
      'progress.correct': 'own',
      'progress.undo': 'own',
      // A round is named by its campaign and its day.
      'progress.same': { field: 'round', part: true },
      'progress.postpone': { field: 'round', part: true },
    },
    page: (id) => `point/${encodeURIComponent(id)}`,
  },
  // At the foot of every letter, for a year: it may have been passed on with the letter.
  self: {
    views: {},
    verbs: { 'privacy.link': 'own' },
    page: () => 'courrier',
  },
  // Sent to the person when it is asked for, for two hours.
  data: {
    views: { 'privacy.mine': 'own', 'privacy.data': 'own' },
    verbs: { 'privacy.forget': 'own', 'privacy.confirm': 'own', 'privacy.cancel': 'own' },
    page: () => 'donnees',
  },
};

/** What every link lets through: whether one still wants mail. */
const always: Pick<Scope, 'views' | 'verbs'> = {
  views: { 'door.mail': 'own' },
  verbs: { 'door.stop': 'own', 'door.resume': 'own' },
};

const partsOf = (to: string): [kind: string, id: string] => {
  const at = to.indexOf(':');
  return [to.slice(0, at), to.slice(at + 1)];
};

/** Whether the link to a thing lets this view or verb through, with these data. */
export function admits(
  to: string,
  what: 'views' | 'verbs',
  name: string,
  data: Readonly<Record<string, unknown>>,
): boolean {
  const [kind, id] = partsOf(to);
  const table = { ...always[what], ...scopes[kind]?.[what] };
  const rule = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!rule) return false;
  if (rule === 'own') return true;
  if (rule.alone && (data.person ?? '') !== '') return false;
  const named = data[rule.field];
  return rule.part ? String(named).split('#')[0] === id : named === id;
}

/** Where the tab shows what a link opens: `sondages/<id>`. */
export function pageOf(to: string): string {
  const [kind, id] = partsOf(to);
  return scopes[kind]?.page(id) ?? '';
}
