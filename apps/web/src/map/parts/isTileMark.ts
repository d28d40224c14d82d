import { parseMark } from '../../store/selection.ts';

/** True for the mark of a tile, which stands for a project. */
export const isTileMark = (mark: string): boolean => parseMark(mark).mark.startsWith('p:');
