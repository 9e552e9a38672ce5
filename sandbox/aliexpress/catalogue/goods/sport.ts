import { colours, defineProduct, html, pick, sizes } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, standard, STORES } from '../supply';

const yogaSet = defineProduct({
  no: 277390164, store: STORES.roam, category: CATEGORIES.sport,
  subject: {
    en: 'Cork Yoga Block Set of 2 with Cotton Yoga Strap and Metal D Ring, Non Slip Natural Bricks for Pilates and Stretching',
    es: 'Set de 2 bloques de yoga de corcho y cinta de algodón con anilla metálica, antideslizantes, para pilates y estiramientos',
  },
  html: {
    en: html(['Cork warms up under the hand, grips when you sweat and does not give way in half moon. The strap holds where you set it and is soft against bare skin.',
      'Pressed from the bark of Portuguese cork oaks, which grows back every nine years.'],
    'In the set', ['Two blocks, 23 x 14 x 8 cm, 620 g each', 'Strap of woven cotton, 245 x 3.8 cm, steel D rings', 'Rounded edges', 'Wipe clean, machine wash the strap'], 'yoga-set-mat', 'Block and strap on a mat'),
    es: html(['El corcho se templa en la mano, agarra aunque sudes y no cede en la media luna. La cinta aguanta donde la fijas y es suave con la piel.',
      'Prensado con corteza de alcornoques portugueses, que vuelve a crecer cada nueve años.'],
    'El set trae', ['Dos bloques de 23 x 14 x 8 cm, 620 g cada uno', 'Cinta de algodón tejido, 245 x 3,8 cm, anillas de acero', 'Cantos redondeados', 'Los bloques se limpian con un paño; la cinta, a máquina'], 'yoga-set-mat', 'Bloque y cinta sobre la esterilla'),
  },
  pictures: ['yoga-set-sand', 'yoga-set-mat', 'yoga-set-sage', 'yoga-set-plum', 'yoga-set-navy'],
  choices: [colours([pick(771, 'Sand', 'Arena', 'yoga-set-sand'), pick(175, 'Sage', 'Salvia', 'yoga-set-sage'), pick(496, 'Plum', 'Ciruela', 'yoga-set-plum'), pick(173, 'Navy', 'Azul marino', 'yoga-set-navy')])],
  rows: [[[0], 1480, 2690, 118], [[1], 1480, 2690, 97], [[2], 1480, 2690, 54], [[3], 1480, 2690, 70]],
  freight: [standard(390, 350, 390), free(16, 26)],
  facts: [['Material', 'Material', 'Cork, cotton, steel', 'Corcho, algodón, acero']],
  record: [1986, '4.9', 611], weight: 1480, pack: [26, 18, 16], notTo: ['AU', 'NZ', 'BR'],
});

const loopBands = defineProduct({
  no: 277390748, store: STORES.roam, category: CATEGORIES.sport,
  subject: {
    en: 'Resistance Loop Bands Set of 5, Skin Friendly Elastic Exercise Bands for Legs, Glutes, Physio and Pilates, with Bag',
    es: 'Set de 5 bandas elásticas de resistencia, suaves con la piel, para piernas, glúteos, fisio y pilates, con bolsa',
  },
  html: {
    en: html(['Five strengths, from warm-up to serious. The bands are wide and smooth, so they neither roll up nor pull at the skin, and they come back to length every time.'],
    'Details', ['Five loops, 30 x 6 cm, from 3 to 18 kg', 'TPE, free of latex', 'Cotton bag and a card with twelve exercises', 'Rinse with water, keep out of the sun'], 'loop-bands-close', 'The bands from close by'),
    es: html(['Cinco intensidades, del calentamiento a lo serio. Son anchas y lisas: ni se enrollan ni tiran de la piel, y siempre recuperan su longitud.'],
    'Detalles', ['Cinco bandas de 30 x 6 cm, de 3 a 18 kg', 'TPE, sin látex', 'Bolsa de algodón y tarjeta con doce ejercicios', 'Se aclaran con agua; mejor lejos del sol'], 'loop-bands-close', 'Las bandas de cerca'),
  },
  pictures: ['loop-bands-natural', 'loop-bands-bright', 'loop-bands-close'],
  choices: [colours([pick(771, 'Natural', 'Natural', 'loop-bands-natural'), pick(200004890, 'Bright', 'Vivo', 'loop-bands-bright')])],
  rows: [[[0], 360, 790, 720], [[1], 360, 790, 655]],
  freight: [free(8, 14), standard(70, 60, 180)],
  facts: [['Material', 'Material', 'TPE', 'TPE'], ['Strength', 'Resistencia', '3-18 kg', '3-18 kg']],
  record: [21340, '4.7', 5402], weight: 150, pack: [16, 12, 4],
});

const corkBalls = defineProduct({
  no: 277391255, store: STORES.roam, category: CATEGORIES.sport,
  subject: {
    en: 'Natural Cork Massage Ball, Peanut Roller for Back, Neck and Feet, Trigger Point Fascia Therapy Ball Set',
    es: 'Bola de masaje de corcho natural y rodillo cacahuete para espalda, cuello y pies, set para fascia y puntos gatillo',
  },
  // Hostile on purpose: an event handler in a picture and a link that runs a script.
  html: {
    en: html(['The peanut runs along both sides of the spine and leaves the bone in peace; the ball looks for the knot under the shoulder blade or in the arch of the foot. Cork is firm but not hard, and it does not slip on bare skin.<img src="x" onerror="alert(1)" onload="alert(2)">'],
    'Details', ['Ball 7 cm, peanut 16 x 8 cm', 'Pure cork, water based finish', 'Light: 45 and 140 g', '<a href="jAvaScRipt:void(fetch(\'https://collect.example\'))">Exercises as a download</a>'], 'cork-balls-mat', 'Peanut and balls on a wooden floor'),
    es: html(['El cacahuete recorre los dos lados de la columna sin tocar el hueso; la bola busca el nudo bajo el omóplato o en el arco del pie. El corcho es firme sin ser duro y no resbala sobre la piel.<img src="x" onerror="alert(1)" onload="alert(2)">'],
    'Detalles', ['Bola de 7 cm, cacahuete de 16 x 8 cm', 'Corcho puro, acabado al agua', 'Ligeros: 45 y 140 g', '<a href="jAvaScRipt:void(fetch(\'https://collect.example\'))">Ejercicios para descargar</a>'], 'cork-balls-mat', 'Cacahuete y bolas sobre suelo de madera'),
  },
  pictures: ['cork-balls-set', 'cork-balls-mat', 'cork-balls-peanut', 'cork-balls-ball'],
  choices: [sizes([pick(100014064, 'Ball', 'Bola', 'cork-balls-ball'), pick(361386, 'Peanut', 'Cacahuete', 'cork-balls-peanut'), pick(361385, 'Full set', 'Set completo', 'cork-balls-set')])],
  rows: [[[0], 310, 690, 240], [[1], 590, 1190, 186], [[2], 899, 1690, 95]],
  freight: [free(9, 15), standard(110, 100, 210)],
  facts: [['Material', 'Material', 'Natural cork', 'Corcho natural']],
  record: [3122, '4.8', 870], weight: 280, pack: [22, 16, 10], special: 'hostile',
});

export const SPORT_GOODS: readonly CatalogueProduct[] = [yogaSet, loopBands, corkBalls];
