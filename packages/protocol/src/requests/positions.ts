import * as z from 'zod';

/** Where a mark was dragged to, in the map's own units at zoom 1. */
export const Position = z.strictObject({
  x: z.number().min(-1e6).max(1e6),
  y: z.number().min(-1e6).max(1e6),
});
export type Position = z.infer<typeof Position>;

/** Body of `PUT /api/v1/positions`: replaces what is kept for the ids given; `null` forgets one. */
export const PositionsRequest = z.strictObject({
  positions: z.record(z.string().min(1).max(256), Position.nullable()),
});
export type PositionsRequest = z.infer<typeof PositionsRequest>;

/** Answer of `GET /api/v1/positions`. */
export interface PositionsReply {
  positions: Record<string, Position>;
}
