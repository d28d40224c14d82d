import * as z from 'zod';

/** The place to which a user dragged a mark, in the units of the map at zoom 1. */
export const Position = z
  .strictObject({
    x: z.number().min(-1e6).max(1e6),
    y: z.number().min(-1e6).max(1e6),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof Position>;

/** Body of `PUT /api/v1/positions`. */
export const PositionsRequest = z
  .strictObject({
    positions: z
      .record(z.string().min(1).max(256), z.union([Position, z.null()]))
      .describe('Replaces the stored positions of these ids. `null` deletes one'),
  })
  .meta({ id: 'PositionsRequest', examples: [{ positions: { ['0'.repeat(64)]: { x: 120, y: -40 } } }] });
export type PositionsRequest = z.infer<typeof PositionsRequest>;

/** Answer of `GET /api/v1/positions`. */
export interface PositionsReply {
  positions: Record<string, Position>;
}
