import sharp from 'sharp';
import type { Rgb } from './materials';
import type { Scene } from './scene';
import { Tracer, unit } from './trace';

/** Turns a scene into a picture file's pixels: camera, edge smoothing, bloom, tone. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

const { max, min } = Math;
/** Share of grey in every colour: keeps painted surfaces from looking like plastic. */
const PALE = 0.16;
const EXPOSURE = 0.96;
/** Bytes of one picture. */
const LARGEST = 60 * 1024;
/** Up to this width a picture is one of several hundred, and a few kilobytes have to do. */
const SMALL = 480;

export function develop(scene: Scene, width: number, height: number): Pixels {
  const tracer = new Tracer(scene);
  const ray = camera(scene, width, height);
  const light = new Float32Array(width * height * 3);
  const met = new Uint16Array(width * height);
  const far = new Float32Array(width * height);
  for (let i = 0; i < met.length; i++) {
    light.set(tracer.look(scene.eye, ray((i % width) + 0.5, Math.floor(i / width) + 0.5)), i * 3);
    met[i] = tracer.met;
    far[i] = tracer.far;
  }
  const jump = (i: number, k: number): boolean => met[i] !== met[k] || (met[i] !== 0 && Math.abs((far[i] ?? 0) - (far[k] ?? 0)) > 0.06);
  smoothEdges(light, width, height, jump, (x, y) => tracer.look(scene.eye, ray(x, y)));
  if (scene.bloom > 0) bloom(light, width, height, scene.bloom);
  return { width, height, rgb: tone(light, width, height) };
}

function camera(scene: Scene, width: number, height: number): (px: number, py: number) => Rgb {
  const { eye, target } = scene;
  const f = unit([target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]]);
  const r = unit([-f[2], 0, f[0]]);
  const u: Rgb = [r[1] * f[2] - r[2] * f[1], r[2] * f[0] - r[0] * f[2], r[0] * f[1] - r[1] * f[0]];
  const half = Math.tan(scene.view * Math.PI / 360);
  return (px, py) => {
    const [a, b] = [(px / width * 2 - 1) * half * width / height, (1 - py / height * 2) * half];
    return unit([f[0] + r[0] * a + u[0] * b, f[1] + r[1] * a + u[1] * b, f[2] + r[2] * a + u[2] * b]);
  };
}

/** Three more rays wherever a pixel is on the edge of a thing, or differs sharply from its neighbours. */
function smoothEdges(light: Float32Array, width: number, height: number, jump: (i: number, k: number) => boolean, look: (x: number, y: number) => Rgb): void {
  const value = (i: number): number => Math.sqrt(min(light[i * 3] ?? 0, 1.2)) + Math.sqrt(min(light[i * 3 + 1] ?? 0, 1.2)) + Math.sqrt(min(light[i * 3 + 2] ?? 0, 1.2));
  const rough: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const v = value(i);
      const edge = [i + 1, i - 1, i + width, i - width].some((k) => Math.abs(v - value(k)) > (jump(i, k) ? 0.06 : 0.32));
      if (edge) rough.push(i);
    }
  }
  for (const i of rough) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const sum: [number, number, number] = [0, 0, 0];
    for (const k of [0, 1, 2] as const) sum[k] = min(light[i * 3 + k] ?? 0, 1.6) / 4;
    for (const [dx, dy] of [[0.2, 0.15], [0.88, 0.4], [0.4, 0.88]] as const) {
      const c = look(x + dx, y + dy);
      for (const k of [0, 1, 2] as const) sum[k] += min(c[k], 1.6) / 4;
    }
    light.set(sum, i * 3);
  }
}

/** Spreads what is brighter than white, as a lens does. */
function bloom(light: Float32Array, width: number, height: number, strength: number): void {
  let bright = new Float32Array(light.length);
  for (let i = 0; i < light.length; i++) bright[i] = max((light[i] as number) - 0.75, 0);
  const radius = Math.floor(width / 22);
  for (let pass = 0; pass < 3; pass++) bright = blurAcross(blurAcross(bright, width, height, radius, false), width, height, radius, true);
  for (let i = 0; i < light.length; i++) light[i] = (light[i] as number) + (bright[i] as number) * strength;
}

function blurAcross(from: Float32Array, width: number, height: number, radius: number, down: boolean): Float32Array<ArrayBuffer> {
  const to = new Float32Array(from.length);
  const [lines, length, step] = down ? [width, height, width * 3] : [height, width, 3];
  for (let line = 0; line < lines; line++) {
    for (let k = 0; k < 3; k++) {
      const base = (down ? line * 3 : line * width * 3) + k;
      let sum = 0;
      for (let i = -radius; i < length; i++) {
        if (i + radius < length) sum += from[base + (i + radius) * step] as number;
        if (i - radius - 1 >= 0) sum -= from[base + (i - radius - 1) * step] as number;
        if (i >= 0) to[base + i * step] = sum / (2 * radius + 1);
      }
    }
  }
  return to;
}

/** Film-like shoulder, a breath of darkness in the corners, display gamma. */
function tone(light: Float32Array, width: number, height: number): Buffer {
  const out = Buffer.alloc(light.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width - 0.5, y / height - 0.5];
      const corner = 1 - 0.34 * (u * u + v * v);
      const first = (y * width + x) * 3;
      const grey = 0.25 * (light[first] as number) + 0.6 * (light[first + 1] as number) + 0.15 * (light[first + 2] as number);
      for (let k = 0; k < 3; k++) {
        const i = first + k;
        const c = ((light[i] as number) * (1 - PALE) + grey * PALE) * corner * EXPOSURE;
        const t = c < 0.55 ? c : 0.55 + 0.45 * (1 - Math.exp(-(c - 0.55) / 0.45));
        const s = t <= 0.0031308 ? t * 12.92 : 1.055 * t ** (1 / 2.4) - 0.055;
        out[i] = min(max(s * 255 + 0.5, 0), 255);
      }
    }
  }
  return out;
}

/** WebP of the given size; a smaller tracing is enlarged and sharpened a little. */
export async function encodeWebp(pixels: Pixels, width: number, height: number): Promise<Buffer> {
  const image = sharp(pixels.rgb, { raw: { width: pixels.width, height: pixels.height, channels: 3 } });
  const sized = pixels.width === width ? image : image.resize(width, height, { kernel: 'lanczos3' }).sharpen({ sigma: 0.8, m1: 0.4, m2: 1.2 });
  if (width <= SMALL) return sized.webp({ quality: 76, effort: 6, smartSubsample: true }).toBuffer();
  for (const quality of [90, 84, 78]) {
    const file = await sized.clone().webp({ quality, effort: 5, smartSubsample: true }).toBuffer();
    if (file.length < LARGEST) return file;
  }
  return sized.webp({ quality: 70, effort: 5, smartSubsample: true }).toBuffer();
}
