/** What is held about whoever looks, `GET /api/privacy/mine`: types only, shared with the browser. */
export interface MinePage {
  sections: { title: string; lines: string[] }[];
  notes: string[];
}

/** The same and more, as data, `GET /api/privacy/data`: asked for when it is to be kept. */
export interface DataPage {
  json: unknown;
}
