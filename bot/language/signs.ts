/** Signs of what is put together in one line, by language. */
export const signs = {
  fr: { colon: ' : ', semicolon: ' ; ', quoted: (text: string) => `« ${text} »` },
  en: { colon: ': ', semicolon: '; ', quoted: (text: string) => `“${text}”` },
};
