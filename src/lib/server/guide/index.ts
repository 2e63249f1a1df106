export { readEditorialPage, readHomeTexts, type EditorialPage, type HomeTexts } from './content.ts';
export { readIndicators, type Indicator } from './indicators.ts';
