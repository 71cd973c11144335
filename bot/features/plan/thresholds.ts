/** From where on a reading is believed. */

/** Found on the development questions; see `docs/comprehension.md`. */
export const thresholds = {
  /** Below, nothing in the plan is close. */
  least: 0.32,
  /** The same for what is typed into a search box: all that is a little near is listed. */
  leastInBox: 0.15,
  /** Share of the words that must be accounted for. */
  coverage: 0.42,
  /** Two readings of different things closer than this are asked back. */
  margin: 0.14,
  /** Of the words said, the share that the plan knows: below, another subject. */
  known: 0.194,
  /** How likely, as learned, an entry must be for nothing else to speak against it. */
  trusted: 0.8,
  /** How many times likelier than the answer found a known gap must be to be said instead. */
  muchLikelier: 3,
  /** Share of the fields asked that such an entry must answer for the others not to be missed. */
  met: 0.5,
  /** How likely the best reading must be to be asserted; and when the thing itself was named. */
  believed: 0.6,
  believedNamed: 0.57,
  /** How likely something else must be, and how little a sigle, for its meaning not to be asked. */
  likelier: 0.25,
  unlikely: 0.05,
  /** How likely it must be that something is asked for that is never given. */
  refused: 0.4,
  /** How likely it must be that nothing of the plan is asked for. */
  outside: 0.4,
  /** With words of other subjects, likeness to a written phrasing from which the plan is meant all the same. */
  onTopic: 0.7,
  /** A sentence that stands badly alone goes on from the one before from this score on. */
  continued: 0.95,
  /** An ellipsis that names another thing of the same kind this well speaks of that one. */
  otherOfKind: 2.47,
  /** Share of the words said from which those the plan has nothing on are what it is about. */
  absent: 0.33,
  /** Likeness to a written phrasing that makes up for words the plan lacks. */
  alike: 0.32,
  /** Likeness from which a question is taken to be the one that was written. */
  sure: 0.798,
  /** A hard field is missed when it weighs this much beside the fields that are met. */
  hardShare: 1.0,
  /** Share of the words accounted for from which an answer is given without a second reading. */
  certain: 0.5,
  /** The same when the thing itself was named. */
  certainNamed: 0.22,
  /** How far ahead of the second reading a less certain one must be. */
  ahead: 0.1923,
  /** Below this share of words accounted for, an answer must be that far ahead. */
  ownWords: 0.304,
  farAhead: 0.3043,
  /** How far ahead the reading that the search did not put first must be. */
  dissent: 0.06,
  /** How near another fact of the same thing must be to answer the field in its place. */
  sameThing: 0.04,
  /** How near a known gap must be to be said along with an answer. */
  caveat: 1.8,
  /** How near a known gap must be to be said in place of two uncertain readings. */
  gap: 0.4,
  /** How many times likelier than the facts, where something was learned. */
  gapLikelier: 2,
  /** How near another line of the same fiche must be to be shown with an answer. */
  beside: 0.3125,
  /** How near the second reading must be to be shown below the answer. */
  rival: 0.8125,
  /** How near the third reading must be to be shown when none is sure. */
  third: 0.8,
  /** How near a fact must be to be shown beside a gap. */
  nearby: 1.2,
};
