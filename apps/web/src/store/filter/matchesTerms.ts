/** Shorter beginnings of ids are words that ids hold by chance: `db`, `add`. */
const LEAST_OF_ID = 4;

/** R80: whether every word is in the text, or begins one of the ids; words and text are in lower case. */
export function matchesTerms(words: readonly string[], text: string, ids: readonly string[]): boolean {
  return words.every(
    (word) =>
      text.includes(word) ||
      (word.length >= LEAST_OF_ID && ids.some((id) => id.toLowerCase().startsWith(word))),
  );
}
