/** What the search adds up, and how much each is worth beside the words; a score has no unit. */

/** Found on question sets (`docs/comprehension.md`): around them the results are flat. */
export const weights = {
  firm: 0.385,
  firmSecond: 0.34,
  /** The place in a list that was asked ("la deuxième"). */
  order: 0.34,
  named: 0.051,
  /** Named, and the entry is about something else. */
  namedMiss: 0.108,
  /** What a turn is about when it goes on from the one before. */
  focus: 1,
  /** A sigle named when a meaning is asked; and its meaning when much else is said, and no meaning asked. */
  sigle: 0.456,
  sigleMiss: 1,
  likeness: 0.677,
  alike: 1.02,
  /** What a second phrasing as near adds, and a phrasing that has all the words asked. */
  again: 0.67,
  covered: 1.22,
  placeMiss: 0.4,
  /** An entry about what a body leads, and the body is not named. */
  organisationMiss: 0.3,
  field: 0.197,
  weakField: 0.033,
  hardMiss: 0.059,
  fieldMiss: 0.003,
  whole: 0.019,
  wholeMiss: 0.017,
  unknown: 0.11,
  unknownMiss: 0.005,
  unknownTerm: 0.025,
  /** A word that the vocabulary understands and of which the plan says nothing. */
  absentTerm: 0.3,
  fieldTerm: 0.496,
  /** Mass of words below which their agreement proves little. */
  smooth: 2.64,
  /** How likely an entry is beside the likeliest one, as learned: by its natural logarithm. */
  learned: 0.2,
  /** The same when a turn goes on from the one before: phrasings were written to stand alone. */
  learnedOn: 0.23,
  /** Less likely by more than this, in natural logarithms, counts as no less likely. */
  unlikely: 6,
  /** And by more than this, an entry is not set beside its phrasings: they would not bring it to the front. */
  compared: 4,
  /** From this score of its words on, a field that fits counts whole. */
  topical: 0.91,
  named2topical: 0.6,
};
