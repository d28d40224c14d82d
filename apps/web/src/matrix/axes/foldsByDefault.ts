/** With more containers than this, projects start folded; with more projects than this, engines do. */
const MAX_UNFOLDED = 40;
/** Unfolded ones fold only with this many more, so that one added container does not fold everything. */
const MARGIN = 20;

/**
 * R262, R303: true if the projects (by the number of containers) or the engines (by the number of projects) are folded that
 * the user has neither folded nor unfolded. `before` is the last answer; `null` if there is none.
 */
export function foldsByDefault(count: number, before: boolean | null): boolean {
  return count > (before === false ? MAX_UNFOLDED + MARGIN : MAX_UNFOLDED);
}
