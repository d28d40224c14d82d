/** Answer of `GET /api/v1/reachability` without parameters: the verdict of every pair. */
export interface ReachabilityMatrix {
  /** Container ids, and `host` and `outside`; rows and columns alike. */
  ids: string[];
  /** One row a source, one character a target: `a` directly, `p` only through a published port, `b` blocked, `u` unknown, `.` itself. */
  rows: string[];
}
