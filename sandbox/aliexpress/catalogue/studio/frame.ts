import type { Scene } from './scene';

/** One picture to take: file name without ending, and the scene (built only when it is needed: outlines are costly). */
export interface Frame {
  readonly file: string;
  readonly scene: () => Scene;
}

export const frame = (file: string, scene: () => Scene): Frame => ({ file, scene });
