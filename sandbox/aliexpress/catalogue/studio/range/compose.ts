import { spin, type Part, type Scene } from '../scene';
import { shoot, type Shot } from '../sets';
import { extentOf } from './solid';

export interface Pose {
  /** Turn of the product in degrees. */
  readonly turn: number;
  /** Height of the camera in degrees. */
  readonly rise: number;
  /** Wall pieces hang on the backdrop; everything else stands on it. */
  readonly onWall?: boolean;
  /** Share of the frame that the product fills. */
  readonly fill?: number;
}

const VIEW = 22;
const HALF = Math.tan(VIEW * Math.PI / 360);

/** Puts a product on a set and steps back until all of it is in view. */
export function compose(parts: readonly Part[], pose: Pose, shot: Shot): Scene {
  const { low, high } = extentOf(parts);
  const middle = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2] as const;
  const rise = pose.rise * Math.PI / 180;
  const turn = pose.turn * Math.PI / 180;
  const [w, h, d] = [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
  const across = Math.abs(w * Math.cos(turn)) + Math.abs(d * Math.sin(turn));
  const deep = Math.abs(d * Math.cos(turn)) + Math.abs(w * Math.sin(turn));
  const up = h * Math.cos(rise) + deep * Math.sin(rise);
  const away = Math.max(up / 2, across / 2 / 0.8) / HALF / (pose.fill ?? 0.78) + deep / 3;
  const centre: Part[] = spin(parts, pose.turn);
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const target = [c * middle[0] + s * middle[2], middle[1], c * middle[2] - s * middle[0]] as const;
  const wall: Shot = pose.onWall ? { depth: 0, sweep: 0, turn: -12 } : { depth: Math.max(3.2, deep / 2 + 1.6) };
  return shoot(pose.onWall ? parts : centre, { ...wall, ...shot, target: pose.onWall ? middle : target, away, rise: pose.rise, view: VIEW });
}
