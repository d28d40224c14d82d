/** Ids are hexadecimal, so short words like `db` or `add` are the start of many ids by chance. */
const MIN_ID_LENGTH = 4;

/** R80: true if each term is part of the text or the start of one of the ids. Terms and text must be in lower case. */
export function matchesTerms(terms: readonly string[], text: string, ids: readonly string[]): boolean {
  return terms.every(
    (term) =>
      text.includes(term) ||
      (term.length >= MIN_ID_LENGTH && ids.some((id) => id.toLowerCase().startsWith(term))),
  );
}
