/** Answer of `GET /api/v1/reachability` without parameters: the verdict codes of all pairs. */
export interface ReachabilityMatrix {
  /** Container ids, `host` and `outside`, in the order of both the rows and the columns. */
  ids: string[];
  /**
   * One row for each source, with one character for each target: `a` allowed directly, `p` allowed only through a
   * published port, `b` blocked, `u` unknown, `.` the source itself.
   */
  rows: string[];
}
