/** What somebody without Teams gets when they are taken out of a group, over real HTTP and real SMTP. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { emptyGroup, groups } from '../../../bot/features/people/model/groups.ts';
import { dropAddresses, isParting } from '../../../bot/features/people/model/let-go.ts';
import { type Door, groupName, openDoorService } from '../../support/door.ts';
import {
  addZoe,
  asked,
  byMail,
  forgetByLink,
  linkToData,
  planMeeting,
  tokensIn,
  tokensOfLetter,
  zoeEmail,
} from '../../support/door-acts.ts';
import { partiesIn } from '../../support/letters.ts';
import { animator, readAll } from '../../support/partners.ts';
import { until } from '../../support/until.ts';

let door: Door;
let zoe = '';
beforeEach(async () => {
  door = await openDoorService();
  zoe = await addZoe(door);
});
afterEach(() => door.close());

const remove = async () => readAll(await door.say(animator, `retire ${zoeEmail} du ${groupName}`));

it('whoever is taken out of a group gets a letter that takes its meeting out of their calendar, then their address goes', async () => {
  await planMeeting(door);
  const [invited] = await door.letters(1);
  const [toMeeting = ''] = tokensIn(invited?.text ?? '');
  expect(await remove()).toMatch(/ne fait plus partie/);
  const letter = (await door.letters(2)).at(-1);
  expect(letter).toMatchObject({
    to: zoeEmail,
    subject:
      'Sous-groupe Cartographie : réunion, mardi 12 janvier, 14 h – 16 h (retirée de votre agenda)',
    calendar: { type: expect.stringContaining('method=CANCEL') },
  });
  expect(letter?.text).toMatch(/Vous ne faites plus partie de ce groupe/);
  const uidIn = (text = '') => /^UID:(.+)$/m.exec(text)?.[1];
  expect(uidIn(letter?.calendar?.text)).toBe(uidIn(invited?.calendar?.text));
  expect(letter?.calendar?.text).toMatch(/METHOD:CANCEL/);
  // The meeting takes place: RFC 5546, 3.2.5.
  expect(letter?.calendar?.text).not.toMatch(/^STATUS:/m);
  expect(partiesIn(letter?.calendar?.text)).toMatchObject({ attendee: `mailto:${zoeEmail}` });
  await until('the end of the address', async () => (await byMail(door.store)).length === 0);
  for (const token of [toMeeting, ...tokensIn(letter?.text ?? '')])
    expect((await asked(door, token, 'me')).status).toBe(401);
});

it('whoever was told of no meeting gets no letter, and their address goes at once', async () => {
  await remove();
  expect(await byMail(door.store)).toEqual([]);
});

it('whoever comes back before the letter leaves is written to as before, and keeps their address', async () => {
  await planMeeting(door);
  await door.letters(1);
  // The work of the day: what a stop in between left behind, and somebody who is back.
  expect(await dropAddresses(door.store, door.now())).toBe(0);
  await remove();
  await door.say(animator, `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`);
  expect(await dropAddresses(door.store, door.now())).toBe(0);
  expect((await byMail(door.store)).map(({ state }) => state)).toEqual(['open']);
});

it('whoever comes back after the letter left, being in another group too, is invited again', async () => {
  const at = door.now().toISOString();
  await door.store.transact((tx) =>
    tx.put(groups, 'axe:1', { ...emptyGroup('axe'), members: [{ person: zoe, since: at }] }),
  );
  await planMeeting(door);
  await door.letters(1);
  await remove();
  await door.letters(2);
  expect(await byMail(door.store)).toHaveLength(1);
  const back = `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`;
  await door.until(async () =>
    (await door.rows(zoe)).some(({ kind, state }) => isParting(kind) && state === 'sent'),
  );
  await door.say(animator, back);
  const letter = (await door.letters(3)).at(-1);
  expect(letter?.calendar?.text).toMatch(/METHOD:REQUEST/);
  await door.say(animator, back);
  expect((await door.rows(zoe)).filter(({ kind }) => isParting(kind))).toEqual([]);
});

it('whoever is forgotten is written to no more', async () => {
  await planMeeting(door);
  const [, own = ''] = await tokensOfLetter(door, 1);
  const { done } = await forgetByLink(door, await linkToData(door, own));
  expect(done.body).toMatchObject({ outcome: 'command' });
  expect(await byMail(door.store)).toEqual([]);
  expect(await door.rows(zoe)).toEqual([]);
});
