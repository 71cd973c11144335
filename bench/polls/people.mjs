/** Activities of the people of a group, as the Bot Connector passes them on. */
const tenantId = '00000000-0000-0000-0000-000000000001';
let next = 0;

const base = (who, serviceUrl) => ({
  id: `a${next++}`,
  timestamp: '2026-11-24T10:00:00.000Z',
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:${who}`, name: `Personne ${who}`, aadObjectId: `${who}` },
  recipient: { id: '28:bot', name: 'Fil rouge' },
  conversation: { id: `a:${who}`, conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  locale: 'fr-FR',
});

export const saying = (who, text, serviceUrl) =>
  JSON.stringify({ ...base(who, serviceUrl), type: 'message', text });

export const submitting = (who, value, serviceUrl) =>
  JSON.stringify({ ...base(who, serviceUrl), type: 'message', value });

/** A press on an `Action.Execute` button of a card that the person has. */
export const pressing = (who, verb, data, serviceUrl) =>
  JSON.stringify({
    ...base(who, serviceUrl),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: `card-${who}`,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
