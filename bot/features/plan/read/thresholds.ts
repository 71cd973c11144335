/**
 * From where on a reading is believed. `chance` is what was learned says alone, `confidence` what the whole
 * search says (both 0 to 1); a score is what the search adds up, without unit.
 */

/** Found on question sets, see `docs/comprehension.md`: around them the results are flat. */
export const thresholds = {
  /** Below, nothing in the plan is close. */
  least: 0.32,
  /** The same for what is typed into a search box: all that is a little near is listed. */
  leastInBox: 0.15,
  /** Share of the words that must be accounted for; or the chance, as learned, that makes up for it. */
  coverage: 0.42,
  plausible: 0.3,
  /** Two readings of different things closer than this are asked back. */
  margin: 0.14,
  /** Of the words said, the share that the plan knows: below, another subject. */
  known: 0.194,
  /** Chance from which no word of elsewhere speaks against an entry. */
  trusted: 0.8,
  /** How many times the chance of the best reading another one must have for it not to be asserted. */
  outdone: 2,
  /** Share of what is said that is only ever said of other things, from which an answer is not asserted. */
  ofAnother: 0.5,
  /** How many times the chance of the answer found a known gap must have to be said instead. */
  muchLikelier: 3,
  /** How many times the chance of the answer a known gap must have to be said along with it. */
  asLikely: 0.5,
  /** Share of the fields asked from which an entry that is trusted, or all but written so, misses none of them. */
  met: 0.5,
  /** Confidence from which the best reading is asserted; and when the thing itself was named. */
  believed: 0.6,
  believedNamed: 0.57,
  /** Chance of something else, and of a sigle, from and up to which the meaning of the sigle is not asked. */
  likelier: 0.25,
  unlikely: 0.05,
  /** Chance from which something is asked for that is never given. */
  refused: 0.65,
  /** Chance from which nothing of the plan is asked for. */
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
  ahead: 0.19,
  /** Below this share of words accounted for, an answer must be that far ahead. */
  ownWords: 0.304,
  farAhead: 0.3,
  /** How far ahead the reading that the search did not put first must be. */
  dissent: 0.06,
  /** How near a known gap must be to be said in place of two uncertain readings. */
  gap: 0.4,
  /** How many times likelier than the facts, where something was learned. */
  gapLikelier: 2,
  /** In doubt, how far ahead of the second reading one must be that alone states the field asked. */
  sameField: 0.5,
  /** How near the second reading must be to be one, in doubt. */
  rival: 0.81,
  /** How near a fact must be to be shown beside a gap. */
  nearby: 1.2,
};
