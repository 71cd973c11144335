/** Who leads one thing, and what somebody is here, as everybody may know it. */

import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { type Face, shown } from '../../../conversation/answers.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { ficheOf } from '../../../knowledge/identity.ts';
import { subjectOf } from '../../../knowledge/subjects.ts';
import { inLocale } from '../../../language/locale.ts';
import type { PeopleAct } from '../context.ts';
import { everyoneOf, isIn, type Pilot } from '../model/groups.ts';
import { isPartOf, nameKey } from '../model/name-words.ts';
import { nameOf, organisationName } from '../model/names.ts';
import { standInOf } from '../model/piloting.ts';
import type { Command } from '../read/command.ts';
import { ledLine, partsOf, theWhat } from '../show/led.ts';
import { livingStrings } from '../show/living-strings.ts';
import { capital, strings } from '../show/strings.ts';
import { current, isSelf } from './living.ts';
import { pilotToday, today, whichOf } from './pilots.ts';

/** Who leads one thing; whether a named person does. */
export async function pilotOf(
  act: PeopleAct,
  { led, role, whether: person }: Omit<Command<'pilotOf'>, 'intent'>,
): Promise<Answer> {
  const { context, locale } = act;
  const say = livingStrings[locale];
  if (led.among) return whichOf(act, led.text, led.among);
  const id = led.id ?? '';
  const what = theWhat(id, act);
  const pilot = pilotToday(act, context.view.pilot(id));
  const about = { entities: [id], fields: ['pilote'], terms: [] };
  const said = (headline: string, lines: Pick<Face, 'items' | 'notes' | 'sources'>): Answer => ({
    ...shown({ headline, ...lines, questions: nextAbout(act, id) }, locale, 'answered'),
    subject: about,
  });
  if (!pilot) return said(say.nobody(what), { items: whole(act, id), notes: planPilot(act, id) });
  const line = ledLine(id, pilot, act);
  if (role === 'substitute') {
    const name = standInOf(pilot)?.name;
    return name
      ? said(say.substitute(what, name), { items: [line] })
      : said(say.noSubstitute(what), {});
  }
  if (person !== undefined) {
    const isIt = everyoneOf(pilot).some((one) =>
      person === 'moi' ? isSelf(act, one) : isPartOf(person, one.name),
    );
    return said(isIt ? say.yes : say.no, { items: [line] });
  }
  // After two names, "you" would not say which.
  const own = everyoneOf(pilot).length === 1 && isSelf(act, pilot.holder) ? [say.itIsYou] : [];
  const headline = pilot.organisation
    ? say.ledBy(capital(what), partsOf(pilot, context.plan, locale))
    : line;
  // The plan's own word is only told where it names somebody else.
  const { organisation } = pilot;
  const printed = ficheOf(context.plan, id)?.pilote ?? [];
  const same = printed.length === 1 && printed[0] === organisation;
  return said(headline, {
    notes: [...own, ...(same ? [] : planPilot(act, id))],
    sources: sourcesOf(act, id, pilot),
  });
}

/** Who leads the fiche or the axe that an action is a part of. */
function whole(act: PeopleAct, id: string): string[] {
  const { plan, view } = act.context;
  const subject = subjectOf(plan, id);
  const pilot = subject && view.pilotsOn(today(act))(subject);
  return pilot ? [ledLine(subject.led, pilot, act)] : [];
}

/** Where it is from: the day it was said, and the document when it speaks of the same thing. */
function sourcesOf(act: PeopleAct, id: string, { at }: Pilot): string[] {
  const { context, locale } = act;
  const { document, documentEn, date } = context.plan.plan;
  const name = inLocale(locale, document, documentEn);
  const printed = planPilot(act, id).length > 0 ? [`${name}, ${shortDay(date, locale)}`] : [];
  const day = localDay(new Date(at), context.zone);
  return [livingStrings[locale].source(shortDay(day, locale)), ...printed];
}

/** Likely next questions about what is led. */
function nextAbout({ context, locale }: PeopleAct, id: string): string[] {
  const say = livingStrings[locale];
  const fiche = ficheOf(context.plan, id);
  return fiche ? say.askNext(fiche.numero) : [say.askPilots];
}

/** What the plan itself says of who leads a fiche. */
function planPilot({ context, locale }: PeopleAct, id: string): string[] {
  const fiche = ficheOf(context.plan, id);
  const names = (fiche?.pilote ?? []).map((one) => organisationName(one, context.plan, locale));
  return names.length > 0 ? [livingStrings[locale].inThePlan(names.join(', '))] : [];
}

/** What somebody is here, as everybody may know it: where they are from, what they lead, which groups they co-animate. */
export async function whoIs(act: PeopleAct, { person: name }: Command<'whoIs'>): Promise<Answer> {
  const { context, locale } = act;
  const say = livingStrings[locale];
  const led = current(act)
    .filter(([, pilot]) => everyoneOf(pilot).some((one) => nameKey(one.name) === nameKey(name)))
    .map(([id, pilot]) => ledLine(id, pilot, act));
  const [id = '', known] =
    [...context.view.people].find(([, one]) => nameKey(one.name) === nameKey(name)) ?? [];
  const places = context.view.groups.flatMap(({ row, label }) =>
    row && isIn(row.coAnimators, id)
      ? [strings[locale].animatedBy(label[locale], name)]
      : row && isIn(row.members, id)
        ? [strings[locale].memberOf(label[locale])]
        : [],
  );
  const items = [...led, ...places];
  const who = known ? nameOf(known, context.plan, locale) : name;
  const notes = known?.organisation === null ? [say.fromNowhere] : [];
  const headline = items.length > 0 ? say.is(who) : say.isNothing(who);
  return shown({ headline, items, notes }, locale);
}
