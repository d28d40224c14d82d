/** Above it, projects start folded. */
const MOST_UNFOLDED = 40;
/** How many more it takes until what is unfolded folds: one container more or less must not turn the picture over. */
const SLACK = 20;

/** R262: whether projects that nobody folded or unfolded are folded; `before` is what held until now, if anything did. */
export function foldsByDefault(containers: number, before: boolean | null): boolean {
  return containers > (before === false ? MOST_UNFOLDED + SLACK : MOST_UNFOLDED);
}
