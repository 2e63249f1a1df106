export { readEditorialPage, readHomeTexts, type EditorialPage, type HomeTexts } from './content.ts';
export { readGoodNews, type GoodNewsStep } from './good-news.ts';
export { readLegalParameter, readLegalParameters } from './legal-parameters.ts';
export { readGivingLaw, readGivingTexts } from './giving-law.ts';
export { readResources, stampOf, type ResourceTexts } from './resources.ts';
