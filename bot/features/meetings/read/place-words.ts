/** The words of places, in both languages. */

/** Said before a place and no part of it: "à la Caf", "at the town hall". */
export const lead =
  /^(?:(?:ça|ca|elle|it|qui)\s+)?(?:se\s+(?:tiendra|passe|passera|tient)\s+|aura\s+lieu\s+|a\s+lieu\s+|will\s+be\s+|is\s+)?(?:(?:à\s+la|a\s+la|à\s+l['’]|a\s+l['’]|aux?|à|a|chez|dans|en|sur|at|in|@)(?=\s|(?<=['’]))\s*)(?:(?:la|le|les|l['’]|the|nos|vos|notre)(?=\s|(?<=['’]))\s*)?/iu;

/** "Lieu : …", "Venue: …". */
export const label = /^(?:lieu|adresse|place|location|venue|où|ou|where|endroit)\s*[:=]\s*/iu;

/** "avec la PMI", "about fiche 5": who or what it is with, not where. */
export const COMPANY = /^(?:avec|with|about|concernant|[àa] propos d[eu]s?)(?![\p{L}])/iu;

/** What a place may start with. */
export const NOUN =
  /^(?:(?:la|le|les|l['’]|the)\s*)?(?:salles?|mairie|h[ôo]tel de ville|h[ôo]tel du d[ée]partement|maison|centre|caf|pr[ée]fecture|sous-pr[ée]fecture|locaux|si[èe]ge|b[âa]t(?:iment)?|bureaux?|amphi|amphith[ée][âa]tre|room|town hall|city hall|offices?|campus|universit[ée]|biblioth[èe]que|m[ée]diath[èe]que|cr[èe]che|[ée]cole|espace|p[ôo]le|cpam|pmi|relais|ccas|d[ée]partement|conseil|rectorat|inspection|tribunal|th[ée][âa]tre|gymnase|caisse|mission locale|[ée]tage|\d{1,4}(?:\s*(?:bis|ter))?,?\s+(?:rue|av|avenue|bd|boulevard|place|all[ée]e|chemin|quai|impasse|cours))(?![\p{L}\d])/iu;

/** "même salle", "same place as last time". */
export const SAME =
  /^(?:(?:la|le|au|à la|in the|the)\s+)?(?:m[êe]mes?|same)\s+(?:salle|lieu|endroit|place|room)/iu;

/** Held at a distance, wherever it stands. */
export const online =
  /(?<![\p{L}\d])(?:visio(?:conf[ée]rence|conf)?s?|teams|zoom|webex|distanciel|en ligne|online|remote(?:ly)?|google meet|video call)(?![\p{L}\d])/iu;

/** A piece that says nothing but that. */
export const isOnline = (text: string): boolean =>
  /^(?:(?:en|par|sur|via|à|a|on|by|in|une?|la|avec)\s+)*(?:visio(?:conf[ée]rence|conf)?s?|teams|zoom|webex|distance|distanciel|ligne|online|remote(?:ly)?|video(?:\s+call)?|google meet|meet)(?![\p{L}\d])/iu.test(
    text,
  );

/** What follows a place and is no part of it. */
export const ending =
  /\s*(?:[?!].*|(?<![\p{L}])(?:et\s+(?:plus|pas|non)|au\s+lieu|instead|svp|s['’]il (?:te|vous) pla[iî]t|merci|please|thanks|bien cordialement|cordialement|avec\s+(?:pour|comme|l['’]ordre))(?![\p{L}]).*)$/isu;
