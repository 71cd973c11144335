import { chooseClick } from '../../../cards/people/choose.ts';
import { dissolveClick } from '../../../cards/people/dissolve.ts';
import { handOverClick } from '../../../cards/people/hand-over.ts';
import { askInviteClick, inviteClick } from '../../../cards/people/invite.ts';
import { accessClick, joinRequestClick } from '../../../cards/people/join-request.ts';
import { organisationClick } from '../../../cards/people/organisation.ts';
import { click, type Feature } from '../../contract/feature.ts';
import type { Answer, Turn } from '../../contract/turn.ts';
import { refused, shown } from '../../conversation/answers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Locale } from '../../language/locale.ts';
import { sayingOf } from '../../sentence/saying.ts';
import { says, sentenceOf } from '../../sentence/sentence.ts';
import { carryOutAll, goOn, withOwnRole } from './act/carry-out.ts';
import { unknownGroup } from './act/groups.ts';
import { askInvite, inviteFilled } from './act/invite.ts';
import { amendedAsked, answered } from './act/last-change.ts';
import { dissolve } from './act/made.ts';
import { choose, chooseFor } from './act/organisation.ts';
import { onPerson, undo } from './act/others.ts';
import { askAccess, decide, handOver } from './act/requests.ts';
import { askToRecord } from './act/told.ts';
import type { PeopleAct, PeopleContext } from './context.ts';
import { groupWords, nameAlone } from './model/group-mention.ts';
import type { KnownGroup } from './model/group-names.ts';
import { dropAddresses } from './model/let-go.ts';
import { dropAwaited } from './model/recognise.ts';
import { ownToDecide, requestKinds } from './model/requests.ts';
import { slotContext } from './model/slots/context.ts';
import { groupNamed } from './model/slots/groups.ts';
import { thingsSlot } from './model/slots/things.ts';
import { viewOf } from './model/view.ts';
import {
  fieldsOf,
  type GroupIntent,
  isElsewhere,
  isOfUnknown,
  namesWhat,
  type PeopleIntent,
} from './read/command.ts';
import { changeSchema, isLastFresh, lastChange } from './read/frame.ts';
import { isNowAlone } from './read/later.ts';
import { mentionsIn } from './read/mentions.ts';
import { nameGiven } from './read/new-name.ts';
import { organisationAnswered } from './read/organisation-beside.ts';
import { peopleSlot } from './read/people-slots.ts';
import { readPeople } from './read/read-people.ts';
import { readStart } from './read/read-start.ts';
import { peopleHowTo } from './show/how-to.ts';
import { aboutRows, ledValues } from './show/led.ts';
import { groupViews } from './show/page.ts';
import { requestRenders } from './show/request-renders.ts';
import { requestStrings } from './show/request-strings.ts';
import { toldStrings } from './show/told-strings.ts';

