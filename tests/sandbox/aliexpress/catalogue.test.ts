import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, DEMO_CATALOGUE } from '@/sandbox/aliexpress/catalogue';

const FOLDER = path.resolve(import.meta.dirname, '../../../sandbox/aliexpress/catalogue/pictures');
const skus = CATALOGUE.flatMap((p) => p.skus);
const picturesOf = (products: typeof CATALOGUE) => products.flatMap((p) => [...p.pictures, ...p.skus.flatMap((s) => s.properties.flatMap((v) => v.picture ?? []))]);
const named = new Set(picturesOf(CATALOGUE));

describe('numbers', () => {
  test('product numbers are 16 digits, start with 1005 and are unique', () => {
    for (const p of CATALOGUE) expect(p.productId).toMatch(/^1005\d{12}$/);
    expect(new Set(CATALOGUE.map((p) => p.productId)).size).toBe(CATALOGUE.length);
    for (const p of CATALOGUE) expect(p.storeId).toMatch(/^\d+$/);
  });

  test('SKU numbers are 17 digits, start with 12000 and are unique', () => {
    for (const s of skus) expect(s.skuId).toMatch(/^12000\d{12}$/);
    expect(new Set(skus.map((s) => s.skuId)).size).toBe(skus.length);
  });

  test('prices are positive whole cents and below the list price', () => {
    for (const s of skus) {
      expect(Number.isInteger(s.priceUsdMinor) && s.priceUsdMinor > 0, s.skuId).toBe(true);
      expect(s.listPriceUsdMinor).toBeGreaterThan(s.priceUsdMinor);
      expect(Number.isInteger(s.stock) && s.stock >= 0).toBe(true);
    }
  });
});

describe('variants', () => {
  test('every SKU of a product picks from the same properties, each combination once', () => {
    for (const p of CATALOGUE) {
      const shapes = new Set(p.skus.map((s) => s.properties.map((v) => v.propertyId).join()));
      expect(shapes.size, p.productId).toBe(1);
      expect(new Set(p.skus.map((s) => s.skuAttr)).size, p.productId).toBe(p.skus.length);
      for (const s of p.skus) expect(s.skuAttr).toBe(s.properties.map((v) => `${v.propertyId}:${v.valueId}${v.sellerName ? `#${v.sellerName}` : ''}`).join(';'));
    }
  });

  test('a value number means one thing within a product', () => {
    for (const p of CATALOGUE) {
      const names = new Map<string, string>();
      for (const v of p.skus.flatMap((s) => s.properties)) {
        const key = `${v.propertyId}:${v.valueId}`;
        expect(names.get(key) ?? v.valueName.en, p.productId).toBe(v.valueName.en);
        names.set(key, v.valueName.en);
      }
    }
  });

  test('there is a single-SKU product and a variant that is out of stock', () => {
    expect(CATALOGUE.some((p) => p.skus.length === 1 && p.skus[0]?.skuAttr === '')).toBe(true);
    expect(skus.some((s) => s.stock === 0)).toBe(true);
  });
});

test('titles and descriptions are there in both languages and differ', () => {
  for (const p of CATALOGUE) {
    for (const text of [p.subject, p.detailHtml]) {
      expect(text.en.length, p.productId).toBeGreaterThan(40);
      expect(text.es.length, p.productId).toBeGreaterThan(40);
      expect(text.es).not.toBe(text.en);
    }
  }
});

describe('pictures', () => {
  test('each one that is named exists, and each product has at least two', () => {
    for (const name of named) expect(existsSync(path.join(FOLDER, name)), name).toBe(true);
    for (const p of CATALOGUE) expect(p.pictures.length, p.productId).toBeGreaterThanOrEqual(2);
    for (const [, name] of CATALOGUE.flatMap((p) => [...(p.detailHtml.en + p.detailHtml.es).matchAll(/src="\/pictures\/([^"]+)"/g)])) {
      expect(existsSync(path.join(FOLDER, name ?? '')), name).toBe(true);
    }
  });

  test('all are WebP, the demo world\'s 960 by 1200 and the range\'s 480 by 600, and none is left over', async () => {
    const demo = new Set(picturesOf(DEMO_CATALOGUE));
    for (const name of readdirSync(FOLDER)) {
      const { format, width, height } = await sharp(path.join(FOLDER, name)).metadata();
      const [wide, high] = demo.has(name) ? [960, 1200] : [480, 600];
      expect({ name, format, width, height }).toEqual({ name, format: 'webp', width: wide, height: high });
      expect(named.has(name), name).toBe(true);
    }
  });
});

describe('a real long tail', () => {
  test('200 products and more over at least 12 categories, each in both languages, with a picture and a variant', () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CATALOGUE.map((p) => p.categoryId)).size).toBeGreaterThanOrEqual(12);
    for (const p of CATALOGUE) {
      expect(p.skus.length, p.productId).toBeGreaterThan(0);
      expect(p.categoryName.es, p.productId).not.toBe('');
    }
    expect(new Set(CATALOGUE.map((p) => p.subject.en)).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map((p) => p.subject.es)).size).toBe(CATALOGUE.length);
  });

  test('one SKU here, thirty and more there; sold out, wholesale, hostile, not for every country', () => {
    const sizes = CATALOGUE.map((p) => p.skus.length);
    expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeGreaterThan(30);
    const has = (test: (p: (typeof CATALOGUE)[number]) => boolean) => CATALOGUE.filter(test).length;
    expect(has((p) => p.skus.every((s) => s.stock === 0))).toBeGreaterThan(0);
    expect(has((p) => p.special === 'wholesale')).toBeGreaterThan(2);
    expect(has((p) => p.special === 'hostile')).toBeGreaterThan(2);
    expect(has((p) => p.undeliverableTo.length > 0)).toBeGreaterThan(20);
    const prices = skus.map((s) => s.priceUsdMinor);
    expect(Math.min(...prices)).toBeLessThan(500);
    expect(Math.max(...prices)).toBeGreaterThan(5_000);
  });
});
