import type { Material } from '../materials';
import type { Part } from '../scene';

export interface Dressed {
  readonly of: Material;
  readonly accent: Material;
}

/** Builds one design of a family. It stands on the floor (y = 0) and faces +z; wall pieces hang around (0, 3, 0) on the plane z = 0. */
export type Model = (shape: string, dressed: Dressed) => Part[];
