export { listIndicators, readIndicators } from './indicators.ts';