/** Commands that change nothing. */
const reading: ReadonlySet<PeopleIntent> = new Set([
  ...(['mine', 'groups', 'rights', 'admins', 'pilots', 'pilotOf', 'whoIs', 'ownLed'] as const),
  ...(['ownRole', 'begin', 'become', 'members', 'coAnimators', 'requests'] as const),
  ...(['askDissolve', 'askInvite'] as const),
]);
/** Who is who, in which organisation and in which groups; who leads what. */
export const people = (
  knowledge: Knowledge,
  others: Pick<PeopleContext, 'newcomers' | 'leavers' | 'unfinished'>,
): Feature => ({
  name: 'people',
  howTo: peopleHowTo,
  start: ({ store, isAdmin, settings }) => {
    const { plan } = knowledge;
    const view = viewOf(store, plan);
    const { zone } = settings;
    const context: PeopleContext = { store, isAdmin, plan, view, zone, settings, ...others };
    const { lexicon } = knowledge;
    const known = { knowledge, view, zone };
    const acting = (turn: Turn, locale = turn.locale) => ({ context, turn, locale });
    type OnGroup = (act: PeopleAct, group: KnownGroup) => Promise<Answer>;
    const inGroup = async (turn: Turn, id: string, work: OnGroup) => {
      const group = view.group(id);
      return group ? work(acting(turn), group) : unknownGroup(acting(turn), id);
    };
    const onGroup = (intent: GroupIntent) =>
      click(chooseClick, (turn, { person, target }) =>
        inGroup(turn, target, (act, group) => onPerson(act, intent, group, person)),
      );
    const onRequest = (decision: 'accept' | 'decline') =>
      click(joinRequestClick, (turn, { group: id, person }) =>
        inGroup(turn, id, (act, group) => decide(act, decision, group, person)),
      );
    return {
      hear: {
        understand(utterance, situation) {
          if (utterance.credentials || utterance.copying) return [];
          view.touch(situation.now);
          const slots = slotContext(situation, known);
          const { locale } = utterance;
          const words = utterance.words.map((w) => w.folded);
          const sentence = sentenceOf(utterance, lexicon);
          const { open } = situation;
          const started = readStart(sentence, slots, open);
          const place = started ? undefined : organisationAnswered(sentence, slots, open);
          if (started || place) {
            const answer = (turn: Turn) =>
              started
                ? goOn(acting(turn, locale), started, situation)
                : carryOutAll(place ? [place.command] : [], acting(turn, locale), undefined);
            const fields = { intent: started ? 'begin' : 'organisation' };
            const said = { fields, words, changes: true, ...(place && { untaken: place.others }) };
            return [{ kind: 'command', rank: 'answer', ...said, answer }];
          }
          const last = lastChange(open);
          const read = readPeople(sentence, slots, situation);
          if (!read) return [];
          if (read.isKept || read.isUnclear) {
            const { kept, unclear } = toldStrings[locale];
            const answer = async () =>
              read.isKept ? shown({ headline: kept }, locale) : refused(unclear, locale);
            const fields = { intent: read.isKept ? 'keep' : 'swap' };
            const kind = read.isKept ? 'people' : 'command';
            return [{ kind, rank: 'order', fields, words, untaken: [], answer }];
          }
          const { isMost = true, left = [] } = read;
          // "Non Camille", behind anything else since, or behind several people: which change it puts right is asked.
          const isOfMany = new Set(last?.map(({ name }) => name)).size > 1;
          const isLate = read.commands.some(
            (one) =>
              one.intent === 'amend' &&
              (!isLastFresh(situation) || (one.instead.length === 0 && isOfMany)),
          );
          const commands = isLate ? [] : read.commands;
          const doubtful = [...(read.doubtful ?? []), ...(isLate ? read.commands : [])];
          const [first] = [...commands, ...doubtful];
          const speaker = situation.speaker?.person;
          const isAdministrator = speaker !== undefined && isAdmin(speaker);
          if (first?.intent === 'begin' && !isAdministrator) return [];
          // "On monte un groupe de parents", of who makes no group here, is news.
          const mayMake = isAdministrator || slots.speaking.coAnimates.length > 0;
          if (first?.intent === 'create' && first.isTold && !mayMake) return [];
          if (first?.intent === 'accept' && first.isAgreed && !mayMake) return [];
          // "Je pars huit jours, voyez avec Nadia pour la 1.1", of who appoints nobody, orders nothing.
          const mayName = mayMake || slots.speaking.led.length > 0;
          const saying = sayingOf(utterance, sentence);
          // "Je prends la 5 si ça arrange": whose it is to say is said to them; "la 5 vise quoi, je l’ai pas lue" takes none.
          const isOffer =
            saying !== 'asks' &&
            doubtful.every((one) => one.intent === 'pilot' && one.holder === 'moi');
          if (read.isHeld && commands.length === 0 && !mayName && !isOffer) return [];
          const all = [...commands, ...doubtful];
          const fields = { ...fieldsOf(all), ...(read.why?.[0] && { why: read.why }) };
          // What names people and their group or fiche is no meeting and no poll.
          const things = thingsSlot(sentence, slots);
          const isOurs =
            !read.isQuestion && all.every(namesWhat) && !isElsewhere(sentence, all, things);
          const by = { kind: isOurs ? 'people' : 'command', words } as const;
          // "… the group but I’m not in the committee, may I?": asked, and of no group that there is.
          const isNobodys = all.every(isOfUnknown) && saying === 'asks';
          // "Les fiches de l’axe 5 sauf celles pilotées par la Caf": only named, and of nobody we know: no order.
          const namesSomebody = peopleSlot(sentence, slots).some(
            ({ value }) => value.found.length > 0,
          );
          const isNamed = commands.length === 0 && saying === 'names' && !namesSomebody;
          const ordered = isNobodys || isNamed ? 'guess' : 'order';
          const isOfWork = all.every(({ intent }) => intent === 'organisationOf');
          const answer = async (turn: Turn) => {
            const act = acting(turn, locale);
            const done = commands.length > 0 ? [await carryOutAll(commands, act, last)] : [];
            if (doubtful.length === 0) return answered(done, act);
            // Whose group is not clear is asked first.
            const isBeside = done.length > 0;
            const toChange = doubtful.flatMap((one) =>
              one.intent === 'amend' ? amendedAsked(last ?? [], one, act) : one,
            );
            const { later, isOfOne } = read;
            const toAsk = await askToRecord(act, toChange, { left, later, isBeside, isOfOne });
            const asked = toAsk
              ? await withOwnRole(act, doubtful, toAsk)
              : await carryOutAll(doubtful, act, last);
            return answered([...done, asked], act);
          };
          const isAsked = commands.length === 0;
          // Whoever leads something may tell news of it in such words.
          const ofNothing = slots.speaking.led.length > 0 ? 'doubt' : 'told';
          if (read.isOfNothing)
            return [{ ...by, rank: ofNothing, fields, left: [...left], answer }];
          const changes = isAsked || commands.some(({ intent }) => !reading.has(intent));
          // Others may understand it better.
          const clear = first?.intent === 'become' ? 'question' : ordered;
          const rank = isAsked && (!isMost || read.isList) ? 'told' : clear;
          // What a group that people made is for, the plan does not know.
          const isAbout = first?.intent === 'members' && first.isAbout === true;
          // Who comes while somebody is away is all that is said.
          const isAway = read.later?.last !== undefined && !left.length;
          // Whoever was just put somewhere is named: it is of that change, whatever such words are like.
          // Of hearsay, who leads it today is said, and no change is asked of.
          const isOfLast = first?.intent === 'amend' || says(sentence, 'gens-oui-dire');
          const sure =
            read.isWhole || isOfWork || (isAsked ? read.isList || isAway : isOfLast || isAbout);
          // "Je suis dans le groupe ? Et j’ai le droit d’inviter ?": two questions, an answer each.
          const apart = changes ? undefined : first?.intent;
          const untaken = (isAsked || read.isWhole) && { untaken: [] };
          return [
            {
              ...{ ...by, rank, fields, left: [...left], changes, sure, apart, answer, ...untaken },
              mends: first?.intent === 'amend',
            },
          ];
        },
        mentions: (utterance, situation) =>
          mentionsIn(
            sentenceOf(utterance, lexicon),
            slotContext(situation, known),
            utterance.locale,
          ),
        completes: {
          group: (reply, speaker) =>
            nameAlone(
              reply,
              groupNamed(reply.text, slotContext({ ...speaker, speaker }, known)),
              groupWords(knowledge.vocabulary.usages),
            ),
          name: (reply) => nameGiven(sentenceOf(reply, lexicon)),
          day: (reply, speaker) => {
            const slots = slotContext({ ...speaker, speaker }, known);
            return isNowAlone(sentenceOf(reply, lexicon), slots) ? reply.text : undefined;
          },
        },
      },
      keep: {
        daily: async (now) => ({
          addresses: await dropAddresses(store, now),
          awaited: await store.transact((tx) => dropAwaited(tx, now)),
        }),
      },
      press: {
        clicks: {
          undo: click(changeSchema, (turn, { made }) => undo(acting(turn), made)),
          organisation: click(organisationClick, (turn, { organisation, other }) =>
            choose(acting(turn), organisation, other),
          ),
          organisationOf: click(chooseClick, (turn, { person, target }) =>
            chooseFor(acting(turn), person, target),
          ),
          dissolve: click(dissolveClick, (turn, { group, version }) =>
            dissolve(acting(turn), group, version),
          ),
          askInvite: click(askInviteClick, (turn, { group }) => askInvite(acting(turn), { group })),
          invite: click(inviteClick, (turn, data) => inviteFilled(acting(turn), data)),
          askAccess: click(accessClick, (turn, { group }) => inGroup(turn, group, askAccess)),
          handOver: click(handOverClick, (turn, data) => handOver(acting(turn), data)),
          accept: onRequest('accept'),
          decline: onRequest('decline'),
          add: onGroup('add'),
          remove: onGroup('remove'),
          appoint: onGroup('appoint'),
          dismiss: onGroup('dismiss'),
        },
      },
      send: {
        render: requestRenders(context),
        // Each is worth saying twice rather than never, and an edit changes nothing the second time.
        repeatable: Object.values(requestKinds).map((kind) => kind.slice('people.'.length)),
        recalls: ['places'],
      },
      show: {
        views: groupViews(context),
        waits: async (turn, locale) => {
          const { length } = await store.read((reader) => ownToDecide(reader, { context, turn }));
          const { ask, toDecide } = requestStrings[locale];
          return length > 0 ? [{ line: toDecide(length), job: { title: ask, say: ask } }] : [];
        },
        about(entity: string, locale: Locale, now: Date) {
          view.touch(now);
          return aboutRows(entity, { plan, view, zone }, locale, now);
        },
        values(now: Date) {
          view.touch(now);
          return ledValues({ plan, view, zone }, now);
        },
      },
    };
  },
});
