/** A card with its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  project: string | null;
}

/** Returns which part of the boxes overlaps at least one other. */
export function shareOverlapping(boxes: readonly Box[]): number {
  const near = new Neighbours(boxes);
  const overlapping = boxes.filter((box) => near.around(box).some((other) => overlaps(box, other)));
  return overlapping.length / boxes.length;
}

/** Returns which part of the boxes has a box of its own project as its nearest neighbour. */
export function shareBesideOwn(boxes: readonly Box[]): number {
  const counts = new Map<string | null, number>();
  for (const { project } of boxes) counts.set(project, (counts.get(project) ?? 0) + 1);
  const inCompany = boxes.filter(({ project }) => (counts.get(project) ?? 0) > 1);
  const pure = inCompany.filter((box) => {
    let nearest: Box | null = null;
    let smallest = Infinity;
    for (const other of boxes) {
      if (other === box) continue;
      const distance = Math.hypot(other.x - box.x, other.y - box.y);
      if (distance < smallest) [nearest, smallest] = [other, distance];
    }
    return nearest?.project === box.project;
  });
  return pure.length / inCompany.length;
}

/** Finds the boxes near another by a grid whose cells are as large as the largest box. */
class Neighbours {
  readonly #cells = new Map<string, Box[]>();
  readonly #size: number;

  constructor(boxes: readonly Box[]) {
    this.#size = Math.max(...boxes.map(({ width, height }) => Math.max(width, height)));
    for (const box of boxes) {
      const [column, row] = this.#cellOf(box);
      const key = `${column} ${row}`;
      this.#cells.set(key, [...(this.#cells.get(key) ?? []), box]);
    }
  }

  around(box: Box): Box[] {
    const [column, row] = this.#cellOf(box);
    const keys = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx} ${row + dy}`));
    return keys.flatMap((key) => this.#cells.get(key) ?? []);
  }

  #cellOf({ x, y }: Box): [column: number, row: number] {
    return [Math.floor(x / this.#size), Math.floor(y / this.#size)];
  }
}

const overlaps = (a: Box, b: Box): boolean =>
  a !== b && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
