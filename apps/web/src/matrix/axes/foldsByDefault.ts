/** With more containers than this, projects start folded. */
const MAX_UNFOLDED = 40;
/** Unfolded projects fold only with this many more containers, so that one added container does not fold everything. */
const MARGIN = 20;

/**
 * R262: true if the projects that the user has neither folded nor unfolded are folded. `before` is the last answer;
 * `null` if there is none.
 */
export function foldsByDefault(containers: number, before: boolean | null): boolean {
  return containers > (before === false ? MAX_UNFOLDED + MARGIN : MAX_UNFOLDED);
}
