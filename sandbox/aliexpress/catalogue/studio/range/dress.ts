import { bamboo, brushed, cork, felt, glass, glaze, leather, matte, metal, plastic, rgb, silicone, stoneware, weave, wood, type Material } from '../materials';
import { noise, step } from '../noise';
import { COLOURS, type Colour, type Finish } from '../../range/palette';

/** What a product of the range is made of, from the plain words of its definition. */
export function dress(finish: Finish, colour: Colour): Material {
  const hex = COLOURS[colour].hex;
  switch (finish) {
    case 'glaze': return glaze(hex);
    case 'stone': return stoneware(hex);
    case 'matte': return matte(hex);
    case 'plastic': return plastic(hex);
    case 'gloss': return { ...plastic(hex), rough: 0.2, gloss: 0.06 };
    case 'silicone': return silicone(hex);
    case 'metal': return metal(hex, 0.2);
    case 'steel': return brushed(hex);
    case 'wood': return grain(colour, 0);
    case 'turned': return grain(colour, 1);
    case 'bamboo': return bamboo(0);
    case 'weave': return weave(hex, 110, 0.22);
    case 'felt': return felt(hex, 0.006);
    case 'leather': return leather(hex);
    case 'cork': return cork();
    case 'glass': return glass(hex);
    case 'terrazzo': return terrazzo(hex);
    case 'rattan': return rattan(hex);
    case 'wax': return { color: rgb(hex), rough: 0.5, gloss: 0.04, soft: 0.7 };
  }
}

function grain(colour: Colour, axis: 0 | 1): Material {
  const pair = { oak: ['#dcb67f', '#b98a52'], walnut: ['#8a5c3c', '#553420'], beech: ['#ecd3a6', '#d3ac77'], ash: ['#3b3733', '#242220'] } as const;
  const [light, dark] = colour === 'oak' || colour === 'walnut' || colour === 'beech' ? pair[colour] : pair.ash;
  return wood(light, dark, axis);
}

/** Pale stone with chips in three colours. */
function terrazzo(hex: string): Material {
  const [base, ...chips] = [hex, '#b4674a', '#5d6f66', '#d9a650'].map(rgb);
  return {
    color: (x, y, z) => {
      const n = noise(x * 9 + 3, y * 9, z * 9);
      if (n < 0.42) return base ?? [1, 1, 1];
      const which = Math.floor((noise(x * 2.1, y * 2.1 + 7, z * 2.1) + 1) * 1.5);
      return chips[Math.min(Math.max(which, 0), 2)] ?? [1, 1, 1];
    },
    rough: 0.5, gloss: 0.04,
  };
}

/** Woven cane: strands that go over and under, around the y axis. */
function rattan(hex: string): Material {
  const base = rgb(hex);
  const over = (x: number, y: number, z: number): number => {
    const a = Math.atan2(z, x) * 22;
    const row = Math.floor(y * 9);
    return Math.abs(Math.sin(a + (row % 2 ? Math.PI / 2 : 0))) * 0.7 + 0.3 * Math.sin((y * 9 - row) * Math.PI);
  };
  return {
    color: (x, y, z) => {
      const s = 0.55 + 0.5 * step(0.1, 0.9, over(x, y, z));
      return [base[0] * s, base[1] * s, base[2] * s];
    },
    rough: 0.65, gloss: 0.03, relief: (x, y, z) => 0.012 * over(x, y, z),
  };
}
