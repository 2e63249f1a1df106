export { readEditorialPage, readErrorText, readHomeTexts, type EditorialPage, type ErrorText, type HomeTexts } from './content.ts';
export { readIndicators, type Indicator } from './indicators.ts';
