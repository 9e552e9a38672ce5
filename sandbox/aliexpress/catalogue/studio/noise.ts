/** Smooth value noise in three dimensions, -1 to 1, the same on every machine. */
export function noise(x: number, y: number, z: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const ux = ease(x - ix);
  const uy = ease(y - iy);
  const uz = ease(z - iz);
  const a = mix(corner(ix, iy, iz), corner(ix + 1, iy, iz), ux);
  const b = mix(corner(ix, iy + 1, iz), corner(ix + 1, iy + 1, iz), ux);
  const c = mix(corner(ix, iy, iz + 1), corner(ix + 1, iy, iz + 1), ux);
  const d = mix(corner(ix, iy + 1, iz + 1), corner(ix + 1, iy + 1, iz + 1), ux);
  return mix(mix(a, b, uy), mix(c, d, uy), uz);
}

/** Sum of `octaves` noises, each twice as fine and half as strong. */
export function cloud(x: number, y: number, z: number, octaves = 3): number {
  let sum = 0;
  let strength = 0.5;
  let size = 1;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise(x * size, y * size, z * size);
    strength *= 0.5;
    size *= 2.03;
  }
  return sum;
}

const ease = (t: number): number => t * t * (3 - 2 * t);

function corner(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 1274126177);
  h = Math.imul(h ^ (h >>> 13), 1103515245);
  return (((h ^ (h >>> 16)) >>> 0) / 2147483648) - 1;
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

export function step(from: number, to: number, x: number): number {
  const t = Math.min(Math.max((x - from) / (to - from), 0), 1);
  return t * t * (3 - 2 * t);
}
