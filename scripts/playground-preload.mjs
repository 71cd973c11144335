/**
 * Loaded into the Agents Playground before its own code, to close three gaps with Teams.
 * Tried with @microsoft/m365agentsplayground 0.2.28; look again when it changes.
 */
import net from 'node:net';

// 1. It listens on every interface. What one types in it, and a bot without authentication, are
//    nobody else's business.
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  return typeof port === 'number' && typeof rest[0] !== 'string'
    ? listen.call(this, port, '127.0.0.1', ...rest)
    : listen.call(this, port, ...rest);
};

// 2. A button whose data holds `msteams` does nothing: the page throws "Cannot add property
//    msTeams, object is not extensible". So the button goes to the page as a plain submit, and its
//    click comes back to the bot with the text that Teams would have put beside the data.
const { parse, stringify } = JSON;
const saying = 'playground.text';

JSON.parse = function parseForThePage(text, reviver) {
  const value = parse(text, reviver);
  plainSubmits(value);
  return value;
};

function plainSubmits(value) {
  if (typeof value !== 'object' || value === null) return;
  if (value.type === 'Action.Submit' && value.data?.msteams) {
    const { msteams, ...data } = value.data;
    const said = msteams.type === 'imBack' ? msteams.value : msteams.text;
    value.data = { ...data, [saying]: said };
  }
  for (const child of Object.values(value)) plainSubmits(child);
}

// 3. It says that everybody's Teams speaks English; our partners' Teams speaks French.
JSON.stringify = function stringifyForTheBot(value, ...rest) {
  if (value?.channelId === 'msteams') {
    if (value.locale === 'en-US') value.locale = 'fr-FR';
    const { [saying]: said, ...data } = value.value ?? {};
    if (said !== undefined) Object.assign(value, { text: said, value: data });
  }
  return stringify(value, ...rest);
};
